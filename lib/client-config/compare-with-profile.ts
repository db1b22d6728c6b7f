import type { Profile } from '@/lib/provider/profile';
import type { Deviation, DeviationSeverity } from './deviation';
import type { ConfiguredSite } from './read-config';
import { configReaders } from './registry';
import { encryptionRemarks, tlsRemarks } from './rules/encryption-rules';
import { hostRemarks } from './rules/host-rules';
import { pathRemarks } from './rules/path-rules';
import type { RuleInput, ToldBeside } from './rules/rule-input';
import { timingRemarks } from './rules/timing-rules';
import { settingNames } from './setting';

const order: readonly DeviationSeverity[] = ['stops', 'hinders', 'tip'];

/**
 * Where a program's connection differs from what the service needs and recommends, what stops it first. Of settings
 * that the file does not have nothing is said.
 *
 * @param told the host under test and whether the login has a second factor, where known
 */
export function compareWithProfile(
  site: ConfiguredSite,
  profile: Profile,
  told: ToldBeside = {},
): readonly Deviation[] {
  if (!site.isFtp) return [notFtp(site, profile)];
  const input: RuleInput = { value: (name) => site.settings[name]?.value, profile, told };
  const remarks = {
    host: hostRemarks(input),
    ...encryptionRemarks(input),
    ...tlsRemarks(input),
    ...timingRemarks(input),
    ...pathRemarks(input),
  };
  const reader = configReaders.find(({ id }) => id === site.reader);
  return settingNames
    .flatMap((setting) =>
      (remarks[setting as keyof typeof remarks] ?? []).map(
        (remark): Deviation => ({
          ...remark,
          setting,
          where: reader?.where[setting] ?? `the settings of ${site.client}`,
          line: site.settings[setting]?.line ?? null,
        }),
      ),
    )
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

const notFtp = (site: ConfiguredSite, profile: Profile): Deviation => ({
  id: 'not-ftp',
  severity: 'stops',
  setting: null,
  is: 'another kind of connection, such as SFTP',
  shouldBe: 'FTP with encryption (FTPS)',
  why: `This is about FTP at ${profile.name}; other kinds of connection use other ports and other settings.`,
  where: `the protocol of the connection in ${site.client}`,
  line: null,
  correction: null,
});
