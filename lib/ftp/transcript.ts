/** One line of a control conversation, without secrets, with control characters made visible. */
export interface TranscriptLine {
  /** `note` is ours: "connected", "encrypted with TLSv1.3". */
  readonly from: 'us' | 'server' | 'note';
  readonly text: string;
  /** Milliseconds since the connection was opened. */
  readonly atMs: number;
}
