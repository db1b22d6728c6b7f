import type { AnswerEffect } from '@/lib/wizard/answer-effect';
import { waitWords } from '../wait-words';
import { type EvidenceKind, evidenceLimits } from './evidence';
import type { PlaceRefusal } from './store';

/** A piece that was taken. */
export interface AddedEvidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly label: string;
  /** How many places were masked. */
  readonly masked: number;
  /** How many things it shows. */
  readonly observations: number;
  readonly notes: readonly string[];
  /** What it does to the verdict. */
  readonly effect: AnswerEffect;
}

/** Why a piece was not taken. */
export type AddRefusal =
  | PlaceRefusal
  | {
      readonly code:
        | 'empty'
        | 'too-long'
        /** No line of a log speaks of FTP. */
        | 'nothing-found'
        /** What was handed in as the script's results is something else, or was changed. */
        | 'not-understood'
        /** The script's results end too early. */
        | 'incomplete'
        /** They were made for another server. */
        | 'other-host'
        | 'out-of-time'
        /** Others are being read. */
        | 'busy'
        /** The script's token was used as often as it may be. */
        | 'used-up'
        | 'gone';
    };

/** Why a piece was not taken, in one sentence that says what to do instead. */
export function addRefusalSentence(reason: AddRefusal): string {
  switch (reason.code) {
    case 'empty':
      return 'There is nothing in it yet. Paste the text, or choose a file.';
    case 'too-long':
      return 'This is too much text. Send the end of it, where it stops working.';
    case 'nothing-found':
      return 'We found no FTP conversation in this text. Copy the messages from the start of the connection to where it stops.';
    case 'not-understood':
      return 'This does not look like the results of the test script. Copy everything between the two marks, with the marks.';
    case 'incomplete':
      return 'These results end too early. Copy everything between the two marks, with the marks, or choose the file with the results.';
    case 'other-host':
      return 'These results are about another server than this check. Run the script that this page gives you.';
    case 'out-of-time':
      return 'Reading this took too long. Send only the end of it, where it stops working.';
    case 'busy':
      return 'Other logs are being read at this moment. Try again in a few seconds.';
    case 'used-up':
      return 'This script has sent its results as often as it may. Open the page "Test from your network" again for a new one.';
    case 'too-many-pieces':
      return `This check holds ${evidenceLimits.perSession} pieces already. Remove one that is no longer needed, then try again.`;
    case 'source-limit':
      return `Your network has sent many pieces within the last hour. Try again in ${waitWords(reason.seconds)}.`;
    case 'gone':
      return 'There is no such check, or it can no longer be opened.';
  }
}
