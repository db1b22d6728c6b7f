import type { Candidate } from './candidate';

const newUnits = (candidate: Candidate, covered: ReadonlySet<number>): number => {
  let count = 0;
  for (const unit of candidate.weighing.explains) if (!covered.has(unit)) count += 1;
  return count;
};

/** What choosing a candidate is worth: how much it newly explains, and how believable it is, which counts twice. */
const worth = (candidate: Candidate, covered: ReadonlySet<number>): number =>
  newUnits(candidate, covered) * candidate.score ** 2;

function best(candidates: readonly Candidate[], covered: ReadonlySet<number>): Candidate | null {
  let chosen: Candidate | null = null;
  let most = 0;
  for (const candidate of candidates) {
    const value = worth(candidate, covered);
    const tie = value > 0 && value === most && chosen !== null && candidate.cause.prior > chosen.cause.prior;
    if (value > most || tie) {
      chosen = candidate;
      most = value;
    }
  }
  return chosen;
}

/** Drops what the others explain together, the least believable first. */
function withoutRedundant(chosen: readonly Candidate[]): readonly Candidate[] {
  const times = new Map<number, number>();
  const count = (unit: number, by: number) => times.set(unit, (times.get(unit) ?? 0) + by);
  for (const candidate of chosen) for (const unit of candidate.weighing.explains) count(unit, 1);
  const dropped = new Set<Candidate>();
  for (const candidate of [...chosen].sort((a, b) => a.score - b.score)) {
    if (!candidate.weighing.explains.every((unit) => (times.get(unit) ?? 0) > 1)) continue;
    dropped.add(candidate);
    for (const unit of candidate.weighing.explains) count(unit, -1);
  }
  return chosen.filter((candidate) => !dropped.has(candidate));
}

/**
 * The fewest candidates that explain every abnormal unit which any of them can explain: greedy weighted set
 * cover, then without what turned out redundant. Deterministic for candidates in a fixed order.
 */
export function coverAbnormal(candidates: readonly Candidate[]): readonly Candidate[] {
  const covered = new Set<number>();
  const chosen: Candidate[] = [];
  for (let next = best(candidates, covered); next !== null; next = best(candidates, covered)) {
    chosen.push(next);
    for (const unit of next.weighing.explains) covered.add(unit);
  }
  return withoutRedundant(chosen);
}
