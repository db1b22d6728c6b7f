import type { Remark } from '../deviation';
import type { SettingName } from '../setting';
import type { RuleInput } from './rule-input';

type Remarks = Partial<Record<SettingName, readonly Remark[]>>;

/** How connections are made: who calls whom, how many at a time, and through what. */
export function pathRemarks({ value, profile, told }: RuleInput): Remarks {
  const parallel = value('parallel');
  const tooMany =
    told.secondFactor === true &&
    !profile.account.parallelWithSecondFactor &&
    typeof parallel === 'number' &&
    parallel !== 1;
  return {
    mode: value('mode') === 'active' ? [activeMode(profile.activeMode === 'refused')] : [],
    parallel: tooMany
      ? [
          {
            id: 'parallel-with-second-factor',
            severity: 'stops',
            is: parallel === 0 ? 'no limit' : `up to ${parallel} connections at a time`,
            shouldBe: 'one connection at a time',
            why: 'A second factor is good for one connection only, and every further one is refused.',
            correction: 1,
          },
        ]
      : [],
    proxy:
      value('proxy') === undefined
        ? []
        : [
            {
              id: 'proxy-set',
              severity: 'hinders',
              is: `through the proxy ${value('proxy')}`,
              shouldBe: 'no proxy, unless your network demands one',
              why: 'Everything depends on what the proxy lets through; try without it if your network allows that.',
              correction: null,
            },
          ],
  };
}

const activeMode = (isRefused: boolean): Remark => ({
  id: 'active-mode',
  severity: isRefused ? 'stops' : 'hinders',
  is: 'active mode',
  shouldBe: 'passive mode',
  why: isRefused
    ? 'The service refuses to connect back to programs.'
    : 'In active mode the service connects back to your computer, and firewalls rarely let that in.',
  correction: 'passive',
});
