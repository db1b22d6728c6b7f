import type { Policy } from './policy';

/** What a text for people may add to the policy. Every part is optional, and none of it reaches a rule. */
export interface RequestContext {
  /** From where: "203.0.113.9 (our network)". */
  readonly source: string | null;
  /** What was seen: "from our network no answer on port 21, from outside answered". */
  readonly reason: string | null;
  /** ISO day of the test that led to the request. */
  readonly testedOn: string | null;
  /** A link that tests the change without a login. */
  readonly verifyLink: string | null;
}

/** One firewall's syntax for a policy. One file in `formats/` and one line in the registry. */
export interface AllowlistFormat {
  /** Kebab case, equal to the file name. */
  readonly id: string;
  /** Who makes the firewall; "any" for lists and texts. */
  readonly vendor: string;
  /** For people. */
  readonly name: string;
  /** Without a charset: every format is plain ASCII. */
  readonly mediaType: string;
  /** With the dot: `.nft`. */
  readonly fileExtension: string;
  /** What is lost in this syntax, one sentence each; printed beside the download. */
  readonly cannotExpress: readonly string[];
  /** How we know that the syntax is right. */
  readonly howVerified: string;
  /** The same policy and context give the same text, byte for byte. */
  render(policy: Policy, context: RequestContext): string;
}

/** Portside's name for a file of rules: `portside-files-com-alternate-port.nft`. */
export function fileName(format: AllowlistFormat, policy: Policy): string {
  const variant = policy.variant === 'standard' ? '' : `-${policy.variant}`;
  return `portside-${policy.profile.id}${variant}${format.id === 'firewall-request' ? '-request' : ''}${format.fileExtension}`;
}
