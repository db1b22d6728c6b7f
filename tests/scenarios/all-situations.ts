import { accountSituations } from './account';
import { bothSidesSituations } from './both-sides';
import { clientSituations } from './client';
import { controlSituations } from './control';
import { customersDataSituations } from './customers-data';
import { customersEncryptionSituations } from './customers-encryption';
import { customersSideSituations } from './customers-side';
import { customersTransferSituations } from './customers-transfers';
import { cutShortSituations } from './cut-short';
import { dataSituations } from './data';
import { encryptionSituations } from './encryption';
import { logSituations } from './logs';
import { nameSituations } from './names';
import { ownQuestionSituations } from './own-questions';
import { reachingSituations } from './reaching';
import type { Situation } from './situation';
import { throughputSituations } from './throughput';

export const allSituations: readonly Situation[] = [
  ...bothSidesSituations,
  ...controlSituations,
  ...encryptionSituations,
  ...dataSituations,
  ...accountSituations,
  ...customersSideSituations,
  ...customersEncryptionSituations,
  ...customersDataSituations,
  ...customersTransferSituations,
  ...clientSituations,
  ...nameSituations,
  ...reachingSituations,
  ...throughputSituations,
  ...ownQuestionSituations,
  ...cutShortSituations,
  ...logSituations,
];
