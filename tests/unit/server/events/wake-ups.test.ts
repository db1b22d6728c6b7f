import { expect, it, vi } from 'vitest';
import { bellsOf, hangBell } from '@/lib/server/events/wake-ups';

// The bells themselves, without the database that rings them.
vi.mock('@/lib/server/database/listen', () => ({ listen: () => async () => undefined }));

it('a bell taken down twice leaves those that were hung in between', () => {
  const first = hangBell('one');
  first.remove();
  const second = hangBell('one');
  first.remove();
  expect(bellsOf('one')).toBe(1);
  second.remove();
  expect(bellsOf('one')).toBe(0);
});
