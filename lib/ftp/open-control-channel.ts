import type { Clock, Deadline } from '@/lib/net/deadline';
import { startDeadline } from '@/lib/net/deadline';
import type { Connection, TlsOptions, TlsOutcome } from '@/lib/net/network';
import type { Protection } from '@/lib/observations/observation';
import { type Command, commands, encodeCommand, showCommand } from './command';
import type { ControlChannel, ReplyOutcome } from './control-channel';
import { decodeText } from './decode-text';
import { classifyGreeting } from './greeting-class';
import { createRedactor } from './redact';
import type { Reply } from './reply';
import { ReplyReader } from './reply-reader';
import type { TranscriptLine } from './transcript';
import { visibleText } from './visible-text';

const transcriptLines = 1000;
const transcriptCharacters = 64 * 1024;
const lineCharacters = 1000;
const clearTextBytes = 512;
/** Milliseconds for the farewell to leave before the connection is destroyed. */
const farewellMs = 200;
const encoder = new TextEncoder();
const noBytes = new Uint8Array();

/**
 * Starts a control conversation on a connection that was just opened. Nothing is sent or read yet.
 * @param clock stamps the transcript
 */
export function openControlChannel(connection: Connection, clock: Clock): ControlChannel {
  return new OpenChannel(connection, clock);
}

class OpenChannel implements ControlChannel {
  readonly connection: Connection;
  readonly transcript: TranscriptLine[] = [];
  readonly #clock: Clock;
  readonly #openedAt: number;
  readonly #reader = new ReplyReader();
  readonly #redactor = createRedactor();
  #protection: Protection = 'clear';
  #characters = 0;
  #usable = true;
  /** It has been heard to speak FTP. The words of other services are nobody's business here. */
  #speaksFtp = false;
  #closed = false;

  constructor(connection: Connection, clock: Clock) {
    this.connection = connection;
    this.#clock = clock;
    this.#openedAt = clock.now();
  }

  get protection(): Protection {
    return this.#protection;
  }

  async readReply(deadline: Deadline): Promise<ReplyOutcome> {
    return (await this.#read(deadline, false)) ?? this.#fail({ ok: false, failure: 'timed_out' }, noBytes);
  }

  awaitUnasked(deadline: Deadline): Promise<ReplyOutcome | null> {
    return this.#read(deadline, true);
  }

  /** @param mayBeSilent null instead of a failure when not a single byte comes in time */
  async #read(deadline: Deadline, mayBeSilent: boolean): Promise<ReplyOutcome | null> {
    for (;;) {
      const event = this.#reader.next();
      if (event?.kind === 'reply') return { ok: true, reply: this.#show(event.reply) };
      if (event) return this.#fail({ ok: false, failure: event.failure }, event.heard);
      const outcome = await this.connection.read(deadline);
      if (!outcome.ok) {
        const heard = this.#reader.pending();
        if (mayBeSilent && outcome.failure === 'timed_out' && heard.length === 0) return null;
        return this.#fail(outcome, heard);
      }
      if (!outcome.bytes) return this.#fail({ ok: false, failure: 'closed' }, this.#reader.pending());
      this.#reader.push(outcome.bytes);
    }
  }

  async send(command: Command, deadline: Deadline): Promise<ReplyOutcome> {
    const bytes = encodeCommand(command);
    this.#write('us', showCommand(command));
    const written = await this.connection.write(bytes, deadline);
    // A server that hangs up says why before it does, so the words are read even when nothing more can be sent.
    const outcome = await this.readReply(deadline);
    return written.ok || outcome.ok || outcome.heard?.length ? outcome : written;
  }

  async startTls(
    mode: 'explicit' | 'implicit',
    options: TlsOptions,
    deadline: Deadline,
  ): Promise<TlsOutcome> {
    const dropped = this.#reader.drop();
    if (dropped.length > 0) this.note('unencrypted bytes before the encryption were dropped');
    const outcome = await this.connection.startTls(options, deadline);
    if (outcome.ok) {
      this.#protection = mode;
      this.note(`encrypted with ${outcome.tls.version}, ${outcome.tls.cipher}`);
    } else {
      this.#usable = false;
      this.note(`encryption failed: ${outcome.detail ?? outcome.failure}`);
    }
    const clearText = join(dropped, outcome.clearText ?? new Uint8Array());
    if (clearText.length === 0) return outcome;
    return { ...outcome, clearText: this.#hideIn(clearText) };
  }

  hide(secret: string): void {
    this.#redactor.hide(secret);
  }

  sealSecrets(): void {
    this.#redactor.seal();
  }

  note(text: string): void {
    this.#write('note', text);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (!this.#usable) {
      this.connection.destroy();
      return;
    }
    this.#write('us', 'QUIT');
    const deadline = startDeadline(this.#clock, farewellMs);
    const leave = () => {
      deadline.clear();
      this.connection.destroy();
    };
    this.connection.write(encodeCommand(commands.quit()), deadline).then(leave, leave);
  }

  /** The reply without secrets, also written down. */
  #show(reply: Reply): Reply {
    const text = this.#redactor.redact(reply.text);
    const shown =
      text === reply.text ? reply : { ...reply, lines: text.split('\n'), text, raw: new Uint8Array() };
    if (this.#isFtp(shown, new Uint8Array())) this.#writeReply(shown);
    return shown;
  }

  #fail(failed: Extract<ReplyOutcome, { ok: false }>, bytes: Uint8Array): ReplyOutcome {
    this.#usable = false;
    const heard = this.#hideIn(bytes);
    const { failure } = failed;
    const detail = failed.detail === undefined ? {} : { detail: this.#redactor.redact(failed.detail) };
    if (heard.length > 0 && this.#isFtp(null, heard)) this.#write('server', decodeText(heard));
    this.note(`no readable reply: ${detail.detail ?? failure}`);
    return { ok: false, failure, ...detail, ...(heard.length > 0 ? { heard } : {}) };
  }

  #writeReply({ code, lines }: Reply): void {
    for (const [index, line] of lines.entries()) {
      this.#write('server', `${code}${index === lines.length - 1 ? ' ' : '-'}${line}`);
    }
  }

  #isFtp(reply: Reply | null, heard: Uint8Array): boolean {
    const { speaks } = classifyGreeting(reply, heard);
    if (!this.#speaksFtp && speaks !== 'ftp') this.note(`what answers here is no FTP server (${speaks})`);
    else this.#speaksFtp = true;
    return this.#speaksFtp;
  }

  #hideIn(bytes: Uint8Array): Uint8Array {
    const text = decodeText(bytes);
    const shown = this.#redactor.redact(text);
    return shown === text ? bytes : encoder.encode(shown);
  }

  #write(from: TranscriptLine['from'], text: string): void {
    if (this.transcript.length >= transcriptLines || this.#characters > transcriptCharacters) return;
    const shown = visibleText(this.#redactor.redact(text), lineCharacters);
    this.#characters += shown.length;
    this.transcript.push({ from, text: shown, atMs: Math.round(this.#clock.now() - this.#openedAt) });
  }
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined.subarray(0, clearTextBytes);
}
