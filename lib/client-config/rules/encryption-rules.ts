import type { ControlPort, Profile } from '@/lib/provider/profile';
import type { Remark } from '../deviation';
import type { SettingName } from '../setting';
import { tlsRank } from '../tls-version';
import type { RuleInput } from './rule-input';

type Remarks = Partial<Record<SettingName, readonly Remark[]>>;

const words: Readonly<Record<string, string>> = {
  explicit: 'explicit encryption',
  implicit: 'implicit encryption',
  plain: 'no encryption',
  'if-offered': 'encryption only if the service offers it',
};

/** Port and encryption belong together; a wrong pair is mended on one side only. */
export function encryptionRemarks({ value, profile }: RuleInput): Remarks {
  const port = value('port');
  const encryption = String(value('encryption') ?? '');
  const offered =
    typeof port === 'number' ? profile.controlPorts.find((one) => one.port === port) : undefined;
  const unknownPort = typeof port === 'number' && offered === undefined && promises(profile);
  const remarks: Remarks = {};
  if (unknownPort) remarks.port = [notOffered(port, encryption, profile)];
  if (encryption === 'plain') remarks.encryption = plainRemarks(offered, profile);
  else if (encryption === 'if-offered') remarks.encryption = [ifOffered(offered)];
  else if (offered && encryption !== '' && encryption !== offered.encryption) {
    if (encryption === 'implicit') remarks.encryption = [implicitOnExplicit(offered)];
    else remarks.port = [explicitOnImplicit(offered, profile)];
  }
  if (value('dataProtection') === 'clear') remarks.dataProtection = [dataClear];
  return remarks;
}

/** A profile that promises no port describes no service in particular. */
const promises = (profile: Profile): boolean => profile.controlPorts.some(({ promised }) => promised);

/** The usual port of an encryption, else of the service. */
function usualPort(profile: Profile, encryption: ControlPort['encryption']): number | null {
  const fitting = profile.controlPorts.filter((one) => one.encryption === encryption);
  return (fitting.find(({ role }) => role === 'default') ?? fitting[0])?.port ?? null;
}

function notOffered(port: number, encryption: string, profile: Profile): Remark {
  const wanted = usualPort(profile, encryption === 'implicit' ? 'implicit' : 'explicit');
  const ports = profile.controlPorts.map((one) => `${one.port} (${one.encryption})`).join(', ');
  return {
    id: 'port-not-offered',
    severity: 'stops',
    is: `port ${port}`,
    shouldBe: wanted === null ? `one of ${ports}` : `port ${wanted}`,
    why: `${profile.name} answers on these ports only: ${ports}.`,
    correction: wanted,
  };
}

function plainRemarks(offered: ControlPort | undefined, profile: Profile): readonly Remark[] {
  const plain = offered ? [offered.plain] : profile.controlPorts.map((one) => one.plain);
  if (plain.includes('always')) return [];
  const never = !plain.includes('if-enabled');
  const right = offered?.encryption ?? 'explicit';
  return [
    {
      id: 'plain',
      severity: 'stops',
      is: words.plain ?? '',
      shouldBe: words[right] ?? '',
      why: never
        ? `${profile.name} refuses connections without encryption here.`
        : `${profile.name} refuses logins without encryption unless they are switched on in the account.`,
      correction: right,
    },
  ];
}

const ifOffered = (offered: ControlPort | undefined): Remark => ({
  id: 'encryption-if-offered',
  severity: 'hinders',
  is: words['if-offered'] ?? '',
  shouldBe: words[offered?.encryption ?? 'explicit'] ?? '',
  why: 'When something in between suppresses the offer, such a program goes on in clear text and shows the password.',
  correction: offered?.encryption ?? 'explicit',
});

const implicitOnExplicit = ({ port }: ControlPort): Remark => ({
  id: 'implicit-on-explicit-port',
  severity: 'stops',
  is: `implicit encryption on port ${port}`,
  shouldBe: `explicit encryption on port ${port}`,
  why: `On port ${port} the service greets in clear first, and a program that encrypts from the start waits in vain.`,
  correction: 'explicit',
});

function explicitOnImplicit({ port }: ControlPort, profile: Profile): Remark {
  const wanted = usualPort(profile, 'explicit');
  return {
    id: 'explicit-on-implicit-port',
    severity: 'stops',
    is: `explicit encryption on port ${port}`,
    shouldBe:
      wanted === null ? `implicit encryption on port ${port}` : `explicit encryption on port ${wanted}`,
    why: `On port ${port} the service waits for encryption from the start, and a program that waits for a greeting sees nothing.`,
    correction: wanted,
  };
}

const dataClear: Remark = {
  id: 'data-clear',
  severity: 'stops',
  is: 'files and listings are not encrypted',
  shouldBe: 'files and listings are encrypted as well',
  why: 'A service that insists on encryption refuses listings and transfers in clear.',
  correction: 'private',
};

const oldestGood = 'TLSv1.2';

/** Versions of TLS that nobody accepts any more (RFC 8996). */
export function tlsRemarks({ value }: RuleInput): Remarks {
  const isOld = (name: 'tlsMin' | 'tlsMax') =>
    tlsRank(value(name)) !== -1 && tlsRank(value(name)) < tlsRank(oldestGood);
  return {
    tlsMax: isOld('tlsMax')
      ? [
          {
            id: 'tls-newest-old',
            severity: 'stops',
            is: `nothing newer than ${value('tlsMax')}`,
            shouldBe: 'TLSv1.3, or no limit',
            why: 'Services refuse these old versions, and then no connection comes about.',
            correction: 'TLSv1.3',
          },
        ]
      : [],
    tlsMin: isOld('tlsMin')
      ? [
          {
            id: 'tls-oldest-old',
            severity: 'tip',
            is: `${value('tlsMin')} and newer`,
            shouldBe: `${oldestGood} and newer`,
            why: 'Older versions are not safe, and the service does not need them.',
            correction: oldestGood,
          },
        ]
      : [],
  };
}
