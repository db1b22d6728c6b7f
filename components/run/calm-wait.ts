const CALM_MS = 5000;

interface Moment {
  /** When something was said last, in milliseconds; null when nothing was yet. */
  readonly lastAt: number | null;
  readonly now: number;
  /** The end of a run does not wait. */
  readonly urgent: boolean;
}

/** Milliseconds to wait before screen readers are told more: at most one message in five seconds. */
export const calmWait = ({ lastAt, now, urgent }: Moment): number =>
  urgent || lastAt === null ? 0 : Math.max(0, lastAt + CALM_MS - now);
