import { chooseProfile } from '@/lib/provider/choose-profile';
import { type Result, refusal, success } from '@/lib/result';
import { findProfile, profiles } from '@/lib/server/provider/profiles';
import type { Answers } from '@/lib/wizard/answers';
import { keepAnswers } from './keep-answers';
import { DAY_MS, SESSION_DAYS } from './limits/limits';
import { limitsFor } from './limits/limits-for';
import { type ReadTarget, readTarget } from './read-target';
import type { CreateSessionInput } from './schemas';
import { makeSessionCode } from './session-code';
import { hashOfKey, looksLikeKey, makeSessionKey, reportTokenOf } from './session-key';
import { sourceKey } from './source-key';
import { findLink, insertSession, markLinkOpened, type StoredLink } from './store';

export interface CreatedSession {
  readonly id: string;
  /** The bearer key. It cannot be shown again. */
  readonly key: string;
  readonly code: string;
  readonly expiresAt: string;
  /** What was left out of the target as it was typed, and what was masked; one sentence each. */
  readonly notes: readonly string[];
}

export type CreateRefusal =
  | { readonly code: 'unknown-profile' }
  /** Unknown, expired and revoked links look alike. */
  | { readonly code: 'unknown-link' }
  | { readonly code: 'bad-target'; readonly reason: string; readonly sentence: string }
  | { readonly code: 'too-many-sessions'; readonly seconds: number };

/**
 * Starts a session, from the public start page or from a link. The link's answers come first, then what was given.
 * Without a named profile the host decides which one applies.
 *
 * @param address where the request comes from, for limits
 */
export async function createSession(
  input: CreateSessionInput,
  address: string,
): Promise<Result<CreatedSession, CreateRefusal>> {
  const link = input.link === undefined ? null : await openedLink(input.link);
  if (input.link !== undefined && !link) return refusal({ code: 'unknown-link' });
  const named = input.profile ?? link?.profile;
  if (named !== undefined && !findProfile(named)) return refusal({ code: 'unknown-profile' });
  const target = input.target === undefined ? null : readTarget(input.target, named ?? null);
  if (target && !target.ok) return refusal({ code: 'bad-target', ...target.reason });

  const { answers, masked } = keepAnswers(answersOf(link, input, target?.value ?? null));
  const profile = named ?? chooseProfile(answers.host ?? '', profiles()).id;
  const key = makeSessionKey();
  const expiresAt = new Date(Date.now() + SESSION_DAYS * DAY_MS);
  const made = await insertSession(
    {
      keyHash: hashOfKey(key),
      reportHash: hashOfKey(reportTokenOf(key)),
      profile,
      linkId: link?.id ?? null,
      answers,
      host: answers.host ?? null,
      port: answers.port ?? null,
      source: sourceKey(address),
      expiresAt,
    },
    makeSessionCode,
    limitsFor(answers.host ?? null).sessionsPerHour,
  );
  if (!made.ok) return refusal({ code: 'too-many-sessions', seconds: made.reason });
  if (link) await markLinkOpened(link.id);
  const notes = [...(target?.value.notes ?? []), ...maskedNotes(masked)];
  return success({ ...made.value, key, expiresAt: expiresAt.toISOString(), notes });
}

const openedLink = async (token: string): Promise<StoredLink | null> =>
  looksLikeKey(token) ? findLink(hashOfKey(token)) : null;

const maskedNotes = (masked: number): string[] =>
  masked === 0
    ? []
    : [
        `What looks like a password or key was masked in the error message, in ${masked} place${masked === 1 ? '' : 's'}.`,
      ];

function answersOf(link: StoredLink | null, input: CreateSessionInput, target: ReadTarget | null): Answers {
  const typed = target && {
    host: target.host,
    port: target.port,
    ...(target.encryption && { encryption: target.encryption }),
  };
  return { ...link?.answers, ...typed, ...input.answers };
}
