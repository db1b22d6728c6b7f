import type { CauseId } from '@/lib/diagnosis/cause-id';
import type { Finding } from '@/lib/diagnosis/finding';
import type { Profile } from '@/lib/provider/profile';

/** Names of programs for people, by the wizard's value; others are named as "your program". */
const programs: Readonly<Record<string, string>> = {
  filezilla: 'FileZilla',
  winscp: 'WinSCP',
  cyberduck: 'Cyberduck',
  lftp: 'lftp',
  curl: 'curl',
  'windows-ftp': 'the Windows command line',
  'windows-explorer': 'Windows Explorer',
  'total-commander': 'Total Commander',
  wsftp: 'WS_FTP',
  smartftp: 'SmartFTP',
  cuteftp: 'CuteFTP',
  rclone: 'rclone',
};

/** A name for the customer's program: "FileZilla", "your program". */
const programName = (client: string | null): string =>
  (client === null ? null : programs[client]) ?? 'your program';

/** What the person does elsewhere than in the program. */
const elsewhere: Partial<Readonly<Record<CauseId, string>>> = {
  'password-change-required': 'You, on the web site',
  'login-incorrect': 'You',
  'two-factor-blocks-login': 'You, in your account',
  'dns-not-resolving': 'You',
  'connection-refused': 'You',
};

/**
 * Who needs to act, for people.
 * @param client the customer's program as the wizard stores it; null when unknown
 */
export function ownerLabel(
  finding: Pick<Finding, 'owner' | 'cause'>,
  profile: Profile,
  client: string | null,
): string {
  const { owner } = finding;
  switch (owner) {
    case 'firewall':
      return 'Your firewall team';
    case 'client-user':
      return elsewhere[finding.cause] ?? `You, in ${programName(client)}`;
    case 'dns':
      return 'Whoever runs your domain’s name server';
    case 'site-admin':
      return 'The administrator of your site';
    case 'provider':
      return profile.hostPatterns.length === 0 ? 'The service' : `The service (${profile.name})`;
    case 'nobody':
      return 'Nobody yet';
    default: {
      const unknown: never = owner;
      return unknown;
    }
  }
}
