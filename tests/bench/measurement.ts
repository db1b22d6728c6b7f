/** One result of a measurement. */
export interface Measurement {
  readonly what: string;
  readonly tookMs: number;
  readonly unavoidableMs: number;
  /** The measured time may be this many times the unavoidable one. */
  readonly limit: number;
}
