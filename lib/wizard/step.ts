import type { Result } from '@/lib/result';
import type { Answers } from './answers';

/** What the order of pages depends on. */
export interface WizardState {
  readonly answers: Answers;
}

/** Answers as a form gives them: the host is still the text that was typed, which the target parser reads. */
export type GivenAnswers = Omit<Answers, 'host' | 'port'> & { readonly target?: string };

interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly optional: boolean;
}

export interface TextField extends FieldBase {
  readonly kind: 'text' | 'area';
  /** Characters; more is refused, never cut. */
  readonly limit: number;
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
}

/** Plain data, so that a page can hand it to the form that shows it. */
export type Field = TextField | ChoiceField;

export interface FieldError {
  readonly field: string;
  /** One sentence that says what to enter. The same words stand in the summary and at the field. */
  readonly message: string;
}

/** Texts of a form by field name. */
export type FormValues = Readonly<Record<string, string>>;

export interface AnswerLine {
  readonly label: string;
  readonly value: string;
  /** What "Change" changes, for screen readers. */
  readonly changes: string;
}

/** One page with one question. */
export interface WizardStep {
  /** Equal to the file name; also the last part of the page's address. */
  readonly id: string;
  readonly section: 'Connection' | 'Your network' | 'Account' | 'Result';
  /** The page's heading. */
  readonly question: string;
  /** Why we ask, in one sentence; null where it is obvious. */
  readonly why: string | null;
  /** Names of the answers it is about. */
  readonly answers: readonly (keyof Answers)[];
  readonly fields: readonly Field[];
  /** `before`: asked in order before the tests. `after`: asked only when the diagnosis wants to know. */
  readonly asked: 'before' | 'after';
  /** Whether it matters, given the other answers. */
  isShown(state: WizardState): boolean;
  /** The form's texts as answers, or what to enter instead. */
  read(form: FormValues): Result<GivenAnswers, readonly FieldError[]>;
  /** Answers as the form's texts, to prefill it. */
  write(answers: Answers): FormValues;
  /** Its lines on the pages that show all answers. */
  lines(answers: Answers): readonly AnswerLine[];
}
