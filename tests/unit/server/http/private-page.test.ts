import { expect, it } from 'vitest';
import { isPrivatePage } from '@/lib/server/http/private-page';

it.each(['/r/token', '/t/token?x=1', '/check/id/report', '/support', '/support/links', '/support?text=x'])(
  '%s is not for search engines',
  (path) => expect(isPrivatePage(path)).toBe(true),
);

it.each(['/', '/robots.txt', '/rest', '/busy', '/_next/static/check/x.js'])('%s is left alone', (path) =>
  expect(isPrivatePage(path)).toBe(false),
);
