import type { Facts } from '@/lib/diagnosis/facts';
import type { EvidenceLine } from '@/lib/diagnosis/finding';
import type { Observation, ObservationKind } from '@/lib/observations/observation';
import type { Vantage, VantageKind } from '@/lib/observations/vantage';
import type { Profile } from '@/lib/provider/profile';
import { describeObservation } from './describe-observation';
import type { ResultLine, ResultState } from './report';
import { describeSamples, groupSamples, type SampleGroup } from './sum-samples';

const vantages: Readonly<Record<VantageKind, string>> = {
  portal: 'from our network',
  browser: 'from your browser',
  kit: 'from your network',
  canary: 'your program, watched by us',
  'client-log': 'from your log',
  'client-config': 'from your settings file',
  customer: 'you told us',
};

/** "from our network". */
export const vantageWord = (vantage: Vantage): string => vantages[vantage.kind];

const questions: Readonly<Record<ObservationKind, string>> = {
  'name-resolution': 'Does the name have an address?',
  'tcp-connect': 'Does the port answer?',
  greeting: 'What answers there?',
  features: 'What can it do?',
  'tls-handshake': 'Does encryption work?',
  'tls-version': 'Which versions of encryption does it take?',
  'data-protection': 'May data go in clear?',
  'parallel-logins': 'How many connections may one user have?',
  'outbound-connect': 'Does anything else get out of your network?',
  'packet-size': 'Do full-size packets get through?',
  'connection-burst': 'Do many connections in a row get through?',
  'clock-offset': 'Is the clock right?',
  'proxy-setting': 'Is a proxy set?',
  'public-address': 'Which address do you come from?',
  'client-hello': 'What does your program offer?',
  'plain-policy': 'Is a login without encryption allowed?',
  login: 'Is the login accepted?',
  'passive-reply': 'Where does it want data connections?',
  'active-callback': 'Can it connect back?',
  'data-connection': 'Does the data connection work?',
  transfer: 'Do files come through?',
  idle: 'Does a quiet connection stay open?',
  altered: 'Does everything arrive as sent?',
  'certificate-comparison': 'Is it the same certificate?',
  'inbound-connect': 'Can your network be reached from outside?',
  'client-setting': 'How is your program set up?',
  'client-message': 'What does your program say?',
  answer: 'What did you tell us?',
  'not-tested': 'What was not tested?',
};

/**
 * One observation as a line of the report. What is not as it should be never counts as "works", and what calls
 * for no explanation is no fault, however it ended: a port that nobody promised may be closed.
 */
function resultLine(seen: Observation, facts: Facts): ResultLine {
  const described = describeObservation(seen);
  return {
    state: stateOf(seen, facts),
    question: questions[seen.kind],
    sentence: described.sentence,
    vantage: vantageWord(seen.vantage),
    fault: facts.isAbnormal(seen),
    observations: [seen.id],
  };
}

/** All results as lines, in the order of the observations; samples of a range of ports are one line, where the first stands. */
export function resultLines(
  observations: readonly Observation[],
  facts: Facts,
  profile: Profile,
): readonly ResultLine[] {
  const groupOf = new Map<Observation, SampleGroup>();
  for (const group of groupSamples(observations))
    for (const seen of [...group.samples, ...group.replies]) groupOf.set(seen, group);
  const told = new Set<SampleGroup>();
  return observations.flatMap((seen): readonly ResultLine[] => {
    const group = groupOf.get(seen);
    if (!group) return [resultLine(seen, facts)];
    if (told.has(group)) return [];
    told.add(group);
    return [sampleLine(group, seen, facts, profile)];
  });
}

function sampleLine(group: SampleGroup, first: Observation, facts: Facts, profile: Profile): ResultLine {
  const all = [...group.samples, ...group.replies];
  const fault = all.some((seen) => facts.isAbnormal(seen));
  const { state, sentence } = describeSamples(group.samples, profile.passivePorts);
  return {
    state: state === 'works' && fault ? 'partly' : state,
    question: 'Do the data ports answer?',
    sentence,
    vantage: vantageWord(first.vantage),
    fault,
    observations: all.map(({ id }) => id),
  };
}

function stateOf(seen: Observation, facts: Facts): ResultState {
  const { state } = describeObservation(seen);
  return state === 'works' && facts.isAbnormal(seen) ? 'partly' : state;
}

const worstFirst: readonly ResultState[] = ['blocked', 'partly', 'our-side', 'not-tested', 'works'];

/** To require encryption is right, and it is what stops a program that does not encrypt. */
const stopsPlain = (seen: Observation): boolean => seen.kind === 'plain-policy' && seen.plain === 'refused';

/** A line of evidence as a line of proof: the sentence of the finding, with the state of what it rests on. */
export function proofLine(
  line: EvidenceLine,
  byId: ReadonlyMap<string, Observation>,
  facts: Facts,
): ResultLine {
  const seen = line.observations.map((id) => byId.get(id)).filter((one) => one !== undefined);
  // What was told beside a measurement does not change what was measured.
  const measured = seen.filter((one) => one.kind !== 'answer');
  const states = (measured.length > 0 ? measured : seen).map((one) =>
    stopsPlain(one) ? 'blocked' : stateOf(one, facts),
  );
  const first = seen[0];
  const state = worstFirst.find((one) => states.includes(one)) ?? 'not-tested';
  return {
    state,
    question: first === undefined ? 'What is left?' : questions[first.kind],
    sentence: line.sentence,
    vantage: first === undefined ? vantages.portal : vantageWord(first.vantage),
    fault: state === 'blocked' || state === 'partly',
    observations: line.observations,
  };
}
