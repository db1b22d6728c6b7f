import type { Check } from '@/lib/probes/check';
import { encryptControl } from '@/lib/probes/encrypt-control';
import { portEncryption } from '@/lib/probes/port-encryption';

/** TLS from the first byte, before the greeting. */
export const implicitTls: Check = {
  id: 'implicit-tls',
  question: 'Does encryption start at once on this port?',
  produces: ['tls-handshake'],
  needs: ['tcp-connect'],
  lane: 'control',
  phase: 'foreground',
  limitMs: (limits) => limits.tlsMs,
  appliesTo: ({ port }, request, profile) => portEncryption(port, request, profile) === 'implicit',
  async run(target, context) {
    const { control } = context.lane;
    if (!control) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const seen = await encryptControl(control, 'implicit', null, target, context);
    return { seen: [seen], passed: seen.failure === null };
  },
};
