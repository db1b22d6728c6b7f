import { randomUUID } from 'node:crypto';
import { parseAddress } from '@/lib/net/address';
import type { ProbeRequest } from '@/lib/probes/check';
import { inbound as inboundCheck } from '@/lib/probes/checks/inbound';
import { checks as knownChecks } from '@/lib/probes/registry';
import { type Result, refusal, success } from '@/lib/result';
import { liveWorkers } from '@/lib/server/jobs/live-workers';
import { handOverLogin, takeLoginBack } from '@/lib/server/process/hand-over-login';
import { settings } from '@/lib/server/settings';
import type { Answers } from '@/lib/wizard/answers';
import type { OwnerAccess } from './access';
import { inboundCall } from './inbound-call';
import { limitsFor } from './limits/limits-for';
import { type BusyReason, insertRun } from './runs/store';
import type { StartRunInput } from './schemas';
import { sourceKey } from './source-key';

export interface StartedRun {
  readonly runId: string;
  readonly number: number;
}

export type StartRefusal =
  /** The session names no host yet. */
  | { readonly code: 'no-target' }
  | { readonly code: 'unknown-check' }
  /** Nobody is there to do it: the probe workers are down. */
  | { readonly code: 'no-worker'; readonly seconds: number }
  | { readonly code: 'gone' }
  /** The network cannot be called where the request comes from, or not at this port. */
  | { readonly code: 'inbound-address' | 'inbound-port'; readonly sentence: string }
  | BusyReason;

/** A worker that ends is started again within this time. */
const WORKER_SECONDS = 10;

/**
 * Starts a run of a session. It counts against the source, the session and the target. A login goes straight to one
 * worker, which keeps it in memory; the run then waits for that worker alone.
 *
 * @param address where the request comes from, as the last trusted hop saw it: for limits, and what an inbound test calls
 */
export async function startRun(
  access: OwnerAccess,
  input: StartRunInput,
  address: string,
): Promise<Result<StartedRun, StartRefusal>> {
  const { session } = access;
  const { network } = settings();
  const inbound = input.inboundPort === undefined ? null : inboundCall(address, input.inboundPort);
  if (inbound && !inbound.ok) return inbound;
  const request = requestOf(session.answers, input, inbound?.value ?? null);
  if (!request) return refusal({ code: 'no-target' });
  // Whom to call is decided here alone, so that check is not asked for by name.
  const known = new Set(knownChecks.filter(({ lane }) => lane !== 'inbound').map(({ id }) => id));
  if (input.checks?.some((id) => !known.has(id))) return refusal({ code: 'unknown-check' });
  const workers = await liveWorkers(network);
  if (workers.length === 0) return refusal({ code: 'no-worker', seconds: WORKER_SECONDS });

  const id = randomUUID();
  const holder = input.login ? await handOverLogin(workers, id, input.login) : null;
  if (input.login && !holder) return refusal({ code: 'no-worker', seconds: WORKER_SECONDS });
  const run = {
    id,
    sessionId: session.id,
    request,
    network,
    addressedTo: holder,
    source: sourceKey(address),
    user: input.login?.user ?? null,
  };
  const inserted = await insertRun(run, limitsFor(request.host));
  if (inserted.ok) return success({ runId: id, number: inserted.value.number });
  if (holder) await takeLoginBack(holder, id);
  return refusal(inserted.reason === 'gone' ? { code: 'gone' } : inserted.reason);
}

function requestOf(
  answers: Answers,
  { checks, login }: StartRunInput,
  inbound: ProbeRequest['inbound'],
): ProbeRequest | null {
  const { host, port, encryption } = answers;
  if (!host) return null;
  return {
    host,
    isAddress: parseAddress(host) !== null,
    port: port ?? null,
    encryption: encryption && encryption !== 'unknown' ? encryption : null,
    hasLogin: login !== undefined,
    checks: inbound ? [inboundCheck.id] : (checks ?? null),
    // Without a login nothing takes minutes.
    thorough: login !== undefined,
    inbound,
  };
}
