import type { Check, FurtherLogin } from '@/lib/probes/check';
import { startMeasuring } from '@/lib/probes/measurement';

/** Further logins of the same user beside the first, one after the other, until the service refuses one. All stay open. */
export const parallelLogins: Check = {
  id: 'parallel-logins',
  question: 'How many connections may one user have?',
  produces: ['parallel-logins'],
  needs: ['login'],
  lane: 'own-login',
  phase: 'background',
  limitMs: (limits) => limits.loginsMs,
  appliesTo: () => true,
  async run(target, context) {
    const { lane, furtherLogin, limits, deadline } = context;
    if (!lane.control || !furtherLogin) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const end = startMeasuring(target, context);
    const asked = 1 + limits.moreLogins;
    let opened = 1;
    let refused: Exclude<FurtherLogin, { ok: true }> | null = null;
    while (opened < asked && refused === null && !deadline.signal.aborted) {
      const next = await furtherLogin();
      if (next.ok) opened += 1;
      else refused = next;
    }
    // To refuse in words is an answer; anything else is a failure of the attempt.
    const failure = refused?.reply == null ? (refused?.failure ?? null) : null;
    const measured = end(failure === null ? null : { failure });
    const reply = refused?.reply ?? null;
    return { seen: [{ kind: 'parallel-logins', ...measured, asked, opened, reply }], passed: true };
  },
};
