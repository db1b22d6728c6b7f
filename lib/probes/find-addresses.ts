import { parseAddress } from '@/lib/net/address';
import { allowAddress } from '@/lib/net/target-policy';
import type { Seen } from '@/lib/observations/observation';
import { tcpConnect } from './checks/tcp-connect';
import { planProbes } from './plan-probes';
import type { RunContext } from './run-context';
import { emptyLane, runLane } from './run-lane';
import type { PlannedStep } from './run-sink';

/**
 * The addresses to examine: the one that was entered, those an earlier attempt found, or the answer of the name's
 * lookup. The policy is asked once more, because it may have changed since. `omitted`: those beyond the limit.
 */
export async function findAddresses(
  run: RunContext,
): Promise<{ readonly addresses: readonly string[]; readonly omitted: number }> {
  const { request, profile, recorder } = run;
  const steps = planProbes(request, profile, null);
  if (request.isAddress) return { addresses: [request.host], omitted: 0 };
  recorder.plan(steps);
  const earlier = run.earlier.findLast(
    (seen) => seen.kind === 'name-resolution' && seen.vantage.kind === 'portal' && seen.name === request.host,
  );
  const nameSteps = steps.filter(({ lane }) => lane === 'name');
  const isDone = earlier !== undefined && nameSteps.every(({ key }) => recorder.isDone(key));
  const seen = isDone
    ? [earlier]
    : (await runLane({ steps: nameSteps, lane: emptyLane(), pinned: null, blocked: null, repeat: true }, run))
        .seen;
  return {
    addresses: seen.flatMap((fact) => publicAddresses(fact, run)),
    omitted: seen.reduce((sum, fact) => sum + (fact.kind === 'name-resolution' ? fact.omitted : 0), 0),
  };
}

function publicAddresses(fact: Seen, { policy }: RunContext): string[] {
  if (fact.kind !== 'name-resolution' || fact.failure !== null) return [];
  return fact.addresses
    .filter(({ address, refusal }) => {
      const parsed = parseAddress(address);
      return refusal === null && parsed !== null && allowAddress(policy, parsed) === null;
    })
    .map(({ address }) => address);
}

/** Its steps are never run. */
export const leftOutLane = 'addresses-left-out';

/** What stands in the plan for the addresses beyond the limit. */
export const addressesLeftOut = (host: string): PlannedStep => ({
  key: leftOutLane,
  check: tcpConnect.id,
  question: 'Do the other addresses answer?',
  target: { host, address: null, port: null },
  lane: leftOutLane,
});
