/** Places for runs that measure in the background of one process, so that they never crowd out the others. */
export interface BackgroundPlaces {
  /** @returns null when all are taken, else a function that leaves the place; leaving twice changes nothing */
  readonly enter: () => (() => void) | null;
}

export function backgroundPlaces(most: number): BackgroundPlaces {
  const taken = new Set<symbol>();
  return {
    enter: () => {
      if (taken.size >= most) return null;
      const place = Symbol('place');
      taken.add(place);
      return () => {
        taken.delete(place);
      };
    },
  };
}
