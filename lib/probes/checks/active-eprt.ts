import { activeLimitMs, listOverActive } from '@/lib/probes/active-listing';
import type { Check } from '@/lib/probes/check';

/** A listing in active mode after EPRT (RFC 2428 section 2), for both address families. */
export const activeEprt: Check = {
  id: 'active-eprt',
  question: 'Does the service connect back after EPRT?',
  produces: ['active-callback', 'data-connection'],
  needs: ['login'],
  lane: 'login',
  phase: 'foreground',
  limitMs: activeLimitMs,
  appliesTo: (_target, _request, profile) => profile.activeMode !== 'refused',
  run: (target, context) => listOverActive('EPRT', target, context),
};
