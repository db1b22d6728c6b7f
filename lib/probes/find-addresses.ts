import { parseAddress } from '@/lib/net/address';
import { allowAddress } from '@/lib/net/target-policy';
import type { Seen } from '@/lib/observations/observation';
import { planProbes } from './plan-probes';
import type { RunContext } from './run-context';
import { emptyLane, runLane } from './run-lane';

/**
 * The addresses to examine: the one that was entered, those an earlier attempt found, or the answer of the name's
 * lookup. The policy is asked once more, because it may have changed since.
 */
export async function findAddresses(run: RunContext): Promise<readonly string[]> {
  const { request, profile, recorder } = run;
  const steps = planProbes(request, profile, null);
  if (request.isAddress) return [request.host];
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
  return seen.flatMap((fact) => publicAddresses(fact, run));
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
