import type { WizardStep } from './step';
import { account } from './steps/account';
import { client } from './steps/client';
import { clientSettings } from './steps/client-settings';
import { evidence } from './steps/evidence';
import { host } from './steps/host';
import { otherNetwork } from './steps/other-network';
import { symptom } from './steps/symptom';
import { webLogin } from './steps/web-login';

/** Every step, in the order in which what decides most comes first; what is asked after the tests comes last. */
export const wizardSteps: readonly WizardStep[] = [
  host,
  symptom,
  client,
  clientSettings,
  evidence,
  webLogin,
  otherNetwork,
  account,
];

/** The step of a page address, or null. */
export const wizardStep = (id: string): WizardStep | null =>
  wizardSteps.find((step) => step.id === id) ?? null;
