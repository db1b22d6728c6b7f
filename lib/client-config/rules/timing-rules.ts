import type { Remark } from '../deviation';
import type { SettingName } from '../setting';
import type { RuleInput } from './rule-input';

type Remarks = Partial<Record<SettingName, readonly Remark[]>>;

const seconds = (count: unknown): string => (count === 1 ? '1 second' : `${count} seconds`);

/** How long the program waits, and how often it tries again. */
export function timingRemarks({ value, profile }: RuleInput): Remarks {
  const { timeoutSeconds, retries, retryDelaySeconds } = profile.timings;
  /** A program that waits for ever does not wait too short. */
  const isLess = (name: SettingName, least: number, zero: 'counts' | 'is-endless') => {
    const told = value(name);
    return typeof told === 'number' && told < least && (told !== 0 || zero === 'counts');
  };
  const elsewhere = profile.host.severalPlaces ? ', and the next try may reach another server' : '';
  return {
    timeout: isLess('timeout', timeoutSeconds, 'is-endless')
      ? [
          {
            id: 'timeout-short',
            severity: 'tip',
            is: seconds(value('timeout')),
            shouldBe: seconds(timeoutSeconds),
            why: 'A slow answer is then taken for none, and the program gives up too early.',
            correction: timeoutSeconds,
          },
        ]
      : [],
    retries: isLess('retries', retries, 'counts')
      ? [
          {
            id: 'retries-few',
            severity: 'tip',
            is: `${value('retries')} more tries`,
            shouldBe: `${retries} more tries`,
            why: `A single failure is then taken for the last word${elsewhere}.`,
            correction: retries,
          },
        ]
      : [],
    retryDelay: isLess('retryDelay', retryDelaySeconds, 'counts')
      ? [
          {
            id: 'retry-delay-short',
            severity: 'tip',
            is: `${seconds(value('retryDelay'))} between tries`,
            shouldBe: `${seconds(retryDelaySeconds)} between tries`,
            why: 'Tries in quick succession meet the same trouble again.',
            correction: retryDelaySeconds,
          },
        ]
      : [],
    keepalive: keepaliveRemarks(value('keepalive'), profile.timings),
  };
}

/** Signs of life matter where the service closes idle connections. */
function keepaliveRemarks(told: unknown, timings: RuleInput['profile']['timings']): readonly Remark[] {
  const { keepaliveSeconds, idleSeconds } = timings;
  if (typeof told !== 'number' || keepaliveSeconds === null) return [];
  const shouldBe = `every ${seconds(keepaliveSeconds)}`;
  if (told === 0)
    return [
      {
        id: 'keepalive-off',
        severity: 'tip',
        is: 'off',
        shouldBe,
        why:
          idleSeconds === null
            ? 'Without signs of life, firewalls and services close a connection that waits.'
            : `The service closes connections that are idle for ${seconds(idleSeconds)}.`,
        correction: keepaliveSeconds,
      },
    ];
  if (idleSeconds === null || told < idleSeconds) return [];
  return [
    {
      id: 'keepalive-slow',
      severity: 'hinders',
      is: `every ${seconds(told)}`,
      shouldBe,
      why: `The service closes connections that are idle for ${seconds(idleSeconds)}, before the next sign of life comes.`,
      correction: keepaliveSeconds,
    },
  ];
}
