import { accountSituations } from './account';
import type { Situation } from './situation';

export const allSituations: readonly Situation[] = [...accountSituations];
