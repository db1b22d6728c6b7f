import { Resolver } from 'node:dns/promises';
import type { Deadline } from '@/lib/net/deadline';
import type { NameRecord, RecordType, ResolveOutcome } from '@/lib/net/network';
import { classifyResolverError } from './classify-socket-error';
import { onDeadline } from './out-of-time';

/** Milliseconds until the same question is sent again, and how often. The deadline of the question ends it earlier. */
const resend = { timeout: 1500, tries: 3 };

/**
 * Asks one question of the configured servers. A resolver of its own per question: it knows no hosts file and no
 * search domains, and cancelling it cancels nothing else.
 * @param servers addresses; empty for those of the system
 */
export async function askResolver(
  name: string,
  type: RecordType,
  servers: readonly string[],
  deadline: Deadline,
): Promise<ResolveOutcome> {
  const resolver = makeResolver(servers);
  const stop = onDeadline(deadline, () => resolver.cancel());
  try {
    if (deadline.signal.aborted) return unanswered(deadline);
    return { ok: true, records: await question(resolver, name, type) };
  } catch (error) {
    if (deadline.signal.aborted) return unanswered(deadline);
    const failed = classifyResolverError(error);
    return failed.failure === 'no_addresses' ? { ok: true, records: [] } : failed;
  } finally {
    stop();
  }
}

/** Throws when a server's address cannot be read, so that a wrong setting shows at start. */
export function makeResolver(servers: readonly string[]): Resolver {
  const resolver = new Resolver(resend);
  if (servers.length > 0) resolver.setServers(servers);
  return resolver;
}

async function question(resolver: Resolver, name: string, type: RecordType): Promise<NameRecord[]> {
  if (type === 'CNAME') {
    const names = await resolver.resolveCname(name);
    return names.map((value) => ({ type, value, ttl: null }));
  }
  const ttl = { ttl: true } as const;
  const records = type === 'A' ? await resolver.resolve4(name, ttl) : await resolver.resolve6(name, ttl);
  return records.map((record) => ({ type, value: record.address, ttl: record.ttl }));
}

const unanswered = (deadline: Deadline): ResolveOutcome => ({
  ok: false,
  failure: deadline.cancelled() ? 'cancelled' : 'resolver_timed_out',
});
