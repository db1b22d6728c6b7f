import { askFeatures } from '@/lib/probes/ask-features';
import type { Check } from '@/lib/probes/check';

/** What FEAT lists for a user who is logged in, to whom many servers list more, and what SYST calls the system. */
export const featuresAfterLogin: Check = {
  id: 'features-after-login',
  question: 'What can the server do for a user who is logged in?',
  produces: ['features'],
  needs: ['login'],
  lane: 'login',
  phase: 'foreground',
  limitMs: (limits) => 2 * limits.replyMs,
  appliesTo: () => true,
  run: (target, context) => askFeatures('system', target, context),
};
