import type { ResultLine, ResultState } from '@/lib/reports/report';

/** What one side saw of one question: the worst of it, in a sentence, and how many results there are. */
export interface SideSummary {
  readonly state: ResultState;
  readonly sentence: string;
  /** Results beside the one in the sentence. */
  readonly others: number;
  /** False where what was seen calls for no explanation. */
  readonly fault: boolean;
  /** "from your network"; several where more than one looked. */
  readonly vantages: readonly string[];
}

export interface ComparedQuestion {
  readonly question: string;
  readonly ours: SideSummary;
  readonly yours: SideSummary;
}

const OURS = 'from our network';
const TOLD = 'you told us';
const worstFirst: readonly ResultState[] = ['blocked', 'partly', 'our-side', 'not-tested', 'works'];

/** Faults first, the worst of them before others; then what works, then what calls for no explanation. */
const weight = ({ fault, state }: ResultLine): number =>
  fault ? worstFirst.indexOf(state) : state === 'works' ? worstFirst.length : worstFirst.length + 1;

function sumUp(lines: readonly ResultLine[]): SideSummary | null {
  const [worst] = [...lines].sort((a, b) => weight(a) - weight(b));
  if (!worst) return null;
  const mixed = worst.fault && worst.state === 'blocked' && lines.some(({ state }) => state === 'works');
  return {
    state: mixed ? 'partly' : worst.state,
    sentence: worst.sentence,
    others: lines.length - 1,
    fault: worst.fault,
    vantages: [...new Set(lines.map(({ vantage }) => vantage))],
  };
}

/** The questions that both sides answered, in the order of the results: where they differ first. */
export function compareSides(lines: readonly ResultLine[]): readonly ComparedQuestion[] {
  const seen = lines.filter(({ vantage }) => vantage !== TOLD);
  const compared = [...new Set(seen.map(({ question }) => question))].flatMap((question) => {
    const about = seen.filter((line) => line.question === question);
    const ours = sumUp(about.filter(({ vantage }) => vantage === OURS));
    const yours = sumUp(about.filter(({ vantage }) => vantage !== OURS));
    return ours && yours ? [{ question, ours, yours }] : [];
  });
  const differs = ({ ours, yours }: ComparedQuestion) => ours.state !== yours.state;
  return [...compared.filter(differs), ...compared.filter((one) => !differs(one))];
}
