import { compareWithPeer, parseEpsv, parsePasv } from '@/lib/ftp/passive-reply';
import type { ObservedReply } from '@/lib/observations/observation';

/** What a passive reply names, in relation to the address we talk to. */
export function readPassive(command: 'EPSV' | 'PASV', reply: ObservedReply | null, peer: string) {
  const nothing = { address: null, port: null, names: null };
  if (reply === null) return { ...nothing, failure: null };
  if (reply.code >= 400) return { ...nothing, failure: 'reply_negative' as const };
  if (reply.code !== (command === 'PASV' ? 227 : 229))
    return { ...nothing, failure: 'reply_unexpected' as const };
  if (command === 'EPSV') {
    const read = parseEpsv(reply.text);
    if (!read.ok) return { ...nothing, failure: 'reply_malformed' as const };
    return { address: null, port: read.value.port, names: 'same' as const, failure: null };
  }
  const read = parsePasv(reply.text);
  if (!read.ok) return { ...nothing, failure: 'reply_malformed' as const };
  const { address, port } = read.value;
  return { address, port, names: compareWithPeer(address, peer), failure: null };
}
