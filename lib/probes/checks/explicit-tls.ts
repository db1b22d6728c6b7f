import { commands } from '@/lib/ftp/command';
import { isNegative } from '@/lib/ftp/reply';
import type { Seen } from '@/lib/observations/observation';
import type { Check } from '@/lib/probes/check';
import { encryptControl } from '@/lib/probes/encrypt-control';
import { startMeasuring } from '@/lib/probes/measurement';
import { observedReply } from '@/lib/probes/observed-reply';
import { portEncryption } from '@/lib/probes/port-encryption';

/** AUTH TLS and the handshake (RFC 4217 section 4). What arrives in clear after 234 is dropped and named. */
export const explicitTls: Check = {
  id: 'explicit-tls',
  question: 'Can the connection be encrypted?',
  produces: ['tls-handshake'],
  needs: ['greeting'],
  lane: 'control',
  phase: 'foreground',
  limitMs: (limits) => limits.replyMs + limits.tlsMs,
  appliesTo: ({ port }, request, profile) => portEncryption(port, request, profile) === 'explicit',
  async run(target, context) {
    const { control } = context.lane;
    if (!control) return { seen: [], passed: false, notTested: 'needs-earlier' };
    // Encryption from the start turned up where AUTH TLS was expected: the greeting has recorded it.
    if (control.protection !== 'clear') return { seen: [], passed: true, notTested: 'not-offered' };
    const end = startMeasuring(target, context);
    const answer = await control.send(commands.authTls(), context.deadline.within(context.limits.replyMs));
    const without = { kind: 'tls-handshake', mode: 'explicit', tls: null, clearText: null } as const;
    if (!answer.ok) {
      context.lane.control = null;
      control.close();
      return { seen: [{ ...without, ...end(answer), reply: null }], passed: false };
    }
    const reply = observedReply(answer.reply);
    if (answer.reply.code !== 234) {
      const failure = isNegative(answer.reply) ? 'tls_not_offered' : 'reply_unexpected';
      const seen: Seen = { ...without, ...end({ failure }), reply };
      return { seen: [seen], passed: false };
    }
    const seen = await encryptControl(control, 'explicit', reply, target, context);
    return { seen: [seen], passed: seen.failure === null };
  },
};
