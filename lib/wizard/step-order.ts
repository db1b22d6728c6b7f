import { wizardSteps } from './registry';
import type { WizardState, WizardStep } from './step';

/** A step is answered by the answer that it does not take without; what is optional on its page may be missing. */
const isAnswered = (step: WizardStep, state: WizardState): boolean => {
  const [main] = step.answers;
  return main !== undefined && state.answers[main] !== undefined;
};

const isAskedBefore = (step: WizardStep, state: WizardState): boolean =>
  step.asked === 'before' && step.isShown(state);

/** The step whose page comes next: the first one that matters and has no answer. Null when all is told. */
export const nextStep = (state: WizardState): WizardStep | null =>
  wizardSteps.find((step) => isAskedBefore(step, state) && !isAnswered(step, state)) ?? null;

/** The steps with lines to show before the tests: those asked in order, and what was answered later. */
export const toldSteps = (state: WizardState): readonly WizardStep[] =>
  wizardSteps.filter((step) => step.isShown(state) && (step.asked === 'before' || isAnswered(step, state)));

/** The step before this one that was shown, for "Back". Null at the first. */
export function stepBefore(id: string, state: WizardState): WizardStep | null {
  const shown = wizardSteps.filter((step) => step.id === id || isAskedBefore(step, state));
  return shown[shown.findIndex((step) => step.id === id) - 1] ?? null;
}
