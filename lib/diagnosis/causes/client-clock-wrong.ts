/**
 * Claim: the clock of the customer's computer is wrong, so that a valid certificate looks out of date or not yet valid.
 * Evidence needed: the clock is off by a day or more, or a certificate that is valid by our clock is not by theirs.
 * Refuted by: a clock that is right; a certificate that is out of date by our clock as well.
 * Seed: the service's certificates are always valid; a program that sees an expired one sees something else.
 */
import { farOffMs } from '@/lib/diagnosis/abnormal';
import { act, type Cause, decisive, type Sign, type Weighing } from '@/lib/diagnosis/cause';
import { certificateSides } from '@/lib/diagnosis/certificate-sides';
import { loggedIn, messagesThat } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import { customersHandshakes, dateProblems, distrustedFor } from '@/lib/diagnosis/handshakes';
import { counted } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

/** No certificate is issued for so short a time that this much would matter. Milliseconds. */
const rightMs = 3_600_000;
const dayMs = 86_400_000;

const early = (facts: Facts) => messagesThat(facts, 'certificate-not-yet-valid');

const clocks = (facts: Facts) => {
  const read = facts.customers('clock-offset').filter((seen) => seen.failure === null);
  return {
    off: read.filter((seen) => Math.abs(seen.offsetMs) >= farOffMs),
    right: read.filter((seen) => Math.abs(seen.offsetMs) < rightMs),
  };
};

function datedSigns(facts: Facts): readonly Sign[] {
  const { good, same, shownSame } = certificateSides(facts);
  const dated = distrustedFor(same, dateProblems);
  const messages = [...messagesThat(facts, 'certificate-expired'), ...early(facts)];
  const strength = shownSame.length > 0 ? decisive : early(facts).length > 0 ? 0.7 : 0.5;
  const comparable = good.length > 0 || early(facts).length > 0;
  return [
    ...(dated.length > 0
      ? [sign(decisive, [...dated, ...good], 'The same certificate is valid by our clock and not by yours.')]
      : []),
    ...(messages.length > 0 && comparable
      ? [
          sign(
            strength,
            [...messages, ...shownSame],
            `To your program the certificate is ${early(facts).length > 0 ? 'not yet valid' : 'out of date'}${good.length > 0 ? '; by our clock it is valid' : ''}.`,
          ),
        ]
      : []),
  ];
}

function weigh(facts: Facts): Weighing {
  const { off, right } = clocks(facts);
  const { good, same, read } = certificateSides(facts);
  const dated = datedSigns(facts);
  const days = Math.round(Math.abs(off[0]?.offsetMs ?? 0) / dayMs);
  const messages = [...messagesThat(facts, 'certificate-expired'), ...early(facts)];
  return weighing({
    for: [
      ...(off.length > 0
        ? [
            sign(
              dated.length > 0 ? decisive : 0.95,
              off,
              `The clock of your computer is ${counted(days, 'day')} ${(off[0]?.offsetMs ?? 0) < 0 ? 'behind' : 'ahead'}.`,
            ),
          ]
        : []),
      ...dated,
    ],
    against: [
      ...(right.length > 0 ? [sign(decisive, right, 'The clock of your computer is right.')] : []),
      ...(read && good.length === 0 && off.length === 0
        ? [sign(decisive, [], 'The certificate is not valid by our clock either.')]
        : []),
    ],
    explains: [
      ...unitsWith(facts, off),
      ...(dated.length > 0 || off.length > 0
        ? [
            ...unitsWith(facts, distrustedFor(same, dateProblems), 'trust'),
            ...unitsWith(facts, messages),
            ...(messages.length > 0 ? unitsWith(facts, customersHandshakes(facts)) : []),
          ]
        : []),
    ],
    impact: dated.length === 0 ? 'hinders' : loggedIn(facts) ? 'advice' : 'stops',
  });
}

export const clientClockWrong: Cause = {
  id: 'client-clock-wrong',
  owners: ['client-user'],
  prior: 0.3,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (told, facts) => ({
    headline:
      clocks(facts).off.length > 0
        ? 'The clock of your computer is wrong, so valid certificates look as if they were out of date.'
        : (told.for[0]?.strength ?? 0) >= decisive
          ? 'Your computer’s clock is probably wrong: the certificate it rejects for its dates is valid.'
          : 'The clock of your computer may be wrong: your program rejects the certificate for its dates.',
    because:
      clocks(facts).off.length > 0
        ? 'we compared your clock with ours.'
        : certificateSides(facts).good.length > 0
          ? 'by our clock the certificate of the service is valid.'
          : 'services rarely show a certificate before its first day; we have not read it ourselves yet.',
    owner: 'client-user',
    actions: [
      act('Look at date, time and time zone of the computer that makes the connection, and set them right.'),
      act('Let the computer keep its time by itself (time server, NTP).'),
      act('Test again.', 'test-again'),
    ],
  }),
};
