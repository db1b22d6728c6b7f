import { Writable } from 'node:stream';
import type { Client } from 'basic-ftp';
import type { Deadline } from '@/lib/net/deadline';
import type { EndToEndTransfer, TransferOrder, TransferOutcome } from '@/lib/probes/end-to-end-transfer';
import { newBasicFtp, openBasicFtp } from './basic-ftp-client';
import { pacedSource, watchProgress } from './basic-ftp-pace';
import { type Report, TransferRecord } from './basic-ftp-record';
import { socketOpener } from './basic-ftp-socket';
import type { NodeNetworkOptions } from './node-network';
import { onDeadline } from './out-of-time';

type Options = Pick<NodeNetworkOptions, 'dialer' | 'trustAnchorsPem' | 'onConnection'>;

/** The server does not know SIZE (RFC 3659 section 4 is optional): nothing to conclude. */
const unknownCommand: ReadonlySet<number> = new Set([500, 501, 502, 504]);
/** A download that has brought bytes in the last so many milliseconds is moving. */
const movingMs = 1_000;
/** Milliseconds to tidy up after a transfer that has broken the connection. */
const tidyMs = 10_000;

/** The end-to-end proof through basic-ftp, which behaves like an everyday client. Its sockets go where the dialer says and nowhere else. */
export const createBasicFtpTransfer = (options: Options): EndToEndTransfer => ({
  run: (order, deadline) => new Transfer(order, deadline, options).run(),
});

class Transfer {
  readonly #record: TransferRecord;
  #client: Client;
  /** The newest data connection, also when the library has dropped it. */
  #data: Client['ftp']['dataSocket'];
  /** What is on the server as far as we know. */
  #left: 'nothing' | 'part' | 'all' = 'nothing';

  constructor(
    private readonly order: TransferOrder,
    private readonly deadline: Deadline,
    private readonly options: Options,
  ) {
    this.#record = new TransferRecord(order.login.password, deadline, () => !this.#client.closed);
    this.#client = newBasicFtp(Math.max(1, Math.ceil(deadline.remaining())));
  }

  async run(): Promise<TransferOutcome> {
    await this.#withClient(this.deadline, () => this.#afterLogin());
    if (this.#left !== 'nothing' && this.#client.closed) await this.#tidyUp();
    return this.#record.outcome;
  }

  /** Closes the client when the work or its time is over. */
  async #withClient(deadline: Deadline, work: () => Promise<void>): Promise<void> {
    const stop = onDeadline(deadline, () => this.#client.close());
    try {
      await work();
    } finally {
      stop();
      this.#client.close();
    }
  }

  /** The login has been measured before, so it is told only when it fails, and then as a part of the upload. */
  async #afterLogin(): Promise<void> {
    let failed: unknown = null;
    await this.#open(this.deadline).catch((error: unknown) => {
      failed = error ?? new Error('The login failed.');
    });
    if (failed === null) return this.#sendAndFetch();
    await this.#record.measure('upload', () => Promise.reject(failed));
  }

  async #sendAndFetch(): Promise<void> {
    const sent = await this.#upload();
    if (sent === null) {
      // Also after a refusal, part of the file may have been kept.
      if (!this.#client.closed) await this.#removeRest();
      return;
    }
    await this.#askSize(sent);
    await this.#download(this.order.content.subarray(0, sent));
    if (!this.#client.closed) await this.#remove();
  }

  async #remove(): Promise<void> {
    this.#left = 'nothing';
    await this.#record.measure('delete', async () => {
      const { code, message } = await this.#client.remove(this.order.fileName);
      return { reply: this.#record.reply(code, message) };
    });
  }

  /** @returns how many bytes are on the server by its own word; null when the upload failed */
  async #upload(): Promise<number | null> {
    const { content, fileName, patience } = this.order;
    const { clock } = this.deadline;
    const source = pacedSource(content, clock, patience.uploadMs);
    const sent = () => Math.max(0, source.taken() - (this.#data?.writableLength ?? 0));
    const moved = () => sent() + this.#record.lines;
    // Once all is given out, part of it is still on its way where nobody can see it move.
    const stallMs = () => (source.ended() ? 2 : 1) * patience.stallMs;
    const went = await this.#watched(moved, stallMs, (stalled) =>
      this.#record.measure(
        'upload',
        async () => {
          const { code, message } = await this.#client.uploadFrom(source.stream, fileName);
          const bytes = source.taken();
          return { bytesExpected: bytes, bytesSeen: bytes, reply: this.#record.reply(code, message) };
        },
        () => {
          const facts = { bytesExpected: content.length, bytesSeen: sent() };
          return stalled() ? { ...facts, failure: 'timed_out', detail: null } : facts;
        },
      ),
    );
    source.stream.destroy();
    this.#left = went ? 'all' : this.#record.agreed ? 'part' : 'nothing';
    return went ? source.taken() : null;
  }

  async #askSize(sent: number): Promise<void> {
    await this.#record.measure(
      'size',
      async () => {
        const sizeOnServer = await this.#client.size(this.order.fileName);
        const facts = { bytesExpected: sent, sizeOnServer };
        return sizeOnServer === sent ? facts : { ...facts, failure: 'size_mismatch' };
      },
      () => ({}),
      unknownCommand,
    );
  }

  async #download(content: Uint8Array): Promise<void> {
    const { fileName, patience } = this.order;
    const { clock } = this.deadline;
    const chunks: Buffer[] = [];
    let bytesSeen = 0;
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        bytesSeen += chunk.length;
        movedAt = clock.now();
        chunks.push(chunk);
        done(bytesSeen > content.length * 4 ? new Error('More came back than was sent.') : null);
      },
    });
    let movedAt = clock.now();
    let enough = false;
    const lookAgain = () => {
      // Whether silence is the end is not known so soon, and for somebody else to tell.
      enough = bytesSeen > 0 && clock.now() - movedAt < movingMs;
      if (enough) this.#client.close();
      else stopTimer = clock.after(movingMs, lookAgain);
    };
    let stopTimer = clock.after(patience.downloadMs, lookAgain);
    await this.#watched(
      () => bytesSeen + this.#record.lines,
      () => patience.stallMs,
      (stalled) =>
        this.#record.measure(
          'download',
          async () => {
            const finished = this.#client.downloadTo(sink, fileName);
            const { code, message } = await finished.catch((error: unknown) => {
              if (enough) return { code: 0, message: '' };
              throw error;
            });
            if (code === 0) return { bytesSeen };
            const contentMatches = Buffer.concat(chunks).equals(content);
            const facts = { bytesExpected: content.length, bytesSeen, contentMatches };
            const seen: Report = { ...facts, reply: this.#record.reply(code, message) };
            return contentMatches ? seen : { ...seen, failure: 'content_mismatch' };
          },
          () => {
            const facts = { bytesExpected: content.length, bytesSeen };
            return stalled() ? { ...facts, failure: 'timed_out', detail: null } : facts;
          },
        ),
    );
    stopTimer();
    sink.destroy();
  }

  /** Ends a transfer in which nothing moves. */
  async #watched(
    moved: () => number,
    stallMs: () => number,
    work: (stalled: () => boolean) => Promise<boolean>,
  ): Promise<boolean> {
    let stalled = false;
    const stop = watchProgress(this.deadline.clock, moved, stallMs, () => {
      stalled = true;
      this.#client.close();
    });
    try {
      return await work(() => stalled);
    } finally {
      stop();
    }
  }

  /** The connection broke in the middle: another one takes the file away, as far as there is time. */
  async #tidyUp(): Promise<void> {
    if (this.deadline.signal.aborted) return;
    const deadline = this.deadline.within(tidyMs);
    this.#client = newBasicFtp(tidyMs);
    await this.#withClient(deadline, async () => {
      await this.#open(deadline);
      if (this.#left === 'all') await this.#remove();
      else await this.#removeRest();
    }).catch(() => undefined);
    deadline.clear();
  }

  /** What is left of a file that was not sent to its end: how much, and away with it. */
  async #removeRest(): Promise<void> {
    const { fileName } = this.order;
    if (this.#left === 'part') {
      const sizeOnServer = await this.#client.size(fileName).catch(() => null);
      if (sizeOnServer !== null) await this.#record.measure('size', async () => ({ sizeOnServer }));
    }
    if (this.#client.closed) return;
    this.#left = 'nothing';
    await this.#client.remove(fileName, true).catch(() => undefined);
  }

  #open(deadline: Deadline): Promise<void> {
    const { order, options } = this;
    return openBasicFtp(this.#client, {
      order,
      deadline,
      open: socketOpener(options, deadline, order.patience.connectMs),
      anchorsPem: options.trustAnchorsPem,
      onLine: (line) => {
        this.#record.write(line);
        this.#data = this.#client.ftp.dataSocket ?? this.#data;
      },
    });
  }
}
