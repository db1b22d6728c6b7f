import { type Variant, variants } from '@/lib/allowlist/policy';
import { allowlistFormats } from '@/lib/allowlist/registry';
import { seenAddresses } from '@/lib/allowlist/seen-addresses';
import type { Profile } from '@/lib/provider/profile';
import type { Report } from '@/lib/reports/report';
import { profileAllowlist } from '@/lib/server/provider/profile-allowlist';
import { findProfile } from '@/lib/server/provider/profiles';

/** The variant that an address of ours names; the standard one when it names none. */
export const readVariant = (text: unknown): Variant => variants.find((one) => one === text) ?? 'standard';

/** Variants that a service has, in the order of asking. */
export const variantsOf = (profile: Profile): readonly Variant[] =>
  variants.filter(
    (one) =>
      one === 'standard' ||
      (one === 'alternate-port' && profile.controlPorts.some(({ role }) => role === 'alternative')) ||
      (one === 'custom-domain' && profile.customDomain !== null),
  );

/** A name outside the service's own patterns is the customer's own domain, with addresses of its own. */
function isOwnDomain(profile: Profile, host: string): boolean {
  return !profile.hostPatterns.some((pattern) =>
    pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern,
  );
}

export type FirewallFile = Awaited<ReturnType<typeof profileAllowlist>>;

/** One file for the firewall team, from what this check saw and what the service publishes. */
export async function firewallFile(report: Report, format: string, variant: Variant): Promise<FirewallFile> {
  const profile = findProfile(report.profile.id);
  const seen = seenAddresses(report.observations, report.host);
  const own = variant === 'custom-domain' && profile && isOwnDomain(profile, report.host);
  // A long list that is only not at hand must not be taken for the few addresses that were seen.
  const listExists = profile?.addresses.approximateCount != null;
  const { finding, owner } = report.verdict;
  return profileAllowlist({
    profileId: report.profile.id,
    format,
    variant,
    given: own ? seen : null,
    otherwise: listExists ? null : seen,
    context: {
      reason: owner === 'firewall' ? finding.headline : null,
      testedOn: report.finishedAt?.slice(0, 10) ?? null,
    },
  });
}

/** Every format of one variant. */
export const firewallFiles = (report: Report, variant: Variant) =>
  Promise.all(
    allowlistFormats.map(async (format) => ({
      format,
      file: await firewallFile(report, format.id, variant),
    })),
  );

/** A file as a download. */
export function downloadOf(file: FirewallFile): Response {
  const headers = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' };
  if (!file.ok) return new Response(`${file.reason.sentence}\n`, { status: 404, headers });
  return new Response(file.value.body, {
    headers: {
      ...headers,
      'Content-Type': file.value.mediaType,
      'Content-Disposition': `attachment; filename="${file.value.fileName}"`,
    },
  });
}
