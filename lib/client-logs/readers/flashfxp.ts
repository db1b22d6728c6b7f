import type { LogReader } from '../log-reader';
import { connects, means, recognisedBy, says, tells } from '../phrase';

/** FlashFXP: `[L]` and `[R]` for the two sides, so that a transfer between two servers reads as two conversations. */
export const flashfxp: LogReader = {
  id: 'flashfxp',
  client: 'FlashFXP',
  recognises: recognisedBy([/^\s*\[[LR]\] /, /\bFlashFXP\b/, /^Site to Site Transfer Failed/]),
  phrases: [
    connects(/^\s*\[[LR]\] Connecting to (\S{1,253})(?: -> (?:DNS=\S{1,253} )?IP=\S{3,45})? PORT=(\d{1,5})/),
    connects(/^\s*\[[LR]\] Connected to /, 'connected'),
    tells(/(?:TLSv?1?[\d.]*|SSL) negotiation successful|SSL connection (?:successful|established)/i, {
      type: 'encrypted',
      version: null,
    }),
    means.nothing(/^\s*\[[LR]\] (?:Opening data connection|List Complete|Connection established)/),
    says(/Data Socket Error: .{0,60}refused/i, 'connection-refused'),
    says(/Data Socket Error|Timeout(?: error)?/i, 'timed-out'),
    says(/Connection (?:lost|failed).{0,60}refused/i, 'connection-refused'),
    says(/Connection failed.{0,80}timed out/i, 'timed-out'),
    says(/Connection lost/i, 'connection-lost'),
    says(/Could not resolve|Host not found/i, 'cannot-resolve'),
    tells(/^\s*(?:\[[LR]\] )?(?:Transferred: |Transfer queue completed)/, { type: 'done', bytes: null }),
    tells(/^\s*\[[LR]\] (?:Transfer Failed|List Error|Failed to)/i, { type: 'failed' }),
  ],
};
