import { FTPError } from 'basic-ftp';
import { createRedactor } from '@/lib/ftp/redact';
import type { TranscriptLine } from '@/lib/ftp/transcript';
import { visibleText } from '@/lib/ftp/visible-text';
import type { Deadline } from '@/lib/net/deadline';
import { inertText } from '@/lib/net/inert-text';
import type { TransferOutcome, TransferStep } from '@/lib/probes/end-to-end-transfer';
import { explainClientError } from './basic-ftp-failure';

type Facts = Pick<TransferStep, 'bytesExpected' | 'bytesSeen' | 'sizeOnServer' | 'contentMatches'>;
export type Report = Partial<Facts & Pick<TransferStep, 'reply' | 'failure' | 'detail'>>;

const nothing: Facts = { bytesExpected: null, bytesSeen: null, sizeOnServer: null, contentMatches: null };
const transcriptLimit = 500;
/** Milliseconds in which a service says why it cut the data connection: its words tell more than the cut. */
const afterwordsMs = 3_000;

/** What one transfer showed, step by step, and what was said meanwhile; without the password. */
export class TransferRecord {
  readonly #steps: TransferStep[] = [];
  readonly #transcript: TranscriptLine[] = [];
  readonly #redact: (text: string) => string;
  readonly #startedAt: number;
  #lastLineAt: number | null = null;
  #longestSilenceMs: number | null = null;
  #lines = 0;
  #agreed = false;
  /** The last reply of the present step that was not preliminary. */
  #final: { readonly code: number; readonly message: string } | null = null;
  #heard: (() => void) | null = null;

  /** @param isOpen whether the control connection still stands, so that something more may be said on it */
  constructor(
    password: string,
    private readonly deadline: Deadline,
    private readonly isOpen: () => boolean,
  ) {
    const redactor = createRedactor();
    redactor.hide(password);
    this.#redact = redactor.redact;
    this.#startedAt = deadline.clock.now();
  }

  get outcome(): TransferOutcome {
    return { steps: this.#steps, transcript: this.#transcript };
  }

  /** Lines of the control conversation so far: grows while something happens. */
  get lines(): number {
    return this.#lines;
  }

  /** The service has agreed to the transfer of the present step, with a reply such as 150. */
  get agreed(): boolean {
    return this.#agreed;
  }

  /**
   * Runs one step and notes how it went.
   * @param work gives the facts of a step that went through
   * @param failed gives the facts and, where we know better than the error, the failure of one that did not
   * @param forgiven replies that refuse and of which nothing is noted
   * @returns true when it worked
   */
  async measure(
    operation: TransferStep['operation'],
    work: () => Promise<Report>,
    failed: () => Report = () => ({}),
    forgiven: ReadonlySet<number> = new Set(),
  ): Promise<boolean> {
    const startedAt = this.#now();
    this.#lastLineAt = null;
    this.#longestSilenceMs = null;
    this.#agreed = false;
    this.#final = null;
    const note = (report: Report): boolean => {
      this.#steps.push({
        operation,
        elapsedMs: Math.round(this.#now() - startedAt),
        failure: null,
        detail: null,
        reply: null,
        ...nothing,
        controlIdleMs: this.#longestSilenceMs,
        ...report,
      });
      return (report.failure ?? null) === null;
    };
    try {
      return note(await work());
    } catch (error) {
      if (error instanceof FTPError) {
        if (forgiven.has(error.code)) return true;
        return note({ ...failed(), failure: 'reply_negative', reply: this.reply(error.code, error.message) });
      }
      const { failure, detail } = explainClientError(error, this.deadline);
      const said = await this.#afterwords();
      if (said !== null && said.code >= 400)
        return note({ ...failed(), failure: 'reply_negative', reply: this.reply(said.code, said.message) });
      return note({
        failure,
        detail: detail === undefined ? null : inertText(this.#redact(detail), 1024),
        ...failed(),
      });
    }
  }

  reply(code: number, message: string): TransferStep['reply'] {
    const text = message.replace(/^\d{3}[ -]/gm, '').trimEnd();
    return { code, text: visibleText(this.#redact(text), 4096) };
  }

  /** Takes a line from the log of the library. */
  readonly write = (line: string): void => {
    const mark = /^[<>] /.exec(line)?.[0];
    // Listings come without a mark, and are nobody's business.
    if (mark === undefined) return;
    const now = this.#now();
    if (this.#lastLineAt !== null)
      this.#longestSilenceMs = Math.max(this.#longestSilenceMs ?? 0, Math.round(now - this.#lastLineAt));
    this.#lastLineAt = now;
    this.#lines += 1;
    const from = mark === '> ' ? 'us' : 'server';
    if (from === 'server' && /^1\d\d/.test(line.slice(2))) this.#agreed = true;
    const final = from === 'server' ? /^([2-5]\d\d) .*/m.exec(line.slice(2)) : null;
    if (final) {
      this.#final = { code: Number(final[1]), message: line.slice(2) };
      this.#heard?.();
    }
    const atMs = Math.round(now - this.#startedAt);
    for (const part of line.slice(2).split('\n')) {
      const text = visibleText(this.#redact(part.trimEnd()), 1000);
      if (text !== '' && this.#transcript.length < transcriptLimit)
        this.#transcript.push({ from, text, atMs });
    }
  };

  /** The reply that follows a broken data connection, where one comes soon. */
  async #afterwords(): Promise<{ readonly code: number; readonly message: string } | null> {
    if (this.#final === null && this.isOpen() && !this.deadline.signal.aborted)
      await new Promise<void>((resolve) => {
        const stop = this.deadline.clock.after(afterwordsMs, resolve);
        this.#heard = () => {
          stop();
          resolve();
        };
      });
    this.#heard = null;
    return this.#final;
  }

  #now(): number {
    return this.deadline.clock.now();
  }
}
