/** What every refusal of the API looks like. */
export interface ApiErrorBody {
  readonly error: {
    readonly code: string;
    /** One plain sentence: what is wrong and what to do instead. */
    readonly sentence: string;
    /** For our own faults: what to tell the operator. */
    readonly reference?: string;
  };
}

export interface ApiErrorExtras {
  readonly reference?: string;
  /** Seconds after which to try again. */
  readonly retryAfter?: number;
}

/** Headers of every answer of the API: it is for one person, now. */
export const privateHeaders = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } as const;

export function apiError(
  status: number,
  code: string,
  sentence: string,
  extras: ApiErrorExtras = {},
): Response {
  const { reference, retryAfter } = extras;
  const body: ApiErrorBody = { error: { code, sentence, ...(reference && { reference }) } };
  const wait = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  return Response.json(body, { status, headers: { ...privateHeaders, ...wait } });
}

export const apiJson = (value: unknown, status = 200): Response =>
  Response.json(value, { status, headers: privateHeaders });
