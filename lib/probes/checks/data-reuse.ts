import { askPassive } from '@/lib/probes/ask-passive';
import type { Check } from '@/lib/probes/check';
import { dropControl } from '@/lib/probes/drop-control';
import { listOverData } from '@/lib/probes/list-over-data';

/**
 * Whether data connections must resume the session of the control connection (RFC 4217 section 10.2): a second listing
 * that offers none. A refusal is the answer, not a fault. It is the last question on its control connection, because some
 * servers end the whole session over it.
 */
export const dataReuse: Check = {
  id: 'data-reuse',
  question: 'Must data connections resume the encryption of the control connection?',
  produces: ['passive-reply', 'data-connection'],
  needs: ['login', 'passive-data'],
  lane: 'login',
  phase: 'foreground',
  limitMs: (limits) => 4 * limits.quickListingMs,
  appliesTo: () => true,
  async run(target, context) {
    const { lane } = context;
    const { control, passive } = lane;
    if (!control || !passive) return { seen: [], passed: false, notTested: 'needs-earlier' };
    if (control.protection === 'clear') return { seen: [], passed: true, notTested: 'not-offered' };
    // The same listing has just worked: what takes much longer now is an answer as well.
    const { quickListingMs } = context.limits;
    const limits = { ...context.limits, dataMs: quickListingMs, replyMs: quickListingMs };
    const quick = { ...context, limits };
    const asked = await askPassive(passive.command, target, quick);
    if (!asked.passed || !lane.passive) return asked;
    const seen = await listOverData(control, lane.passive, target, quick, 'withheld');
    if (seen.failure !== null) dropControl(lane, control);
    return { seen: [seen], passed: true };
  },
};
