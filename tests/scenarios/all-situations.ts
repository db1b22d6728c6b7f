import { accountSituations } from './account';
import { controlSituations } from './control';
import { customersSideSituations } from './customers-side';
import { dataSituations } from './data';
import { encryptionSituations } from './encryption';
import type { Situation } from './situation';

export const allSituations: readonly Situation[] = [
  ...controlSituations,
  ...encryptionSituations,
  ...dataSituations,
  ...accountSituations,
  ...customersSideSituations,
];
