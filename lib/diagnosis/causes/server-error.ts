/**
 * Claim: the service has trouble of its own.
 * Evidence needed: a reply that speaks of internal trouble, maintenance or a local fault; or text in clear in the
 * middle of an encrypted login, which a service only writes when it gives up.
 * Refuted by: a more exact reason in the same reply; encryption that breaks while it is being agreed.
 * Seed: retry; a retry may reach another server.
 */
import { act, type Cause, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { greetingsMissed } from '@/lib/diagnosis/log-alone';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { unreadableAtLogin } from '@/lib/diagnosis/unreadable-login';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

/** The bonus of further signs keeps it below "certain": something on the way could have written it. */
const unreadableStrength = strong - 0.05;

const unreadableLogins = (facts: Facts) => facts.portal('login').filter(unreadableAtLogin);

/** By a program's log alone: the service hangs up before a word, as it does when it cannot start to serve. */
const hungUp = (facts: Facts) => greetingsMissed(facts).filter((seen) => seen.failure === 'closed');

function weigh(facts: Facts): Weighing {
  const closed = hungUp(facts);
  const broken = unreadableLogins(facts);
  return weighSayings(facts, 'server-error', {
    for: [
      ...(broken.length > 0
        ? [sign(unreadableStrength, broken, 'The answer to our login was not encrypted and cannot be read.')]
        : []),
      ...(closed.length > 0
        ? [sign(0.45, closed, 'Your program was connected, and the connection was closed without a word.')]
        : []),
    ],
    explains: unitsWith(facts, [...broken, ...closed]),
  });
}

const again = act('Test again in a few minutes.', 'test-again');

export const serverError: Cause = {
  id: 'server-error',
  owners: ['provider'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh,
  words: (told, facts, profile) =>
    facts.said('server-error').length === 0 && hungUp(facts).length > 0
      ? {
          headline: `${serviceNameFirst(profile)}, or a device on the way, closes the connection of your program without a word.`,
          because:
            'that is all your program wrote; a test from our network would tell which of them does it.',
          owner: 'provider',
          actions: [
            again,
            act(
              'If our test is greeted, ask your firewall team, and ask the service whether it turns your address away.',
            ),
          ],
        }
      : facts.said('server-error').length === 0 && unreadableLogins(facts).length > 0
        ? {
            headline: `${serviceNameFirst(profile)} breaks off at the login with data that cannot be read.`,
            because:
              'encryption worked up to the login, and what came then was not encrypted; services write so when something fails inside.',
            owner: 'provider',
            actions: [
              again,
              act(
                'Ask the service to look into its log at the time of this login; often the start folder of the user is missing.',
                'contact-provider',
              ),
            ],
          }
        : {
            headline: `${serviceNameFirst(profile)} answers that it has trouble of its own at the moment.`,
            because: becauseOfSayings(told, 'the service says so in its answer.'),
            owner: 'provider',
            actions: [
              again,
              act('If it stays like this, send the service the conversation below.', 'contact-provider'),
            ],
          },
};
