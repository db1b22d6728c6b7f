import { chooseProfile } from '@/lib/provider/choose-profile';
import { type Result, refusal, success } from '@/lib/result';
import { profiles } from '@/lib/server/provider/profiles';
import type { Answers } from '@/lib/wizard/answers';
import type { OwnerAccess } from './access';
import { keepAnswers } from './keep-answers';
import { readTarget, type TargetReason } from './read-target';
import { givenAnswersSchema, type SaveAnswersInput } from './schemas';
import { updateSession } from './store';

export interface SavedAnswers {
  readonly answers: Answers;
  /** What was left out of the target as it was typed. */
  readonly notes: readonly string[];
  /** How many passwords, keys and tokens were masked in what was given now. */
  readonly masked: number;
}

const BAD_ANSWERS: TargetReason = {
  reason: 'bad-answers',
  sentence: 'One of these answers cannot be kept. Enter it again as plain text.',
};

/**
 * Adds answers to those already given; each one given now replaces the earlier one. A new host may bring another
 * profile with it, unless the profile was chosen on purpose. What looks like a secret is masked before it is stored.
 *
 * @returns what is stored now, or what is wrong: with the target, or `bad-answers`
 */
export async function saveAnswers(
  { session }: OwnerAccess,
  input: SaveAnswersInput,
): Promise<Result<SavedAnswers, TargetReason>> {
  const { target: text, ...typedAnswers } = input;
  // Forms come without having been checked; only the target has a reader of its own.
  const checked = givenAnswersSchema.safeParse(typedAnswers);
  if (!checked.success) return refusal(BAD_ANSWERS);
  const { answers: given, masked } = keepAnswers(checked.data);
  const chosenByHost = chooseProfile(session.host ?? '', profiles()).id === session.profile;
  const target = text === undefined ? null : readTarget(text, chosenByHost ? null : session.profile);
  if (target && !target.ok) return refusal(target.reason);
  const read = target?.value;
  const typed = read && {
    host: read.host,
    port: read.port,
    ...(read.encryption && { encryption: read.encryption }),
  };
  const answers: Answers = { ...session.answers, ...typed, ...given };
  const profile = read && chosenByHost ? chooseProfile(read.host, profiles()).id : session.profile;
  await updateSession(session.id, {
    profile,
    answers,
    host: answers.host ?? null,
    port: answers.port ?? null,
  });
  return success({ answers, notes: read?.notes ?? [], masked });
}
