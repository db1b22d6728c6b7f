import { ERROR_TEXT_LIMIT, isKeepable } from './answers';
import type { FieldError, TextField } from './step';

/** The field for what a program said, wherever it is asked for. */
export const errorText: TextField = {
  kind: 'area',
  name: 'errorText',
  label: 'Error message, if you have one (optional)',
  hint: 'Copy it from your program as it is. Leave out passwords; what looks like one is masked.',
  optional: true,
  limit: ERROR_TEXT_LIMIT,
};

/** What is wrong with a pasted text; empty when it can be kept. */
export function errorTextFaults(text: string): readonly FieldError[] {
  const fault = (message: string) => ({ field: errorText.name, message });
  return [
    ...(text.length > ERROR_TEXT_LIMIT
      ? [fault(`Shorten the error message to ${ERROR_TEXT_LIMIT} characters`)]
      : []),
    ...(isKeepable(text)
      ? []
      : [fault('Copy the error message again as plain text, without invisible special characters')]),
  ];
}
