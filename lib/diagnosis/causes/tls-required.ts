/**
 * Claim: the client does not encrypt and the service insists on it.
 * Evidence needed: the service refuses an unencrypted login, and the client does not encrypt, as told or as seen.
 * Refuted by: an unencrypted login that the service accepts. To insist on encryption is no fault in itself.
 * Seed: encryption should be enabled; without it, insecure FTP must be enabled in the account first.
 */
import { isNegative } from '@/lib/diagnosis/abnormal';
import { act, type Cause, decisive, fair, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { placeOf, serviceName, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign } from '@/lib/diagnosis/sign';
import { weighSayings } from '@/lib/diagnosis/weigh-sayings';
import type { Profile } from '@/lib/provider/profile';

function weigh(facts: Facts, profile: Profile): Weighing {
  const told = facts.answer('encryption');
  const plain = told?.value === 'plain';
  const refused = facts.portal('plain-policy').filter((seen) => seen.plain === 'refused');
  const unclear = facts
    .portal('plain-policy')
    .filter((seen) => seen.plain === 'unclear' && isNegative(seen.reply));
  const accepted = facts.portal('plain-policy').filter((seen) => seen.plain === 'accepted');
  const offByDefault = profile.controlPorts.every((offered) => offered.plain !== 'always');
  const unseen = refused.length === 0 && unclear.length === 0 && accepted.length === 0;
  return weighSayings(facts, 'tls-required', {
    for: [
      ...(plain && refused.length > 0
        ? [
            sign(decisive, refused, 'Without encryption, the service refuses the user name at once.'),
            sign(strong, [told.observation], 'You told us that your program does not encrypt.'),
          ]
        : []),
      ...(plain && refused.length === 0 && unclear.length > 0
        ? [
            sign(
              0.6,
              [...unclear.map((seen) => seen.id), told.observation],
              'Without encryption, the service refuses the user name, and does not say why.',
            ),
          ]
        : []),
      ...(plain && unseen && offByDefault && profile.hostPatterns.length > 0
        ? [
            sign(
              fair,
              [told.observation],
              `You told us that your program does not encrypt; ${serviceName(profile)} does not allow that by default.`,
            ),
          ]
        : []),
    ],
    against:
      plain && accepted.length > 0
        ? [sign(decisive, accepted, 'The service accepts a login without encryption.')]
        : [],
  });
}

export const tlsRequired: Cause = {
  id: 'tls-required',
  owners: ['client-user', 'site-admin'],
  prior: 0.5,
  needsCustomersSide: false,
  decidedBy: ['client-settings', 'evidence'],
  weigh,
  words: (_told, facts, profile) => {
    const where = placeOf(profile, 'plain-ftp');
    const plain = facts.answer('encryption')?.value === 'plain';
    return {
      headline: plain
        ? `Your program does not encrypt, and ${serviceName(profile)} insists on it.`
        : `${serviceNameFirst(profile)} refused a login without encryption, and insists on it.`,
      because: plain
        ? 'you told us so, and the service refuses unencrypted logins.'
        : 'the service says so in its answer.',
      owner: 'client-user',
      actions: [
        act('Turn on encryption in your program; look for FTPS, FTPeS or “explicit TLS”.'),
        act(
          where
            ? `If it cannot encrypt, ask the administrator of your site: ${where}`
            : 'If it cannot encrypt, ask the administrator of your site to allow unencrypted FTP.',
        ),
      ],
    };
  },
};
