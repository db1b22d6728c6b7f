import { commands } from '@/lib/ftp/command';
import type { Check } from '@/lib/probes/check';
import { endedIdle, isAlive, survivedIdle } from '@/lib/probes/idle-end';
import { startMeasuring } from '@/lib/probes/measurement';

/**
 * A logged-in connection on which nothing is said. A mark counts as survived once the connection is seen alive after the
 * last one: whoever drops a silent connection on the way tells neither end.
 */
export const idle: Check = {
  id: 'idle',
  question: 'How long does a quiet connection live?',
  produces: ['idle'],
  needs: ['login'],
  lane: 'own-login',
  phase: 'background',
  limitMs: (limits) => Math.max(...limits.idleMarksMs) + 2 * limits.replyMs,
  appliesTo: () => true,
  async run(target, context) {
    const { lane, deadline, limits } = context;
    const { control } = lane;
    if (!control) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const { clock } = deadline;
    const startedAt = clock.now();
    const waited = () => Math.round(clock.now() - startedAt);
    const end = startMeasuring(target, context);
    // The silence begins with a last word, counted from before it: no service is said to close sooner than it did.
    const lastWord = await control.send(commands.noop(), deadline.within(limits.replyMs));
    if (deadline.signal.aborted) return { seen: [], passed: false };
    if (!isAlive(lastWord)) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const silent = limits.idleMarksMs.map((mark) => ({ mark, measured: end(null) }));
    for (const at of silent) {
      const patience = deadline.within(at.mark - waited());
      const heard = await control.awaitUnasked(patience);
      patience.clear();
      at.measured = end(null);
      if (heard !== null) {
        const before = silent.filter(({ mark }) => mark < waited() && mark !== at.mark);
        const survived = before.map(({ mark, measured }) => survivedIdle(measured, false, mark));
        return { seen: [...survived, endedIdle(heard, end, false, waited())], passed: false };
      }
      if (deadline.signal.aborted) return { seen: [], passed: false };
    }
    const silence = waited();
    const answer = await control.send(commands.noop(), deadline.within(limits.replyMs));
    if (!isAlive(answer)) return { seen: [endedIdle(answer, end, false, silence)], passed: false };
    return {
      seen: silent.map(({ mark, measured }) => survivedIdle(measured, false, mark)),
      passed: true,
    };
  },
};
