import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { observe } from '../support/observe';
import { allSituations } from './all-situations';
import { anyService } from './profiles';

/** Every situation, and every two of them thrown together as one session. */
const pools = [
  ...allSituations.map((situation) => ({
    profile: situation.profile ?? anyService,
    seen: situation.seen(observe()),
  })),
  ...allSituations.slice(1).map((situation, at) => ({
    profile: situation.profile ?? anyService,
    seen: [
      ...situation.seen(observe()),
      ...(allSituations[at]?.seen(observe({ address: '192.0.2.99' })) ?? []),
    ],
  })),
];

test('the order in which observations come does not matter', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...pools),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      ({ profile, seen }, luck) => {
        const keyed = seen.map((one) => ({ one, key: luck.next().value ?? 0 }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
        expect(diagnose(shuffled, profile)).toEqual(diagnose(seen, profile));
      },
    ),
    { numRuns: 300 },
  );
});

test('the same observation twice counts once', () => {
  for (const { profile, seen } of pools)
    expect(diagnose([...seen, ...seen], profile)).toEqual(diagnose(seen, profile));
});
