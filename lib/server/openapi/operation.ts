import type { z } from 'zod';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description: string;
  readonly schema: z.ZodType;
  readonly required?: boolean;
}

export interface Answer {
  readonly description: string;
  /** JSON; null for an answer without a body or with another type. */
  readonly body: z.ZodType | null;
  /** For answers that are no JSON. */
  readonly mediaTypes?: readonly string[];
}

/** One call of the API. */
export interface Operation {
  readonly method: 'get' | 'post' | 'delete';
  /** Below `/api/v1`, parameters in braces. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  /** Needs the session's key as a bearer token. */
  readonly needsKey: boolean;
  readonly parameters?: readonly Parameter[];
  readonly body?: z.ZodType;
  /** By status. Refusals that every call has are added by the document. */
  readonly answers: Readonly<Record<number, Answer>>;
}
