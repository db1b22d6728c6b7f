import { Readable, Writable } from 'node:stream';
import { type Client, FTPError } from 'basic-ftp';
import { createRedactor } from '@/lib/ftp/redact';
import type { TranscriptLine } from '@/lib/ftp/transcript';
import { visibleText } from '@/lib/ftp/visible-text';
import type { Deadline } from '@/lib/net/deadline';
import { inertText } from '@/lib/net/inert-text';
import type { Failed } from '@/lib/net/network';
import type { EndToEndTransfer, TransferOrder, TransferStep } from '@/lib/probes/end-to-end-transfer';
import { newBasicFtp, type OpenSocket, openBasicFtp } from './basic-ftp-client';
import { classifySocketError, classifyTlsError } from './classify-socket-error';
import { dial } from './node-dial';
import type { NodeNetworkOptions } from './node-network';
import { onDeadline, outOfTime } from './out-of-time';

type Options = Pick<NodeNetworkOptions, 'dialer' | 'trustAnchorsPem' | 'onConnection'>;
type Facts = Pick<TransferStep, 'bytesExpected' | 'bytesSeen' | 'sizeOnServer' | 'contentMatches'>;
type Report = Partial<Facts> & {
  readonly reply?: TransferStep['reply'];
  readonly failure?: TransferStep['failure'];
};

/** Carries a failure of our own socket through the library. */
class SocketFailure extends Error {
  constructor(readonly failed: Failed) {
    super(failed.detail ?? failed.failure);
  }
}

const nothing: Facts = { bytesExpected: null, bytesSeen: null, sizeOnServer: null, contentMatches: null };
const transcriptLimit = 500;
/** The server does not know SIZE (RFC 3659 section 4 is optional): nothing to conclude. */
const unknownCommand: ReadonlySet<number> = new Set([500, 501, 502, 504]);

/** The end-to-end proof through basic-ftp, which behaves like an everyday client. Its sockets go where the dialer says and nowhere else. */
export const createBasicFtpTransfer = (options: Options): EndToEndTransfer => ({
  run: async (order, deadline) => {
    const client = newBasicFtp(Math.max(1, Math.ceil(deadline.remaining())));
    const stop = onDeadline(deadline, () => client.close());
    try {
      return await new Transfer(client, order, deadline, options).run();
    } finally {
      stop();
      client.close();
    }
  },
});

class Transfer {
  readonly #steps: TransferStep[] = [];
  readonly #transcript: TranscriptLine[] = [];
  readonly #redact: (text: string) => string;
  readonly #startedAt: number;

  constructor(
    private readonly client: Client,
    private readonly order: TransferOrder,
    private readonly deadline: Deadline,
    private readonly options: Options,
  ) {
    const redactor = createRedactor();
    redactor.hide(order.login.password);
    this.#redact = redactor.redact;
    this.#startedAt = deadline.clock.now();
  }

  async run() {
    await this.#all();
    return { steps: this.#steps, transcript: this.#transcript };
  }

  async #all(): Promise<void> {
    const { client } = this;
    const { fileName, content } = this.order;
    const listed = await this.#measure('list', async () => {
      await openBasicFtp(client, this.#request());
      let bytesSeen = 0;
      client.trackProgress((progress) => {
        bytesSeen = progress.bytes;
      });
      await client.list();
      client.trackProgress();
      return { bytesSeen };
    });
    if (!listed) return;
    const stored = await this.#measure('upload', async () => {
      const { code, message } = await client.uploadFrom(Readable.from([Buffer.from(content)]), fileName);
      return { bytesExpected: content.length, bytesSeen: content.length, reply: this.#reply(code, message) };
    });
    if (stored) await this.#compare();
    // Also after a refusal: part of the file may have been kept.
    if (stored) await this.#measure('delete', async () => this.#answer(await client.remove(fileName)));
    else if (!client.closed) await client.remove(fileName, true).catch(() => undefined);
  }

  async #compare(): Promise<void> {
    const { client } = this;
    const { fileName, content } = this.order;
    await this.#measure('size', async () => {
      const sizeOnServer = await client.size(fileName);
      const differs = sizeOnServer !== content.length;
      return {
        bytesExpected: content.length,
        sizeOnServer,
        ...(differs ? { failure: 'size_mismatch' } : {}),
      };
    });
    await this.#measure('download', async () => {
      const chunks: Buffer[] = [];
      let bytesSeen = 0;
      const sink = new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          bytesSeen += chunk.length;
          chunks.push(chunk);
          done(bytesSeen > content.length * 4 ? new Error('More came back than was sent.') : null);
        },
      });
      const { code, message } = await client.downloadTo(sink, fileName);
      const contentMatches = Buffer.concat(chunks).equals(content);
      const seen = {
        bytesExpected: content.length,
        bytesSeen,
        contentMatches,
        reply: this.#reply(code, message),
      };
      return contentMatches ? seen : { ...seen, failure: 'content_mismatch' };
    });
  }

  /** Runs one step and notes how it went; true when it worked. */
  async #measure(operation: TransferStep['operation'], work: () => Promise<Report>): Promise<boolean> {
    const { clock } = this.deadline;
    const startedAt = clock.now();
    const note = (report: Report, detail: string | null) => {
      const elapsedMs = Math.round(clock.now() - startedAt);
      this.#steps.push({ operation, elapsedMs, detail, ...nothing, reply: null, failure: null, ...report });
    };
    try {
      const report = await work();
      note(report, null);
      return report.failure === undefined;
    } catch (error) {
      if (error instanceof FTPError) {
        if (operation === 'size' && unknownCommand.has(error.code)) return true;
        note({ failure: 'reply_negative', reply: this.#reply(error.code, error.message) }, null);
        return false;
      }
      const { failure, detail } = this.#classify(error);
      note({ failure }, detail === undefined ? null : inertText(this.#redact(detail), 1024));
      return false;
    }
  }

  #classify(error: unknown): Failed {
    if (error instanceof SocketFailure) return error.failed;
    if (this.deadline.signal.aborted) return outOfTime(this.deadline);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('ERR_SSL')) return classifyTlsError(error);
    const words = error instanceof Error ? error.message : String(error);
    // A data stream that the server ended too early, in the words of Node's streams.
    if (code === 'ERR_STREAM_PREMATURE_CLOSE') return { ok: false, failure: 'closed', detail: words };
    if (code.startsWith('E')) return classifySocketError(error);
    const failure = /timeout/i.test(words)
      ? 'timed_out'
      : /FIN packet|closed connection|ended during/i.test(words)
        ? 'closed'
        : 'reply_malformed';
    return { ok: false, failure, detail: words };
  }

  readonly #answer = ({ code, message }: { code: number; message: string }): Report => ({
    reply: this.#reply(code, message),
  });

  readonly #reply = (code: number, message: string): TransferStep['reply'] => ({
    code,
    text: visibleText(this.#redact(message.replace(/^\d{3}[ -]/gm, '').trimEnd()), 4096),
  });

  #request() {
    const { order, deadline, options } = this;
    return { order, deadline, open: this.#open, anchorsPem: options.trustAnchorsPem, onLine: this.#write };
  }

  readonly #open: OpenSocket = async (target) => {
    const { deadline, options } = this;
    const at = deadline.clock.date();
    const audit = (outcome: 'connected' | Failed['failure'], bytesIn = 0, bytesOut = 0) =>
      options.onConnection({
        host: inertText(target.host, 260),
        address: target.address,
        port: target.port,
        at,
        outcome,
        bytesIn,
        bytesOut,
      });
    const place = options.dialer.place(target);
    if (place === 'forbidden')
      throw new Error(`The target policy allowed ${target.address}, which must never be contacted.`);
    const dialled =
      place === 'refused' ? ({ ok: false, failure: 'refused' } as const) : await dial(place, deadline);
    if (!dialled.ok || place === 'refused') {
      const failed = dialled.ok ? ({ ok: false, failure: 'refused' } as const) : dialled;
      audit(failed.failure);
      throw new SocketFailure(failed);
    }
    const { socket } = dialled;
    const stop = onDeadline(deadline, () => socket.destroy());
    socket.once('close', () => {
      stop();
      audit('connected', socket.bytesRead, socket.bytesWritten);
    });
    return { socket, place };
  };

  readonly #write = (line: string): void => {
    const atMs = Math.round(this.deadline.clock.now() - this.#startedAt);
    const mark = /^[<>] /.exec(line)?.[0];
    // Listings come without a mark, and are nobody's business.
    if (mark === undefined) return;
    const from = mark === '> ' ? 'us' : 'server';
    for (const part of line.slice(2).split('\n')) {
      const text = visibleText(this.#redact(part.trimEnd()), 1000);
      if (text !== '' && this.#transcript.length < transcriptLimit)
        this.#transcript.push({ from, text, atMs });
    }
  };
}
