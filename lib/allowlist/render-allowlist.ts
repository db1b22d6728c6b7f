import type { Profile } from '@/lib/provider/profile';
import { type Result, refusal, success } from '@/lib/result';
import type { AddressList } from './address-origin';
import { fileName, type RequestContext } from './format';
import { warnings } from './header';
import { makePolicy } from './make-policy';
import type { Variant } from './policy';
import { refusalSentence } from './refusal-sentence';
import { allowlistFormat, allowlistFormats } from './registry';

export interface AllowlistRequest {
  readonly profile: Profile;
  readonly addresses: AddressList;
  /** Id of a format. */
  readonly format: string;
  readonly variant?: Variant;
  readonly encryption?: 'explicit' | 'implicit' | null;
  readonly generatedFor?: string | null;
  /** What a text for people may add. */
  readonly context?: Partial<RequestContext>;
}

export interface RenderedAllowlist {
  readonly body: string;
  readonly mediaType: string;
  readonly fileName: string;
  /** SHA-256 of what the rules open, in hexadecimal; fit for an ETag together with format and variant. */
  readonly hash: string;
  /** What the reader must know: also inside the file where the syntax has comments. */
  readonly warnings: readonly string[];
}

export interface AllowlistRefusal {
  readonly code: 'unknown-format' | Parameters<typeof refusalSentence>[0]['code'];
  /** For people: what to give instead. */
  readonly sentence: string;
}

const noContext: RequestContext = { source: null, reason: null, testedOn: null, verifyLink: null };

/** Writes a profile's allowlist in one format. The same request gives the same bytes. */
export async function renderAllowlist(
  request: AllowlistRequest,
): Promise<Result<RenderedAllowlist, AllowlistRefusal>> {
  const format = allowlistFormat(request.format);
  if (!format) {
    const known = allowlistFormats.map(({ id }) => id).join(', ');
    return refusal({ code: 'unknown-format', sentence: `There is no such format. Choose one of: ${known}.` });
  }
  const policy = await makePolicy({
    profile: request.profile,
    addresses: request.addresses,
    variant: request.variant ?? 'standard',
    encryption: request.encryption ?? null,
    generatedFor: request.generatedFor ?? null,
  });
  if (!policy.ok) return refusal({ code: policy.reason.code, sentence: refusalSentence(policy.reason) });
  return success({
    body: format.render(policy.value, { ...noContext, ...request.context }),
    mediaType: format.mediaType,
    fileName: fileName(format, policy.value),
    hash: policy.value.contentHash,
    warnings: [...warnings(policy.value), ...format.cannotExpress],
  });
}
