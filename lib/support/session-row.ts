/** One line of the console's list. */
export interface SessionRow {
  readonly id: string;
  readonly code: string;
  readonly host: string | null;
  readonly port: number | null;
  readonly profile: string;
  readonly verdict: {
    readonly cause: string;
    readonly headline: string;
    readonly owner: string;
    readonly confidence: string;
  } | null;
  readonly runs: number;
  readonly running: boolean;
  readonly createdAt: string;
  readonly lastActivityAt: string;
  readonly fromLink: boolean;
}

export interface SessionListView {
  readonly rows: readonly SessionRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}
