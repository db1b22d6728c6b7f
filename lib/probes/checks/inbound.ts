import { allowTarget } from '@/lib/net/target-policy';
import type { Check } from '@/lib/probes/check';
import { startMeasuring } from '@/lib/probes/measurement';

/**
 * Whether a connection from outside gets to the port that the person opened, as the service's calls in active mode
 * must (RFC 959 section 3.3). Reads nothing and says nothing: to be connected is the answer.
 */
export const inbound: Check = {
  id: 'inbound',
  question: 'Can your network be reached from outside?',
  produces: ['inbound-connect'],
  needs: [],
  lane: 'inbound',
  phase: 'foreground',
  limitMs: (limits) => limits.connectMs,
  appliesTo: (_target, request) => request.inbound !== null,
  async run(_target, context) {
    const called = context.request.inbound;
    if (!called) return { seen: [], passed: false, notTested: 'not-asked' };
    const { address, port } = called;
    // The policy may have changed since the run was asked for.
    const allowed = allowTarget(context.policy, { host: address, address, port, purpose: 'inbound' });
    if (!allowed.ok) return { seen: [], passed: false, notTested: 'not-asked' };
    const target = { host: address, address, port };
    const end = startMeasuring(target, { ...context, pinned: allowed.value });
    const outcome = await context.network.connect(allowed.value, context.deadline);
    if (!outcome.ok) return { seen: [{ kind: 'inbound-connect', ...end(outcome) }], passed: false };
    const seen = { kind: 'inbound-connect', ...end(null) } as const;
    outcome.connection.destroy();
    return { seen: [seen], passed: true };
  },
};
