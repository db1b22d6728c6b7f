import type { Said } from './log-entry';

/** A sentence of one program, and what it says. The pattern sees at most `lineLimit` characters of one line. */
export interface Phrase {
  readonly pattern: RegExp;
  /** Null: the line says nothing about the conversation, and must not be taken for a part of it. */
  /** `failure`: it tells only of something that went wrong, so that it can be known without its program. */
  readonly of?: 'failure';
  readonly said: ((found: RegExpExecArray) => Said | readonly Said[] | null) | null;
}

/** How one program writes its log. Commands and replies are found without it; it brings the program's own words. */
export interface LogReader {
  /** Equal to the file name. */
  readonly id: string;
  /** The program's name, for people. */
  readonly client: string;
  /**
   * How surely the lines are this program's, from 0 to 1.
   * @param lines at most the first few hundred, cut to `lineLimit` characters
   */
  recognises(lines: readonly string[]): number;
  /** It sends commands before the answers to those before have come. */
  readonly pipelines?: true;
  /** The program's sentences, most special first; the first that fits a line counts. */
  readonly phrases: readonly Phrase[];
  /** Sentences of a program that has too many for phrases; null when the line is none of them. Asked after the protocol. */
  readonly sentence?: (line: string) => readonly Said[] | null;
}

/** Characters of a line that are looked at; the rest is kept for showing and never read. */
export const lineLimit = 600;
