import { type Command, commands } from '@/lib/ftp/command';
import { parseFeatures } from '@/lib/ftp/features';
import { isPositive } from '@/lib/ftp/reply';
import { visibleText } from '@/lib/ftp/visible-text';
import { inertText } from '@/lib/net/inert-text';
import type { ObservedReply, Seen } from '@/lib/observations/observation';
import type { CheckContext, CheckResult, CheckTarget } from './check';
import { dropControl } from './drop-control';
import { startMeasuring } from './measurement';
import { observedReply } from './observed-reply';
import { sendWithin } from './send-within';

/**
 * FEAT (RFC 2389 section 3), then what is asked beside it. A server that does not know FEAT has told us that as well.
 * @param also `name`: our name with CLNT where FEAT offers it; `system`: SYST (RFC 959 section 4.1.3) where FEAT worked
 */
export async function askFeatures(
  also: 'name' | 'system',
  target: CheckTarget,
  context: CheckContext,
): Promise<CheckResult> {
  const { lane } = context;
  const { control } = lane;
  if (!control) return { seen: [], passed: false, notTested: 'needs-earlier' };
  const { protection } = control;
  const end = startMeasuring(target, context);
  const ask = async (command: Command) => {
    const outcome = await sendWithin(control, command, context);
    if (!outcome.ok || outcome.reply.code === 421) dropControl(lane, control);
    return outcome;
  };
  const kind = 'features' as const;
  const listed = await ask(commands.feat());
  if (!listed.ok) {
    const nothing = { reply: null, names: [], system: null, clientNamed: null };
    return { seen: [{ kind, ...end(listed), protection, ...nothing }], passed: false };
  }
  const measured = end(null);
  const names = parseFeatures(listed.reply).map((name) => inertText(name, 64));
  let system: string | null = null;
  let clientNamed: ObservedReply | null = null;
  if (also === 'name' && names.some((name) => /^CLNT\b/.test(name))) {
    const answer = await ask(commands.nameClient());
    if (answer.ok) clientNamed = observedReply(answer.reply);
  }
  if (also === 'system' && listed.reply.code === 211) {
    const answer = await ask(commands.system());
    if (answer.ok && isPositive(answer.reply)) system = visibleText(answer.reply.text, 200);
  }
  const seen: Seen<'features'> = {
    kind,
    ...measured,
    protection,
    reply: observedReply(listed.reply),
    names,
    system,
    clientNamed,
  };
  return { seen: [seen], passed: lane.control !== null };
}
