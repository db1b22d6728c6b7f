import type { Check } from '@/lib/probes/check';
import { startMeasuring } from '@/lib/probes/measurement';
import { openLaneControl } from '@/lib/probes/open-lane-control';

export const tcpConnect: Check = {
  id: 'tcp-connect',
  question: 'Does the port accept connections?',
  produces: ['tcp-connect'],
  needs: [],
  lane: 'control',
  phase: 'foreground',
  limitMs: (limits) => limits.connectMs,
  appliesTo: () => true,
  async run(target, context) {
    const { pinned, lane, deadline } = context;
    if (!pinned) return { seen: [], passed: false, notTested: 'not-asked' };
    const end = startMeasuring(target, context);
    const outcome = await context.network.connect(pinned, deadline);
    if (!outcome.ok) return { seen: [{ kind: 'tcp-connect', ...end(outcome) }], passed: false };
    const control = openLaneControl(lane, outcome.connection, deadline.clock);
    control.note(`connected to ${pinned.address} port ${pinned.port}`);
    return { seen: [{ kind: 'tcp-connect', ...end(null) }], passed: true };
  },
};
