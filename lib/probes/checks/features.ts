import { askFeatures } from '@/lib/probes/ask-features';
import type { Check } from '@/lib/probes/check';

/**
 * What FEAT lists before the login, and our name where CLNT is offered. SYST waits for the login: many servers do not
 * answer it before, and everything else waits for this check.
 */
export const features: Check = {
  id: 'features',
  question: 'What does the server say it can do?',
  produces: ['features'],
  needs: ['greeting'],
  lane: 'control',
  phase: 'foreground',
  limitMs: (limits) => 2 * limits.replyMs,
  appliesTo: () => true,
  run: (target, context) => askFeatures('name', target, context),
};
