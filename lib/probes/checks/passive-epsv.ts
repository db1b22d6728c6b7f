import { askPassive } from '@/lib/probes/ask-passive';
import type { Check } from '@/lib/probes/check';

/** The answer to EPSV (RFC 2428 section 3), which names a port alone. */
export const passiveEpsv: Check = {
  id: 'passive-epsv',
  question: 'Which port does EPSV name?',
  produces: ['passive-reply'],
  needs: ['login'],
  lane: 'login',
  phase: 'foreground',
  limitMs: (limits) => limits.replyMs,
  appliesTo: () => true,
  run: (target, context) => askPassive('EPSV', target, context),
};
