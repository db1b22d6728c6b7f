import type { CauseId } from '@/lib/diagnosis/cause-id';
import { collectFacts } from '@/lib/diagnosis/facts';
import type { Diagnosis, Finding } from '@/lib/diagnosis/finding';
import type { Observation, ObservationOf } from '@/lib/observations/observation';
import type { Profile } from '@/lib/provider/profile';
import { arrangeGrid } from './arrange-grid';
import { listCertificates } from './list-certificates';
import { listNotTested } from './list-not-tested';
import { ownerLabel } from './owner-label';
import type { Report, ResultState, TranscriptView } from './report';
import { proofLine, resultLines } from './result-line';
import { whatWorks } from './what-works';

export interface ReportParts {
  readonly observations: readonly Observation[];
  readonly diagnosis: Diagnosis;
  readonly profile: Profile;
  readonly host: string;
  /** The port the customer entered; null when none. */
  readonly port: number | null;
  readonly transcripts: readonly TranscriptView[];
  /** ISO; null while the first run is still going. */
  readonly finishedAt: string | null;
}

const proofLimit = 5;

/** Faults with which a part of the service can be used all the same. */
const partial: ReadonlySet<CauseId> = new Set([
  'service-address-down',
  'ipv6-path-broken',
  'epsv-unsupported',
  'allowlist-incomplete',
  'passive-ports-partly-blocked',
  'passive-port-out-of-range',
  'greeting-too-slow',
  'host-by-address',
  'idle-timeout',
  'certificate-chain-incomplete',
]);

function stateOf(finding: Finding): ResultState {
  if (finding.cause === 'no-problem-found') return 'works';
  if (finding.cause === 'inconclusive') return finding.ourSide ? 'our-side' : 'not-tested';
  if (finding.advice || partial.has(finding.cause)) return 'partly';
  return 'blocked';
}

const isAnswer = (seen: Observation): seen is ObservationOf<'answer'> => seen.kind === 'answer';

const byId = (a: Observation, b: Observation): number => (a.id === b.id ? 0 : a.id < b.id ? -1 : 1);

/** Arranges findings and observations for a reader. Pure: the same parts give the same report. */
export function buildReport(parts: ReportParts): Report {
  const { diagnosis, profile } = parts;
  const observations = [...parts.observations].sort(byId);
  const index = new Map(observations.map((seen) => [seen.id, seen]));
  const facts = collectFacts(observations, profile);
  const [verdict] = diagnosis.findings;
  const client = observations.filter(isAnswer).findLast((seen) => seen.question === 'client')?.value ?? null;
  return {
    v: 1,
    host: parts.host,
    port: parts.port,
    profile: { id: profile.id, name: profile.name },
    finishedAt: parts.finishedAt,
    verdict: {
      state: stateOf(verdict),
      finding: verdict,
      ownerLabel: ownerLabel(verdict, profile, client),
      owner: verdict.owner,
    },
    findings: diagnosis.findings,
    nextStep: diagnosis.nextStep,
    proof: [
      ...verdict.evidence
        .filter((line) => line.speaks === 'for')
        .map((line) => proofLine(line, index, facts)),
      ...whatWorks(verdict, facts),
    ].slice(0, proofLimit),
    results: resultLines(
      observations.filter((seen) => seen.kind !== 'not-tested' && seen.kind !== 'answer'),
      facts,
      profile,
    ),
    grid: arrangeGrid(observations, profile, facts),
    notTested: listNotTested(observations, facts),
    certificates: listCertificates(observations),
    transcripts: parts.transcripts,
    observations,
  };
}
