import { askPassive } from '@/lib/probes/ask-passive';
import type { Check } from '@/lib/probes/check';

/** The answer to PASV (RFC 959 section 4.1.2). Its address is judged and never contacted. PASV knows IPv4 alone. */
export const passivePasv: Check = {
  id: 'passive-pasv',
  question: 'Which address and port does PASV name?',
  produces: ['passive-reply'],
  needs: ['login'],
  lane: 'login',
  phase: 'foreground',
  limitMs: (limits) => limits.replyMs,
  appliesTo: () => true,
  async run(target, context) {
    if (context.pinned?.family === 6) return { seen: [], passed: false, notTested: 'not-offered' };
    return askPassive('PASV', target, context);
  },
};
