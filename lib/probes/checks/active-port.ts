import { activeLimitMs, listOverActive } from '@/lib/probes/active-listing';
import type { Check } from '@/lib/probes/check';

/** A listing in active mode after PORT (RFC 959 section 4.1.2), which knows IPv4 alone. */
export const activePort: Check = {
  id: 'active-port',
  question: 'Does the service connect back after PORT?',
  produces: ['active-callback', 'data-connection'],
  needs: ['login'],
  lane: 'login',
  phase: 'foreground',
  limitMs: activeLimitMs,
  appliesTo: (_target, _request, profile) => profile.activeMode !== 'refused',
  async run(target, context) {
    if (context.pinned?.family === 6) return { seen: [], passed: false, notTested: 'not-offered' };
    return listOverActive('PORT', target, context);
  },
};
