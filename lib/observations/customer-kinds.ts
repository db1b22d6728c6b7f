import { z } from 'zod';
import { kind, text } from './envelope';

/** What is seen on, or told by, the customer's side of the wire. */

/** What a program can say about itself, its machine and what it read. The service's own words are replies. */
export const clientSayings = [
  'cannot-resolve', // the name has no address, in its eyes
  'cannot-connect', // no answer in its time
  'connection-refused',
  'network-unreachable',
  'timed-out', // it waited in vain, on a connection that stood
  'connection-lost',
  'proxy-failed', // the proxy it was told to use refuses or does not answer
  'tls-failed',
  'tls-version', // no protocol version in common
  'issuer-unknown', // it does not know the certificate's root
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-name',
  'session-not-resumed', // it did not resume the TLS session on the data connection
  'listing-unreadable', // it cannot read the listing that arrived
  'local-file', // a file or folder on its own machine
  'encoding', // a file name that it cannot write or read
  'program-error', // it stopped for a fault of its own
] as const;
export type ClientSaying = (typeof clientSayings)[number];

/** From the service's side of the world to a port that the customer opened. */
export const inboundConnect = kind('inbound-connect', {});
/** From the customer's network to a host that has nothing to do with the service: "this destination" or "everything". */
export const outboundConnect = kind('outbound-connect', {
  purpose: z.enum(['same-port', 'web', 'high-port']),
});
/** Packets of one size towards the service, with fragmentation forbidden. */
export const packetSize = kind('packet-size', { bytes: z.int(), passed: z.boolean() });
/** Connections to one port as fast as possible, one after the other. */
export const connectionBurst = kind('connection-burst', { asked: z.int(), opened: z.int() });
/** The machine's clock minus true time, in milliseconds. */
export const clockOffset = kind('clock-offset', { offsetMs: z.number() });
/** The machine's proxy setting; `value` without credentials, null where none is set. */
export const proxySetting = kind('proxy-setting', { value: text(260).nullable() });
/** A public address of the customer, as somebody outside saw it. */
export const publicAddress = kind('public-address', {
  address: text(64),
  seenBy: z.enum(['portal', 'control-connection', 'data-connection']),
});
/** What the customer's program offered in its TLS hello. */
export const clientHello = kind('client-hello', {
  newestVersion: text(16),
  serverName: text(260).nullable(),
});
export const clientSetting = kind('client-setting', {
  client: text(64),
  setting: text(64),
  value: text(512),
});
export const clientMessage = kind('client-message', {
  client: text(64),
  text: text(2048),
  line: z.int().nullable(),
  /** What the program means, where its words are known; null for words nobody has met yet. */
  says: z.enum(clientSayings).nullable().default(null),
});
export const answer = kind('answer', { question: text(64), value: text(2048) });
