import { wizardSteps } from './registry';
import type { WizardState, WizardStep } from './step';

const isAnswered = (step: WizardStep, state: WizardState): boolean =>
  step.answers.some((name) => state.answers[name] !== undefined);

/** The step whose page comes next: the first one that matters and has no answer. Null when all is told. */
export const nextStep = (state: WizardState): WizardStep | null =>
  wizardSteps.find((step) => step.isShown(state) && !isAnswered(step, state)) ?? null;

/** The step before this one that was shown, for "Back". Null at the first. */
export function stepBefore(id: string, state: WizardState): WizardStep | null {
  const shown = wizardSteps.filter((step) => step.id === id || step.isShown(state));
  return shown[shown.findIndex((step) => step.id === id) - 1] ?? null;
}
