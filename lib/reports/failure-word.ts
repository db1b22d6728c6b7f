import type { Failure } from '@/lib/net/failure';

/** What is shown beside the symbol for each way in which an attempt can end. Codes never are. */
const words: Readonly<Record<Failure, string>> = {
  name_not_found: 'this name has no address',
  no_addresses: 'this name has no address',
  addresses_not_public: 'this name leads into a private network',
  alias_not_allowed: 'this name leads to one that we may not contact',
  resolver_timed_out: 'the name server does not answer',
  resolver_refused: 'the name server refuses to answer',
  resolver_failed: 'the name server gives no usable answer',
  timed_out: 'no answer',
  refused: 'refused',
  reset: 'cut off',
  closed: 'closed without a word',
  host_unreachable: 'no way there',
  network_unreachable: 'no way there',
  tls_not_offered: 'no encryption offered',
  tls_not_spoken: 'encryption could not be agreed',
  tls_version: 'too old',
  tls_no_common_cipher: 'encryption could not be agreed',
  tls_alert: 'encryption could not be agreed',
  tls_failed: 'encryption could not be agreed',
  tls_chain_too_large: 'certificate too large to read',
  not_ftp: 'something else answers',
  reply_malformed: 'unreadable answer',
  reply_too_long: 'unreadable answer',
  reply_negative: 'refused',
  reply_unexpected: 'unexpected answer',
  size_mismatch: 'not stored as sent',
  content_mismatch: 'not stored as sent',
  our_resources: 'not finished, our side',
  our_network: 'not finished, our side',
  cancelled: 'cancelled',
  interrupted: 'not finished, our side',
};

/** The word for a failure: "no answer", "refused". */
export const failureWord = (failure: Failure): string => words[failure];
