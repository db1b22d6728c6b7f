import type { Command } from '@/lib/ftp/command';
import type { ControlChannel } from '@/lib/ftp/control-channel';
import { isNegative, isPreliminary, type Reply } from '@/lib/ftp/reply';
import type { Deadline } from '@/lib/net/deadline';
import type { Connection } from '@/lib/net/network';
import type { Seen } from '@/lib/observations/observation';
import type { CheckContext } from './check';
import { type DataProgress, type Failing, startProgress } from './data-progress';
import { dropControl } from './drop-control';
import { encryptData } from './encrypt-data';
import { openDataPort } from './open-data-port';
import { sendWithin } from './send-within';

/** A command that moves bytes over one passive data connection. */
export interface DataOrder {
  readonly control: ControlChannel;
  /** As the passive reply named it. */
  readonly port: number;
  readonly command: Command;
  readonly resumption?: Seen<'data-connection'>['resumption'];
  /** Milliseconds for all that happens on the data connection; left out, `limits.dataMs`. */
  readonly dataMs?: number;
  /**
   * Moves the bytes, on a connection that is encrypted where it should be, and says that no more come from us.
   * @returns `enough` when we break off ourselves, which is no failure
   */
  move(data: Connection, patience: Deadline, progress: DataProgress): Promise<Failing | 'enough'>;
}

export interface DataEnd {
  /** What failed, other than by a reply that refuses. */
  readonly failed: Failing;
  /** The last reply; what the server says about our own breaking off is no news. */
  readonly reply: Reply | null;
  readonly progress: DataProgress;
  /** The command has been sent. */
  readonly asked: boolean;
  /** The server agreed to begin, with a reply such as 150. */
  readonly agreed: boolean;
  /** We broke off ourselves. */
  readonly enough: boolean;
}

/** Milliseconds to wait for the server's own words after the data connection has failed. */
const afterwordsMs = 2_000;

/**
 * One transfer (RFC 959 section 5.4): connect, command and hello, bytes, final reply. After a failure on the data
 * connection the final reply is only waited for briefly, for its words. The control connection is given up when it may
 * still owe a reply afterwards, or said goodbye.
 */
export async function transferOverData(order: DataOrder, context: CheckContext): Promise<DataEnd> {
  const transfer = new OverData(order, context);
  const failed = await transfer.run();
  if (!transfer.inStep) dropControl(context.lane, order.control);
  const { reply, progress, asked, agreed, enough } = transfer;
  return { failed, reply, progress, asked, agreed, enough };
}

class OverData {
  readonly progress: DataProgress = startProgress('nothing');
  reply: Reply | null = null;
  asked = false;
  agreed = false;
  enough = false;
  /** Every reply that is due has come, so that the next one belongs to the next command. */
  inStep = true;

  constructor(
    private readonly order: DataOrder,
    private readonly context: CheckContext,
  ) {}

  async run(): Promise<Failing> {
    const { limits, deadline } = this.context;
    const patience = deadline.within(this.order.dataMs ?? limits.dataMs);
    try {
      const connected = await openDataPort(this.order.port, this.context, patience);
      if (!connected.ok) return connected;
      this.progress.reached = 'connected';
      return await this.#over(connected.connection, patience);
    } finally {
      patience.clear();
    }
  }

  async #over(data: Connection, patience: Deadline): Promise<Failing> {
    try {
      this.asked = true;
      const hello = this.#encrypt(data, patience);
      const started = await sendWithin(this.order.control, this.order.command, this.context);
      if (!started.ok) {
        this.inStep = false;
        return started;
      }
      this.#note(started.reply);
      if (isNegative(started.reply)) return null;
      this.agreed = true;
      const failed = await this.#move(await hello, data, patience);
      // A server that has said its last word has nothing to add.
      return isPreliminary(started.reply) ? await this.#conclude(failed, data) : failed;
    } finally {
      data.destroy();
    }
  }

  /**
   * The hello goes out beside the command, as everyday clients do it, and waits at a server that accepts the connection
   * later; the handshake counts once the server has agreed to begin.
   */
  async #encrypt(
    data: Connection,
    patience: Deadline,
  ): Promise<{ failed: Failing; encrypted: DataProgress }> {
    const { control, resumption = 'offered' } = this.order;
    const { limits } = this.context;
    const encrypted = startProgress('connected');
    const quick = patience.within(limits.replyMs + limits.tlsMs);
    const failed = await encryptData(data, control, resumption, quick, encrypted, this.context);
    quick.clear();
    return { failed, encrypted };
  }

  async #move(
    { failed, encrypted }: { failed: Failing; encrypted: DataProgress },
    data: Connection,
    patience: Deadline,
  ): Promise<Failing> {
    Object.assign(this.progress, encrypted);
    const moved = failed ?? (await this.order.move(data, patience, this.progress));
    this.enough = moved === 'enough';
    return moved === 'enough' ? null : moved;
  }

  async #conclude(failed: Failing, data: Connection): Promise<Failing> {
    const { deadline, limits } = this.context;
    const { control } = this.order;
    if (this.enough) {
      await this.#settle(data);
      return null;
    }
    const patience = deadline.within(failed ? Math.min(afterwordsMs, limits.replyMs) : limits.replyMs);
    const last = failed ? await control.awaitUnasked(patience) : await control.readReply(patience);
    patience.clear();
    if (last === null) {
      await this.#settle(data);
      return failed;
    }
    if (!last.ok) {
      this.inStep = false;
      return failed ?? last;
    }
    this.#note(last.reply);
    if (!isPreliminary(last.reply)) return failed;
    this.inStep = false;
    return failed ?? { failure: 'reply_unexpected' };
  }

  /** Ends the data connection, for which the server has a last word that is of our own making and not kept. */
  async #settle(data: Connection): Promise<void> {
    const { deadline, limits } = this.context;
    data.destroy();
    const patience = deadline.within(Math.min(afterwordsMs, limits.replyMs));
    const last = await this.order.control.awaitUnasked(patience);
    patience.clear();
    this.inStep = last?.ok === true && !isPreliminary(last.reply) && last.reply.code !== 421;
  }

  /** 421 ends the conversation (RFC 959 section 5.4). */
  #note(reply: Reply): void {
    this.reply = reply;
    if (reply.code === 421) this.inStep = false;
  }
}
