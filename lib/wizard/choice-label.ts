import type { ChoiceField } from './step';

/** The label of a stored choice; "Not answered" when there is none or it is no longer offered. */
export const choiceLabel = (field: ChoiceField, value: string | undefined): string =>
  field.options.find((option) => option.value === value)?.label ?? 'Not answered';
