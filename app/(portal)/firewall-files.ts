import type { AddressList } from '@/lib/allowlist/address-origin';
import { type Variant, variants } from '@/lib/allowlist/policy';
import { allowlistFormats } from '@/lib/allowlist/registry';
import {
  type AllowlistRefusal,
  type RenderedAllowlist,
  renderAllowlist,
} from '@/lib/allowlist/render-allowlist';
import { seenAddresses } from '@/lib/allowlist/seen-addresses';
import type { Profile } from '@/lib/provider/profile';
import type { Report } from '@/lib/reports/report';
import { type Result, refusal } from '@/lib/result';
import { log } from '@/lib/server/log';
import { addressSourceContext, serviceAddresses } from '@/lib/server/provider/address-source';
import { loadedProfiles } from '@/lib/server/provider/profiles';
import { settings } from '@/lib/server/settings';

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

async function addressesFor(profile: Profile, report: Report, variant: Variant): Promise<AddressList> {
  const loaded = loadedProfiles().find((one) => one.profile.id === profile.id);
  if (!loaded) throw new Error(`There is no profile ${profile.id}.`);
  const context = addressSourceContext(settings().dataFolder, (event, facts) => log.warn(event, facts));
  const published = await serviceAddresses(loaded, context);
  const seen = seenAddresses(report.observations, report.host);
  if (variant === 'custom-domain') return (isOwnDomain(profile, report.host) && seen) || published;
  // A service with a list that is only not at hand must not be taken for the few addresses that were seen.
  const listExists = profile.addresses.approximateCount !== null;
  return published.origin.kind === 'unknown' && !listExists && seen ? seen : published;
}

/** One file for the firewall team, from what this check saw and what the service publishes. */
export async function firewallFile(
  report: Report,
  format: string,
  variant: Variant,
): Promise<Result<RenderedAllowlist, AllowlistRefusal>> {
  const profile = loadedProfiles().find((one) => one.profile.id === report.profile.id)?.profile;
  if (!profile)
    return refusal({ code: 'unknown-format', sentence: 'This service is no longer set up here.' });
  const { finding, owner } = report.verdict;
  return renderAllowlist({
    profile,
    addresses: await addressesFor(profile, report, variant),
    format,
    variant,
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
export function downloadOf(file: Result<RenderedAllowlist, AllowlistRefusal>): Response {
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
