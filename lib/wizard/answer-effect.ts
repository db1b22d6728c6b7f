import { accountQuestion, notKnown, type WeighedQuestion } from '@/lib/diagnosis/answers';
import { diagnose } from '@/lib/diagnosis/diagnose';
import type { Confidence, Diagnosis, Finding } from '@/lib/diagnosis/finding';
import type { Observation } from '@/lib/observations/observation';
import type { Profile } from '@/lib/provider/profile';

/** What one page's answers changed about the findings. */
export type AnswerEffect =
  /** Another cause leads. */
  | { readonly changed: 'verdict'; readonly headline: string; readonly before: string }
  /** The same cause leads, and one finding is new or surer. */
  | { readonly changed: 'surer'; readonly headline: string }
  /** The same cause leads, and one finding is gone or less sure. */
  | { readonly changed: 'less-sure'; readonly headline: string }
  | { readonly changed: 'nothing' };

/** The questions of each page that weigh in a diagnosis. */
const asksFor: ReadonlyMap<string, readonly string[]> = new Map<string, readonly WeighedQuestion[]>([
  ['symptom', ['symptom', 'error-text']],
  ['client', ['client']],
  ['client-settings', ['encryption', 'mode']],
  ['evidence', ['error-text']],
  ['web-login', ['web-login']],
  ['other-network', ['other-network']],
]);

const accountPrefix = accountQuestion('');

function isAnswerOf(seen: Observation, stepId: string): boolean {
  if (seen.kind !== 'answer') return false;
  const question = seen.question === notKnown ? seen.value : seen.question;
  if (stepId === 'account') return question.startsWith(accountPrefix);
  return asksFor.get(stepId)?.includes(question) ?? false;
}

const rank: Readonly<Record<Confidence, number>> = { possible: 1, likely: 2, certain: 3 };

const sureness = (findings: readonly Finding[], { cause }: Finding): number => {
  const found = findings.find((finding) => finding.cause === cause);
  return found === undefined ? 0 : rank[found.confidence];
};

/**
 * What the answers of one page did: the diagnosis with them, compared with the one without them.
 * @param stepId the wizard step whose page was answered; one that asks for nothing that weighs changed nothing
 */
export function answerEffect(
  observations: readonly Observation[],
  profile: Profile,
  stepId: string,
): AnswerEffect {
  const without = observations.filter((seen) => !isAnswerOf(seen, stepId));
  if (without.length === observations.length) return { changed: 'nothing' };
  return compareFindings(diagnose(without, profile).findings, diagnose(observations, profile).findings);
}

/** What changed from one diagnosis to the next. */
export function compareFindings(before: Diagnosis['findings'], now: Diagnosis['findings']): AnswerEffect {
  if (now[0].cause !== before[0].cause)
    return { changed: 'verdict', headline: now[0].headline, before: before[0].headline };
  // Another guess that moves up because one was ruled out is no surer than it was.
  const surer = now.find(
    (finding) => finding.confidence !== 'possible' && sureness(now, finding) > sureness(before, finding),
  );
  if (surer) return { changed: 'surer', headline: surer.headline };
  const lessSure = before.find((finding) => sureness(now, finding) < sureness(before, finding));
  return lessSure ? { changed: 'less-sure', headline: lessSure.headline } : { changed: 'nothing' };
}
