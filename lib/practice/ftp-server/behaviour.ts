import type { CertificateKind } from '@/lib/practice/certificates/certificate-kind';

/** What waits behind one public control port. */
export type Door =
  | { readonly speaks: 'ftp'; readonly tls: 'explicit' | 'implicit' | 'none' }
  /** Another protocol: says its first line and understands nothing. */
  | { readonly speaks: 'banner'; readonly banner: string; readonly answer: string }
  /** Accepts connections and never says a word. */
  | { readonly speaks: 'nothing' };

/**
 * Everything in which practice servers differ. Replies are whole lines without their end, code first.
 * A definition names its differences from `healthyBehaviour`; the engine has no other switches.
 */
export type Behaviour = {
  /** By public control port. A port that is not listed is closed. */
  readonly doors: Readonly<Record<number, Door>>;
  readonly greeting: string;
  readonly greetingDelayMs: number;
  /** Hang up after the greeting. */
  readonly closesAfterGreeting: boolean;
  readonly certificate: CertificateKind;
  /** `obsolete` is TLS 1.0 and 1.1 alone (deprecated by RFC 8996). */
  readonly tlsVersions: 'current' | 'obsolete';
  /** Answer to USER on a connection without TLS; null lets people in unencrypted. */
  readonly plainLoginReply: string | null;
  /** Answer to PASS whatever was typed; null checks the password. */
  readonly loginReply: string | null;
  /** Address that PASV announces instead of the server's own. */
  readonly passiveAddress: string | null;
  readonly passivePorts: 'open' | 'closed';
  /** `outside` takes ports beyond the published passive range. */
  readonly passiveRange: 'published' | 'outside';
  readonly passiveReplies: 'standard' | 'garbled';
  /** `broken` answers every handshake on a data connection with a fatal alert. */
  readonly dataTls: 'working' | 'broken';
  /** `emptied` takes everything, confirms it and keeps nothing; a reply refuses STOR. */
  readonly uploads: 'kept' | 'emptied' | { readonly reply: string };
};

export const healthyBehaviour: Behaviour = {
  doors: { 21: { speaks: 'ftp', tls: 'explicit' } },
  greeting: '220 Practice file server ready.',
  greetingDelayMs: 0,
  closesAfterGreeting: false,
  certificate: 'trusted',
  tlsVersions: 'current',
  plainLoginReply: '530 This server takes encrypted sessions only. Send AUTH TLS before USER.',
  loginReply: null,
  passiveAddress: null,
  passivePorts: 'open',
  passiveRange: 'published',
  passiveReplies: 'standard',
  dataTls: 'working',
  uploads: 'kept',
};
