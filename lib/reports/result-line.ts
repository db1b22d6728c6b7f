import type { EvidenceLine } from '@/lib/diagnosis/finding';
import type { Observation, ObservationKind } from '@/lib/observations/observation';
import type { Vantage, VantageKind } from '@/lib/observations/vantage';
import { describeObservation } from './describe-observation';
import type { ResultLine, ResultState } from './report';

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

/** One observation as a line of the report. */
export function resultLine(seen: Observation): ResultLine {
  const described = describeObservation(seen);
  return {
    state: described.state,
    question: questions[seen.kind],
    sentence: described.sentence,
    vantage: vantageWord(seen.vantage),
    observations: [seen.id],
  };
}

const worstFirst: readonly ResultState[] = ['blocked', 'partly', 'our-side', 'not-tested', 'works'];

/** A line of evidence as a line of proof: the sentence of the finding, with the state of what it rests on. */
export function proofLine(line: EvidenceLine, byId: ReadonlyMap<string, Observation>): ResultLine {
  const seen = line.observations.map((id) => byId.get(id)).filter((one) => one !== undefined);
  const states = seen.map((one) => describeObservation(one).state);
  const first = seen[0];
  return {
    state: worstFirst.find((state) => states.includes(state)) ?? 'not-tested',
    question: first === undefined ? 'What is left?' : questions[first.kind],
    sentence: line.sentence,
    vantage: first === undefined ? vantages.portal : vantageWord(first.vantage),
    observations: line.observations,
  };
}
