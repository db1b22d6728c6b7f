import { commands } from '@/lib/ftp/command';
import type { Check } from '@/lib/probes/check';
import { endedIdle, isAlive, survivedIdle } from '@/lib/probes/idle-end';
import { startMeasuring } from '@/lib/probes/measurement';

/** A logged-in connection kept alive with NOOP, as often as the profile advises programs to do it. */
export const idleKeepalive: Check = {
  id: 'idle-keepalive',
  question: 'Does keepalive keep a quiet connection open?',
  produces: ['idle'],
  needs: ['login'],
  lane: 'own-login',
  phase: 'background',
  limitMs: (limits) => limits.keepaliveMs + 2 * limits.replyMs,
  appliesTo: () => true,
  async run(target, context) {
    const { lane, deadline, limits, profile } = context;
    const { control } = lane;
    if (!control) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const { clock } = deadline;
    const startedAt = clock.now();
    const waited = () => Math.round(clock.now() - startedAt);
    const end = startMeasuring(target, context);
    const { keepaliveSeconds } = profile.timings;
    const everyMs = keepaliveSeconds === null ? limits.keepaliveEveryMs : keepaliveSeconds * 1000;
    while (waited() < limits.keepaliveMs) {
      const patience = deadline.within(Math.min(everyMs, limits.keepaliveMs - waited()));
      const heard = await control.awaitUnasked(patience);
      patience.clear();
      if (heard !== null) return { seen: [endedIdle(heard, end, true, waited())], passed: false };
      if (deadline.signal.aborted) return { seen: [], passed: false };
      const answer = await control.send(commands.noop(), deadline.within(limits.replyMs));
      if (!isAlive(answer)) return { seen: [endedIdle(answer, end, true, waited())], passed: false };
    }
    return { seen: [survivedIdle(end(null), true, waited())], passed: true };
  },
};
