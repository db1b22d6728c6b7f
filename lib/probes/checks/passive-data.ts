import type { Check } from '@/lib/probes/check';
import { listOverData } from '@/lib/probes/list-over-data';

/** A listing over a passive data connection to the pinned control address, at the port that was named last. */
export const passiveData: Check = {
  id: 'passive-data',
  question: 'Does a data connection work?',
  produces: ['data-connection'],
  needs: ['login'],
  lane: 'login',
  phase: 'foreground',
  limitMs: (limits) => 3 * limits.replyMs + limits.dataMs,
  appliesTo: () => true,
  async run(target, context) {
    const { lane } = context;
    if (!lane.control || !lane.passive) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const seen = await listOverData(lane.control, lane.passive, target, context);
    return { seen: [seen], passed: seen.failure === null };
  },
};
