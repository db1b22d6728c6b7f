import { z } from 'zod';

/**
 * How an attempt failed: the closed list. Made in one classifier per source (sockets, name server, reply
 * reader); everything downstream only compares codes. Words for people live with the reader of a code.
 */
export const failureCodes = [
  // Names
  'name_not_found', // the name does not exist (NXDOMAIN)
  'no_addresses', // the name exists and has no A or AAAA record
  'addresses_not_public', // every answer is outside the public internet; none was contacted
  'alias_not_allowed', // an alias leads to a name that may not be contacted
  'resolver_timed_out',
  'resolver_refused',
  'resolver_failed', // SERVFAIL, or an answer that cannot be read
  // Connections
  'timed_out', // no answer before the deadline
  'refused', // RST in answer to SYN
  'reset', // RST on an open connection
  'closed', // the other side ended the connection without a word
  'host_unreachable',
  'network_unreachable',
  // TLS
  'tls_not_offered', // AUTH TLS was refused
  'tls_not_spoken', // the bytes that came instead of a handshake are not TLS
  'tls_version', // no protocol version in common
  'tls_no_common_cipher',
  'tls_alert', // the other side ended the handshake with another alert
  'tls_failed', // the handshake failed in another way
  'tls_chain_too_large',
  // Replies
  'not_ftp', // something else answers; see the greeting's class
  'reply_malformed',
  'reply_too_long',
  'reply_negative', // a well-formed 4xx or 5xx; the reply says which
  'reply_unexpected', // a well-formed reply that does not fit the command
  // Transfers
  'size_mismatch',
  'content_mismatch',
  // Our side: never held against the target
  'our_resources', // descriptors, buffers or local ports used up
  'our_network', // no route from here, or no working resolver here
  'cancelled',
  'interrupted',
] as const;

export const failureSchema = z.enum(failureCodes);
export type Failure = (typeof failureCodes)[number];

const ours: ReadonlySet<Failure> = new Set(['our_resources', 'our_network', 'cancelled', 'interrupted']);

/** True when a failure says something about us and nothing about the target. */
export const isOurSide = (failure: Failure): boolean => ours.has(failure);
