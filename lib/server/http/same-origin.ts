import { publicBase } from '@/lib/server/login/public-base';
import { settings } from '@/lib/server/settings';

/**
 * Whether a request that changes something came from a page of ours, as the browser itself says
 * (`Sec-Fetch-Site`, `Origin`). Both missing is not proof. A program that shows a bearer key instead of a cookie
 * needs none: no other site can make a browser send that header.
 */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  if (origin !== null) return isOurs(origin, headers.get('host'));
  return site === 'same-origin' || headers.get('authorization')?.startsWith('Bearer ') === true;
}

function isOurs(origin: string, host: string | null): boolean {
  if (origin === publicBase()) return true;
  // Unconfigured, the portal has several names: localhost, 127.0.0.1, the machine's own.
  return settings().publicUrl === undefined && host !== null && origin === `http://${host}`;
}

/**
 * Whether a request comes from a program and not from a browser that somebody's page is steering: it carries no cookie
 * and none of the headers a browser adds, so it has no rights but those it shows itself.
 */
export const isProgram = (headers: Headers): boolean =>
  !['origin', 'sec-fetch-site', 'cookie'].some((name) => headers.has(name));
