import { isNegative } from '@/lib/ftp/reply';
import type { Seen } from '@/lib/observations/observation';
import type { Check } from '@/lib/probes/check';
import { dropControl } from '@/lib/probes/drop-control';
import { startMeasuring } from '@/lib/probes/measurement';
import { observedReply } from '@/lib/probes/observed-reply';
import { protectData } from '@/lib/probes/protect-data';

type Level = Seen<'data-protection'>['level'];

/**
 * Whether data connections may be in clear: PROT C, then PROT P (RFC 4217 section 9). Nothing is transferred in between,
 * so that nothing of the person's ever goes in clear.
 */
export const dataProtection: Check = {
  id: 'data-protection',
  question: 'Must data connections be encrypted?',
  produces: ['data-protection'],
  needs: ['login'],
  lane: 'login',
  phase: 'foreground',
  limitMs: (limits) => 3 * limits.replyMs,
  appliesTo: () => true,
  async run(target, context) {
    const { lane } = context;
    const { control } = lane;
    if (!control) return { seen: [], passed: false, notTested: 'needs-earlier' };
    if (control.protection === 'clear') return { seen: [], passed: true, notTested: 'not-offered' };
    const seen: Seen[] = [];
    const ask = async (level: Level): Promise<boolean> => {
      const end = startMeasuring(target, context);
      const outcome = await protectData(control, context, level);
      const accepted = outcome === null || (outcome.ok && !isNegative(outcome.reply));
      const reply = outcome?.ok ? observedReply(outcome.reply) : null;
      const failed = outcome?.ok === false ? outcome : null;
      const fact: Seen<'data-protection'> = {
        kind: 'data-protection',
        ...end(failed),
        level,
        accepted,
        reply,
      };
      if (level === 'clear' || !accepted) seen.push(fact);
      if (failed || reply?.code === 421) dropControl(lane, control);
      return accepted;
    };
    await ask('clear');
    const encrypted = lane.control !== null && (await ask('private'));
    return { seen, passed: encrypted };
  },
};
