import { refusal } from '@/lib/result';

/** Why what was posted or pasted is not taken as the results of a kit. */
export type KitFaultCode =
  | 'too-large'
  | 'too-many-lines'
  /** There is no first line of a result in it. */
  | 'no-result'
  /** The result breaks off before its last line. */
  | 'incomplete'
  | 'bad-character'
  /** A line of a kind that this portal does not know. */
  | 'unknown-line'
  | 'bad-value'
  /** It was made for another host. */
  | 'other-host';

export interface KitFault {
  readonly code: KitFaultCode;
  /** Number of the line within the result, from 1; null where it is about the whole. */
  readonly line: number | null;
}

export const faulty = (code: KitFaultCode, line: number | null = null) => refusal<KitFault>({ code, line });
