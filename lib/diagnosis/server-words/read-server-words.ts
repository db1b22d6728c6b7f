import type { CauseId } from '@/lib/diagnosis/cause-id';
import type { Observation, ObservationOf, ObservedReply } from '@/lib/observations/observation';
import { accountWords } from './account-words';
import { dataWords } from './data-words';
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
  /** The words without the numbers that differ from one time to the next. */
  readonly wording: string;
  /** True when the customer quotes it and nobody saw it happen. */
  readonly told: boolean;
}

const meanings: readonly Meaning[] = [
  ...encryptionWords,
  ...accountWords,
  ...limitWords,
  ...dataWords,
  ...fileWords,
];

/** Rows that a code at a stage can mean: those that ask for words too, and those that know the code alone. */
interface Rows {
  readonly worded: readonly Meaning[];
  readonly wordless: readonly Meaning[];
}

const rowsOf = (code: number, stage: ConversationStage | null): Rows => {
  const rows = meanings.filter(
    (row) =>
      (stage === null || row.stages.includes(stage)) && (row.codes === null || row.codes.includes(code)),
  );
  return {
    worded: rows.filter((row) => row.words !== null),
    wordless: rows.filter((row) => row.words === null),
  };
};

/** A quoted message cannot mean more than this: nobody saw when it came. */
const toldLimit = 0.45;

/** Kinds with a reply that has its place in the conversation. */
const speakingKinds = [
  'greeting',
  'features',
  'tls-handshake',
  'login',
  'passive-reply',
  'active-callback',
  'data-connection',
  'transfer',
  'parallel-logins',
  'idle',
] as const;
type Speaking = ObservationOf<(typeof speakingKinds)[number]>;

const speaking: ReadonlySet<string> = new Set(speakingKinds);
// To refuse FEAT is every server's right (RFC 2389 section 3.2): only a farewell says something about the service.
// What is said to a data connection without resumption answers a question of ours, and nobody's program heard it.
const isSpeaking = (seen: Observation): seen is Speaking =>
  speaking.has(seen.kind) &&
  (seen.kind !== 'features' || seen.reply?.code === 421) &&
  (seen.kind !== 'data-connection' || seen.resumption !== 'withheld');

function stageOf(seen: Speaking): ConversationStage | null {
  switch (seen.kind) {
    case 'greeting':
    case 'login':
    case 'idle':
      return seen.kind;
    case 'tls-handshake':
      return seen.mode === 'explicit' ? 'encryption' : null;
    case 'features':
    case 'passive-reply':
      return 'setup';
    case 'active-callback':
      return 'active';
    case 'parallel-logins':
      return 'parallel';
    case 'data-connection':
      return 'data';
    case 'transfer':
      return seen.operation === 'upload' || seen.operation === 'delete' ? 'file-write' : 'file-read';
    default: {
      const unknown: never = seen;
      return unknown;
    }
  }
}

const speaksOfTrouble = (code: number): boolean => code >= 400 || code === 120 || code === 332;

/** The row whose words fit best, the first of equals; when no words fit, every row that knows the code alone. */
function fitting(text: string, rows: Rows): readonly Meaning[] {
  let best: Meaning | null = null;
  for (const row of rows.worded)
    if (row.strength > (best?.strength ?? 0) && row.words?.test(text) === true) best = row;
  return best === null ? rows.wordless : [best];
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

/** Counts, sizes and times differ where the words are the same; the numbers of Windows' socket errors are words. */
const wordingOf = (text: string): string => text.replace(/\b(?!100\d\d\b)\d{2,}/g, '#');

/** What one code at one stage was found to mean, by the words that came with it: texts repeat. */
class Remembered {
  private readonly rows: Rows;
  private readonly found = new Map<string, readonly Meaning[]>();

  constructor(code: number, stage: ConversationStage) {
    this.rows = rowsOf(code, stage);
  }

  read(text: string, wording: string): readonly Meaning[] {
    const known = this.found.get(wording);
    if (known !== undefined) return known;
    const found = fitting(text, this.rows);
    this.found.set(wording, found);
    return found;
  }
}

class Sayings {
  readonly byCause = new Map<CauseId, Saying[]>();

  add(
    found: readonly Meaning[],
    observation: Observation,
    text: string,
    told: boolean,
    wording = wordingOf(text),
  ): void {
    for (const meaning of found) {
      const strength = told ? Math.min(meaning.strength, toldLimit) : meaning.strength;
      const list = this.byCause.get(meaning.cause);
      const saying = { strength, observation, text, wording, told };
      if (list === undefined) this.byCause.set(meaning.cause, [saying]);
      else if (list.at(-1)?.observation !== observation) list.push(saying);
    }
  }
}

/**
 * Reads what servers said, and what customers quote of it, as causes.
 * Texts repeat, so each is compared with the table once.
 */
export function readServerWords(
  observations: readonly Observation[],
): ReadonlyMap<CauseId, readonly Saying[]> {
  const sayings = new Sayings();
  const remembered = new Map<ConversationStage, Map<number, Remembered>>();
  const rememberedFor = (stage: ConversationStage, code: number): Remembered => {
    const codes = remembered.get(stage) ?? new Map<number, Remembered>();
    const known = codes.get(code) ?? new Remembered(code, stage);
    remembered.set(stage, codes.set(code, known));
    return known;
  };
  for (const seen of observations) {
    if (isSpeaking(seen)) {
      const { reply } = seen;
      if (reply === null || !speaksOfTrouble(reply.code)) continue;
      const stage = stageOf(seen);
      if (stage === null) continue;
      const wording = wordingOf(reply.text);
      const found = rememberedFor(stage, reply.code).read(reply.text, wording);
      sayings.add(found, seen, reply.text, false, wording);
    } else if (isQuoted(seen)) {
      const text = seen.kind === 'answer' ? seen.value : seen.text;
      for (const reply of quotedReplies(text))
        sayings.add(fitting(reply.text, rowsOf(reply.code, null)), seen, reply.text, true);
    }
  }
  return sayings.byCause;
}
