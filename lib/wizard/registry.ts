import type { WizardStep } from './step';
import { client } from './steps/client';
import { clientSettings } from './steps/client-settings';
import { host } from './steps/host';
import { symptom } from './steps/symptom';

/** Every step, in the order in which what decides most comes first. */
export const wizardSteps: readonly WizardStep[] = [host, symptom, client, clientSettings];

/** The step of a page address, or null. */
export const wizardStep = (id: string): WizardStep | null =>
  wizardSteps.find((step) => step.id === id) ?? null;
