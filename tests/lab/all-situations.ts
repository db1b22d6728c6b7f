import type { Situation } from './situation';
import { accountSituations } from './situations/account';
import { controlSituations } from './situations/control';
import { dataSituations } from './situations/data';
import { fileSituations } from './situations/files';
import { healthySituations } from './situations/healthy';
import { middleSituations } from './situations/middle';
import { nameSituations } from './situations/name';
import { tlsSituations } from './situations/tls';

/** Every situation of the lab. */
export const situations: readonly Situation[] = [
  ...healthySituations,
  ...nameSituations,
  ...controlSituations,
  ...middleSituations,
  ...tlsSituations,
  ...dataSituations,
  ...accountSituations,
  ...fileSituations,
];
