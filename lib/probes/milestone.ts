/** Something that a run reaches once, or never. Whoever waits is told in both cases. */
export interface Milestone<T> {
  /** The first value counts. */
  reach(value: T): void;
  /** From now on it will not be reached any more. */
  giveUp(): void;
  /** The value, or null when it was given up. */
  readonly value: Promise<T | null>;
}

export function createMilestone<T>(): Milestone<T> {
  let settle: (value: T | null) => void = () => {};
  const value = new Promise<T | null>((resolve) => {
    settle = resolve;
  });
  return { reach: (reached) => settle(reached), giveUp: () => settle(null), value };
}
