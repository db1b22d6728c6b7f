import { expect, test } from 'vitest';
import { backgroundPlaces } from '@/lib/server/jobs/background-places';

test('no more places are given than there are, and one that is left is free again', () => {
  const places = backgroundPlaces(2);
  const first = places.enter();
  expect(places.enter()).not.toBeNull();
  expect(places.enter()).toBeNull();
  first?.();
  expect(places.enter()).not.toBeNull();
});

test('leaving twice frees one place', () => {
  const places = backgroundPlaces(2);
  const first = places.enter();
  places.enter();
  first?.();
  first?.();
  expect(places.enter()).not.toBeNull();
  expect(places.enter()).toBeNull();
});
