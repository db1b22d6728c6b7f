import type { Sign } from './cause';
import type { Facts } from './facts';
import { sign } from './sign';

/** What changes with the network lies in the network; told, not measured. */
const worksElsewhere = 0.65;
const failsElsewhere = 0.5;

/** How it weighs for a fault in the customer's own network that the same program works, or fails too, from another one. */
export function otherNetworkSigns(facts: Facts): {
  readonly for: readonly Sign[];
  readonly against: readonly Sign[];
} {
  const told = facts.answer('other-network');
  if (told?.value === 'works-there')
    return {
      for: [sign(worksElsewhere, [told.observation], 'You told us that it works from another network.')],
      against: [],
    };
  if (told?.value === 'fails-there-too')
    return {
      for: [],
      against: [
        sign(failsElsewhere, [told.observation], 'You told us that it fails from another network too.'),
      ],
    };
  return { for: [], against: [] };
}
