/**
 * Claim: the client encrypts from the start on a port that begins in clear, or the reverse.
 * Evidence needed: the way the client encrypts, as told, and a port that works the other way only; or a port
 * that was seen to work the other way than it is meant to.
 * Refuted by: the told way working on the told port.
 * Seed: each port belongs to one kind of encryption; implicit mode has ports of its own.
 */
import { act, type Cause, decisive, fair, type Sign, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import {
  controlHandshakes,
  customersHandshakes,
  type Handshake,
  wherePorts,
} from '@/lib/diagnosis/handshakes';
import { distinct } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { Profile } from '@/lib/provider/profile';

type Way = 'explicit' | 'implicit';

const worked = (seen: Handshake): boolean => seen.tls !== null && seen.failure === null;
const beginsLikeFtp = (text: string | null): boolean =>
  text !== null && /^(\d{3}[ -])/.test(text.trimStart());

/** Ports on which this way worked. */
const portsThat = (facts: Facts, way: Way): readonly number[] =>
  distinct(
    controlHandshakes(facts)
      .filter((seen) => seen.mode === way && worked(seen))
      .map((seen) => seen.target?.port),
  );

const other = (way: Way): Way => (way === 'implicit' ? 'explicit' : 'implicit');

function toldWay(facts: Facts): Way | null {
  const told = facts.answer('encryption')?.value;
  return told === 'implicit' || told === 'explicit' ? told : null;
}

/** The customer told us how they encrypt, and the service, where they connect, does it the other way only. */
function signsFromAnswers(facts: Facts, profile: Profile): readonly Sign[] {
  const way = toldWay(facts);
  const told = facts.answer('encryption');
  if (way === null || told === null) return [];
  const right = portsThat(facts, way);
  const reverse = portsThat(facts, other(way));
  const port = facts.usedPort;
  if (port === null) {
    // With no port told, programs use the default of their kind of encryption.
    return right.length === 0 && reverse.length > 0 && hasTried(facts, way)
      ? [
          sign(
            strong,
            [told.observation],
            `You told us that your program encrypts ${wayWords[way]}; no port we reached works like that.`,
          ),
        ]
      : [];
  }
  const meant = profile.controlPorts.find((offered) => offered.port === port)?.encryption;
  if (right.includes(port)) return [];
  if (reverse.includes(port))
    return [
      sign(
        decisive,
        [told.observation],
        `You told us that your program encrypts ${wayWords[way]}; port ${port} works the other way.`,
      ),
    ];
  return meant === other(way)
    ? [
        sign(
          fair,
          [told.observation],
          `You told us that your program encrypts ${wayWords[way]}; port ${port} is meant for the other way.`,
        ),
      ]
    : [];
}

const hasTried = (facts: Facts, way: Way): boolean =>
  controlHandshakes(facts).some((seen) => seen.mode === way) ||
  facts.endpoints.portal.some((endpoint) => !endpoint.up);

const wayWords: Readonly<Record<Way, string>> = {
  implicit: 'from the start (implicit)',
  explicit: 'after a start in clear (explicit)',
};

/** What the ports themselves show: encryption from the start answered in clear, or demanded where the profile has a start in clear. */
function reversed(facts: Facts, profile: Profile) {
  const handshakes = controlHandshakes(facts);
  const clearAnswers = handshakes.filter(
    (seen) => seen.mode === 'implicit' && seen.failure !== null && beginsLikeFtp(seen.clearText),
  );
  const meantExplicit = new Set(
    profile.controlPorts
      .filter((offered) => offered.encryption === 'explicit')
      .map((offered) => offered.port),
  );
  const fromStart = handshakes.filter(
    (seen) => seen.mode === 'implicit' && worked(seen) && meantExplicit.has(seen.target?.port ?? 0),
  );
  return { clearAnswers, fromStart };
}

/** The customer's program encrypts from the start, and what answers it is no TLS: a greeting in clear, as a rule. */
const answeredInClear = (facts: Facts) =>
  customersHandshakes(facts).filter(
    (seen) => seen.mode === 'implicit' && seen.failure === 'tls_not_spoken' && facts.isAbnormal(seen),
  );

function weigh(facts: Facts, profile: Profile): Weighing {
  const inClear = answeredInClear(facts);
  const { clearAnswers, fromStart } = reversed(facts, profile);
  const known = toldWay(facts) === 'implicit';
  return weighing({
    for: [
      ...signsFromAnswers(facts, profile),
      ...(clearAnswers.length > 0
        ? [
            sign(
              decisive,
              clearAnswers,
              `On ${wherePorts(clearAnswers)} encryption from the start is answered with a greeting in clear.`,
            ),
          ]
        : []),
      ...(inClear.length > 0
        ? [
            sign(
              0.8,
              inClear,
              `On ${wherePorts(inClear)} your program encrypts from the start, and what answers is not encrypted.`,
            ),
          ]
        : []),
      ...(fromStart.length > 0 && !known
        ? [
            sign(
              strong,
              fromStart,
              `On ${wherePorts(fromStart)} the service waits for encryption from the start and greets nobody who does not begin with it.`,
            ),
          ]
        : []),
    ],
    explains: unitsWith(facts, [...clearAnswers, ...inClear]),
  });
}

export const implicitExplicitMismatch: Cause = {
  id: 'implicit-explicit-mismatch',
  owners: ['client-user'],
  prior: 0.4,
  needsCustomersSide: false,
  decidedBy: ['client-settings', 'evidence'],
  weigh,
  words: (_told, facts, profile) => {
    const { fromStart } = reversed(facts, profile);
    const way = toldWay(facts) ?? (fromStart.length > 0 ? 'explicit' : 'implicit');
    const right = portsThat(facts, way);
    const port =
      facts.usedPort ??
      answeredInClear(facts)[0]?.target?.port ??
      fromStart[0]?.target?.port ??
      portsThat(facts, other(way))[0];
    const where = port === undefined ? 'The service' : `Port ${port}`;
    return {
      headline:
        way === 'explicit'
          ? `${where} expects encryption from the start (implicit). A program that begins in clear gets nowhere.`
          : `${where} begins in clear and then encrypts (explicit). A program that encrypts from the start gets nowhere.`,
      because:
        answeredInClear(facts).length > 0 && toldWay(facts) === null
          ? 'your program shows how the port answers it.'
          : toldWay(facts) === null
            ? 'we saw how the port behaves.'
            : 'it follows from what you told us about your program and what we saw of the port.',
      owner: 'client-user',
      actions: [
        act(`Choose ${other(way) === 'implicit' ? '“implicit”' : '“explicit”'} encryption in your program.`),
        ...(right[0] === undefined
          ? []
          : [act(`Or keep the encryption and use port ${right[0]}.`, 'use-port')]),
      ],
    };
  },
};
