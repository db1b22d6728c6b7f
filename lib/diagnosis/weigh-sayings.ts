import type { Sign, Weighing } from './cause';
import type { CauseId } from './cause-id';
import type { Facts } from './facts';
import { quotedWords } from './phrases';
import type { Saying } from './server-words/read-server-words';
import { sign, unitsWith, weighing } from './sign';

/** More different wordings than this say nothing new. */
const wordingLimit = 5;

/** Longer answers are shown in the conversation, in full. */
const quoteLimit = 160;

const quoted = (text: string): string => quotedWords(text, quoteLimit);

const sentenceFor = (saying: Saying): string =>
  saying.told
    ? `The message you gave us reads: ${quoted(saying.text)}.`
    : `The service answered: ${quoted(saying.text)}.`;

const strongestFirst = (a: readonly Saying[], b: readonly Saying[]): number =>
  (b[0]?.strength ?? 0) - (a[0]?.strength ?? 0) || ((a[0]?.text ?? '') < (b[0]?.text ?? '') ? -1 : 1);

/** Puts one more wording in its place among the first few; there may be thousands, of which a few are shown. */
function keepFirst(kept: (readonly Saying[])[], next: readonly Saying[]): (readonly Saying[])[] {
  const last = kept.at(-1);
  if (kept.length === wordingLimit && last && strongestFirst(last, next) <= 0) return kept;
  const at = kept.findIndex((one) => strongestFirst(next, one) < 0);
  kept.splice(at === -1 ? kept.length : at, 0, next);
  if (kept.length > wordingLimit) kept.pop();
  return kept;
}

/** One sign per different wording, in order of strength. */
function signsFromSayings(sayings: readonly Saying[]): readonly Sign[] {
  const byStrength = new Map<number, Map<string, Saying[]>>();
  for (const saying of sayings) {
    const strength = saying.told ? -saying.strength : saying.strength;
    const byWording = byStrength.get(strength) ?? new Map<string, Saying[]>();
    byStrength.set(strength, byWording);
    const same = byWording.get(saying.wording);
    if (same) same.push(saying);
    else byWording.set(saying.wording, [saying]);
  }
  return [...byStrength.values()]
    .flatMap((byWording) => [...byWording.values()])
    .reduce(keepFirst, [])
    .map((same) =>
      sign(
        same[0]?.strength ?? 0,
        same.map((saying) => saying.observation),
        same[0] ? sentenceFor(same[0]) : '',
      ),
    );
}

/** Weighs a cause by what servers said about it; it explains the observations in which they said it. */
export function weighSayings(facts: Facts, cause: CauseId, rest: Partial<Weighing> = {}): Weighing {
  const sayings = facts.said(cause);
  const units = unitsWith(
    facts,
    sayings.map((saying) => saying.observation),
  );
  return weighing({
    ...rest,
    for: [...signsFromSayings(sayings), ...(rest.for ?? [])],
    explains: rest.explains && rest.explains.length > 0 ? [...new Set([...units, ...rest.explains])] : units,
  });
}

/** "the service says so in its answer", or that the customer quotes it. */
export const becauseOfSayings = (told: Weighing, otherwise: string): string => {
  const first = told.for[0]?.sentence ?? '';
  if (first.startsWith('The service answered')) return otherwise;
  return 'we know it from the message you gave us, and have not seen it ourselves.';
};
