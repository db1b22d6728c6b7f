import { commands } from '@/lib/ftp/command';
import { compareWithPeer, parseEpsv, parsePasv } from '@/lib/ftp/passive-reply';
import { isNegative, type Reply } from '@/lib/ftp/reply';
import type { Failure } from '@/lib/net/failure';
import type { Seen } from '@/lib/observations/observation';
import type { CheckContext, CheckResult, CheckTarget } from './check';
import { dropControl } from './drop-control';
import { startMeasuring } from './measurement';
import { observedReply } from './observed-reply';
import { sendWithin } from './send-within';

/** No data connection goes below this port, whoever names it. */
const lowestDataPort = 1024;

type PassiveFacts = Pick<Seen<'passive-reply'>, 'address' | 'port' | 'names'> & {
  readonly failure: Failure | null;
};

/** Asks for a passive port and judges the answer. A usable port is left on the lane for the data connection. */
export async function askPassive(
  command: 'PASV' | 'EPSV',
  target: CheckTarget,
  context: CheckContext,
): Promise<CheckResult> {
  const { lane, pinned } = context;
  const { control } = lane;
  if (!control || !pinned) return { seen: [], passed: false, notTested: 'needs-earlier' };
  const { protection } = control;
  const end = startMeasuring(target, context);
  const outcome = await sendWithin(control, command === 'PASV' ? commands.pasv() : commands.epsv(), context);
  if (!outcome.ok) {
    dropControl(lane, control);
    const seen = {
      kind: 'passive-reply',
      ...end(outcome),
      protection,
      command,
      reply: null,
      address: null,
      port: null,
      names: null,
    } as const;
    return { seen: [seen], passed: false };
  }
  // It ends the conversation, whatever was asked (RFC 959 section 5.4).
  if (outcome.reply.code === 421) dropControl(lane, control);
  const { failure, ...facts } = read(command, outcome.reply, pinned.address);
  if (failure === null && facts.port !== null) lane.passive = { command, port: facts.port };
  const failed = failure === null ? null : { failure };
  const seen = {
    kind: 'passive-reply',
    ...end(failed),
    protection,
    command,
    reply: observedReply(outcome.reply),
    ...facts,
  } as const;
  return { seen: [seen], passed: failure === null };
}

function read(command: 'PASV' | 'EPSV', reply: Reply, peer: string): PassiveFacts {
  const nothing = { address: null, port: null, names: null };
  if (isNegative(reply)) return { ...nothing, failure: 'reply_negative' };
  if (reply.code !== (command === 'PASV' ? 227 : 229)) return { ...nothing, failure: 'reply_unexpected' };
  if (command === 'EPSV') {
    const parsed = parseEpsv(reply.text);
    if (!parsed.ok) return { ...nothing, failure: 'reply_malformed' };
    return { address: null, port: parsed.value.port, names: 'same', failure: judgePort(parsed.value.port) };
  }
  const parsed = parsePasv(reply.text);
  if (!parsed.ok) return { ...nothing, failure: 'reply_malformed' };
  const { address, port } = parsed.value;
  return { address, port, names: compareWithPeer(address, peer), failure: judgePort(port) };
}

const judgePort = (port: number): Failure | null => (port < lowestDataPort ? 'reply_unexpected' : null);
