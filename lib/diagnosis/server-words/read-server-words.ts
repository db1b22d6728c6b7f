import type { CauseId } from '@/lib/diagnosis/cause-id';
import type { Observation, ObservedReply } from '@/lib/observations/observation';
import { accountWords } from './account-words';
import { encryptionWords } from './encryption-words';
import { fileWords } from './file-words';
import { limitWords } from './limit-words';
import type { ConversationStage, Meaning } from './meaning';

/** A reply, or a quoted message, that means a cause. */
export interface Saying {
  readonly strength: number;
  readonly observation: Observation;
  /** The words as they came. */
  readonly text: string;
  /** True when the customer quotes it and nobody saw it happen. */
  readonly told: boolean;
}

const meanings: readonly Meaning[] = [...encryptionWords, ...accountWords, ...limitWords, ...fileWords];

const byStage = new Map<ConversationStage, readonly Meaning[]>();
for (const stage of new Set(meanings.flatMap((meaning) => meaning.stages)))
  byStage.set(
    stage,
    meanings.filter((meaning) => meaning.stages.includes(stage)),
  );

/** A quoted message cannot mean more than this: nobody saw when it came. */
const toldLimit = 0.45;

function stageOf(seen: Observation): ConversationStage | null {
  switch (seen.kind) {
    case 'greeting':
      return 'greeting';
    case 'tls-handshake':
      return seen.mode === 'explicit' ? 'encryption' : null;
    case 'login':
      return 'login';
    case 'passive-reply':
    case 'active-callback':
      return 'setup';
    case 'data-connection':
      return 'data';
    case 'transfer':
      return seen.operation === 'upload' || seen.operation === 'delete' ? 'file-write' : 'file-read';
    case 'idle':
      return 'idle';
    default:
      return null;
  }
}

const replyOf = (seen: Observation): ObservedReply | null => ('reply' in seen ? seen.reply : null);

const speaksOfTrouble = (code: number): boolean => code >= 400 || code === 120 || code === 332;

/** The row whose words fit best, the first of equals; when no words fit, every row that knows the code alone. */
function fitting(code: number, text: string, rows: readonly Meaning[]): readonly Meaning[] {
  const rightCode = rows.filter((row) => row.codes === null || row.codes.includes(code));
  let best: Meaning | null = null;
  for (const row of rightCode)
    if (row.strength > (best?.strength ?? 0) && row.words?.test(text) === true) best = row;
  if (best !== null) return [best];
  return rightCode.filter((row) => row.words === null);
}

/** Refusals in a message that a customer copied: a code at the start of a line or after a client's mark, and the rest of the line. */
function* quotedReplies(text: string): Generator<ObservedReply> {
  for (const line of text.split(/\r?\n/)) {
    const found = /(?:^|[:<>"'([]|\s-)\s*([45]\d\d)[ -]\s*(\S.*)/.exec(line);
    if (found?.[1] && found[2]) yield { code: Number(found[1]), text: found[2] };
  }
}

const isQuoted = (seen: Observation): seen is Extract<Observation, { kind: 'answer' | 'client-message' }> =>
  seen.kind === 'client-message' || (seen.kind === 'answer' && seen.question === 'error-text');

/**
 * Reads what servers said, and what customers quote of it, as causes.
 * Texts repeat, so each is compared with the table once.
 */
export function readServerWords(
  observations: readonly Observation[],
): ReadonlyMap<CauseId, readonly Saying[]> {
  const sayings = new Map<CauseId, Saying[]>();
  const remembered = new Map<string, Map<string, readonly Meaning[]>>();
  const add = (found: readonly Meaning[], observation: Observation, text: string, told: boolean) => {
    for (const meaning of found) {
      const strength = told ? Math.min(meaning.strength, toldLimit) : meaning.strength;
      const list = sayings.get(meaning.cause);
      const saying = { strength, observation, text, told };
      if (!list) sayings.set(meaning.cause, [saying]);
      else if (list.at(-1)?.observation !== observation) list.push(saying);
    }
  };
  for (const seen of observations) {
    if (isQuoted(seen)) {
      const text = seen.kind === 'answer' ? seen.value : seen.text;
      for (const reply of quotedReplies(text))
        add(fitting(reply.code, reply.text, meanings), seen, reply.text, true);
      continue;
    }
    const stage = stageOf(seen);
    const reply = replyOf(seen);
    if (stage === null || reply === null || !speaksOfTrouble(reply.code)) continue;
    const texts = remembered.get(`${stage} ${reply.code}`) ?? new Map<string, readonly Meaning[]>();
    remembered.set(`${stage} ${reply.code}`, texts);
    const found = texts.get(reply.text) ?? fitting(reply.code, reply.text, byStage.get(stage) ?? []);
    texts.set(reply.text, found);
    add(found, seen, reply.text, false);
  }
  return sayings;
}
