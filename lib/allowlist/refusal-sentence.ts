import type { PolicyRefusal } from './make-policy';

/** Why there is no allowlist, and what to do instead: one sentence for people. */
export function refusalSentence(reason: PolicyRefusal): string {
  switch (reason.code) {
    case 'address-refused': {
      const named = reason.entries.slice(0, 5).map((entry) => `${entry.shown}: ${entry.sentence}`);
      const more =
        reason.entries.length > named.length ? `; and ${reason.entries.length - named.length} more` : '';
      return `The list of addresses cannot be used. ${named.join('; ')}${more}`;
    }
    case 'no-alternate-port':
      return 'This service has no alternative command port for this encryption. Choose the standard variant.';
    case 'no-custom-domain':
      return 'This service has no custom domains with addresses of their own. Choose the standard variant.';
    case 'needs-dedicated-addresses':
      return `Give the ${reason.count} dedicated addresses of your custom domain. You find them here: ${reason.whereToFind}`;
    case 'no-such-encryption':
      return 'This service has no command port with this encryption. Choose another kind of encryption.';
  }
}
