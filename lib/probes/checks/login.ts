import { commands } from '@/lib/ftp/command';
import type { ReplyOutcome } from '@/lib/ftp/control-channel';
import { isNegative, isPositive } from '@/lib/ftp/reply';
import type { ObservationOf } from '@/lib/observations/observation';
import type { Check } from '@/lib/probes/check';
import { startMeasuring } from '@/lib/probes/measurement';
import { observedReply } from '@/lib/probes/observed-reply';

/** One login with the user and password that were given. In clear only where the service has no TLS and the person agreed to it. */
export const login: Check = {
  id: 'login',
  question: 'Are user name and password accepted?',
  produces: ['login'],
  needs: [],
  lane: 'login',
  phase: 'foreground',
  limitMs: (limits) => 2 * limits.replyMs,
  appliesTo: () => true,
  async run(target, context) {
    const { lane, login: given, limits, deadline } = context;
    const { control } = lane;
    if (!given) return { seen: [], passed: false, notTested: 'needs-login' };
    if (!control) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const { protection } = control;
    if (protection === 'clear' && context.request.encryption !== 'plain') {
      return { seen: [], passed: false, notTested: 'needs-earlier' };
    }
    control.hide(given.password);
    const user = commands.user(given.user);
    const pass = commands.pass(given.password);
    const end = startMeasuring(target, context);
    let stage: ObservationOf<'login'>['stage'] = 'user';
    let outcome = await control.send(user, deadline.within(limits.replyMs));
    if (outcome.ok && outcome.reply.code === 331) {
      stage = 'password';
      outcome = await control.send(pass, deadline.within(limits.replyMs));
    }
    if (outcome.ok && outcome.reply.code === 332) stage = 'account';
    const failed = failureOf(outcome, stage);
    if (failed === null) {
      stage = 'done';
      lane.loggedIn = protection;
    }
    const reply = outcome.ok ? observedReply(outcome.reply) : null;
    return { seen: [{ kind: 'login', ...end(failed), protection, stage, reply }], passed: failed === null };
  },
};

/** RFC 959 section 5.4: 230 or 202 lets in (232 as in RFC 2228), 332 asks for an account, 4xx and 5xx refuse. */
function failureOf(outcome: ReplyOutcome, stage: string) {
  if (!outcome.ok) return outcome;
  if (isNegative(outcome.reply)) return { failure: 'reply_negative' } as const;
  if (stage === 'account' || !isPositive(outcome.reply)) return { failure: 'reply_unexpected' } as const;
  return null;
}
