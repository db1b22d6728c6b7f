import type { Profile } from '@/lib/provider/profile';
import { accountFields } from './account-fields';
import type { Field, WizardStep } from './step';

/** The fields of a step's page: those of the account are what the service's profile names. */
export const stepFields = (step: WizardStep, profile: Profile | undefined): readonly Field[] =>
  step.id === 'account' && profile !== undefined ? accountFields(profile) : step.fields;
