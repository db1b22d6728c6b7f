import { commands } from '@/lib/ftp/command';
import { classifyGreeting } from '@/lib/ftp/greeting-class';
import { isNegative, isPositive, type Reply } from '@/lib/ftp/reply';
import type { Failed } from '@/lib/net/network';
import type { ObservationOf } from '@/lib/observations/observation';
import type { Check } from '@/lib/probes/check';
import { startMeasuring } from '@/lib/probes/measurement';
import { observedReply } from '@/lib/probes/observed-reply';
import { openLaneControl } from '@/lib/probes/open-lane-control';

/** Nobody's name. Not `anonymous`, for which many servers have rules of their own. */
const probeUser = 'portside-check';

/** Whether a login in clear would get as far as the password: USER on a connection of its own, no password, QUIT. */
export const plainPolicy: Check = {
  id: 'plain-policy',
  question: 'Does the service let people log in without encryption?',
  produces: ['plain-policy'],
  needs: [],
  lane: 'plain',
  phase: 'foreground',
  limitMs: (limits) => limits.connectMs + limits.greetingMs + limits.replyMs,
  appliesTo: () => true,
  async run(target, context) {
    const { pinned, lane, limits, deadline } = context;
    if (!pinned) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const end = startMeasuring(target, context);
    const unclear = (failed: Omit<Failed, 'ok'>) => ({
      seen: [{ kind: 'plain-policy', ...end(failed), reply: null, plain: 'unclear' } as const],
      passed: false,
    });
    const connected = await context.network.connect(pinned, deadline.within(limits.connectMs));
    if (!connected.ok) return unclear(connected);
    const control = openLaneControl(lane, connected.connection, deadline.clock);
    const welcome = await control.readReply(deadline.within(limits.greetingMs));
    if (!welcome.ok) return unclear(welcome);
    const { speaks } = classifyGreeting(welcome.reply, new Uint8Array());
    if (speaks !== 'ftp') return unclear({ failure: 'not_ftp' });
    if (!isPositive(welcome.reply)) return unclear({ failure: 'reply_negative', detail: welcome.reply.text });
    const answer = await control.send(commands.user(probeUser), deadline.within(limits.replyMs));
    if (!answer.ok) return unclear(answer);
    const seen = {
      kind: 'plain-policy',
      ...end(null),
      reply: observedReply(answer.reply),
      plain: judge(answer.reply),
    } as const;
    return { seen: [seen], passed: true };
  },
};

const speaksOfEncryption =
  /\b(ssl|tls|ftps|secure|encrypt\w*|unencrypted|auth|clear-?text|plain-?text)\b|without encryption/i;

function judge(reply: Reply): ObservationOf<'plain-policy'>['plain'] {
  if (!isNegative(reply)) return 'accepted';
  // RFC 2228 section 5: 533 and 534 are refusals for lack of protection.
  if (reply.code === 533 || reply.code === 534 || speaksOfEncryption.test(reply.text)) return 'refused';
  return 'unclear';
}
