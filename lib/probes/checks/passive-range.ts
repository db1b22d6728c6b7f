import type { Check } from '@/lib/probes/check';
import { samplePorts } from '@/lib/probes/sample-ports';

/** Whether all of the published data ports answer, by a sample: firewalls often open a part of them. */
export const passiveRange: Check = {
  id: 'passive-range',
  question: 'Do the data ports answer, all over their range?',
  produces: ['passive-reply', 'data-connection'],
  needs: ['login'],
  lane: 'login',
  phase: 'foreground',
  limitMs: (limits) => limits.sampleMs + limits.replyMs,
  appliesTo: () => true,
  async run(target, context) {
    const { control, passive } = context.lane;
    if (!control || !passive) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const seen = await samplePorts(passive.command, target, context);
    return { seen, passed: seen.every(({ failure }) => failure === null) };
  },
};
