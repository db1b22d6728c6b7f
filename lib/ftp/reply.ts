/** One whole reply of a server (RFC 959 section 4.2). Everything in it but the code is text from a stranger. */
export interface Reply {
  /** 100 to 599. */
  readonly code: number;
  /** Text lines without their end; the code is taken off the first and the last, and off lines that repeat it. */
  readonly lines: readonly string[];
  /** The lines joined by line feeds. */
  readonly text: string;
  /** The bytes as they came, at most `rawLimit`; empty when a secret had to be taken out of the text. */
  readonly raw: Uint8Array;
}

/** Bytes of a reply that are kept as they came. */
export const rawLimit = 4096;

/** True for 1xx: more is to come for the same command. */
export const isPreliminary = (reply: Reply): boolean => reply.code < 200;
/** True for 2xx. */
export const isPositive = (reply: Reply): boolean => reply.code >= 200 && reply.code < 300;
/** True for 4xx and 5xx. */
export const isNegative = (reply: Reply): boolean => reply.code >= 400;
