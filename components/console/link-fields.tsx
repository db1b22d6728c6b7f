import type { ReactNode } from 'react';
import type { FormState } from '@/components/wizard/form-state';
import type { ChoiceField, WizardStep } from '@/lib/wizard/step';
import { client } from '@/lib/wizard/steps/client';
import { symptom } from '@/lib/wizard/steps/symptom';

const control =
  'mt-2 block w-full min-h-11 rounded-plate border-2 border-edge bg-surface px-3.5 py-2.5 font-normal';

interface LinkFieldsProps {
  readonly state: FormState;
  readonly profiles: readonly { readonly id: string; readonly name: string }[];
}

function choiceOf(step: WizardStep): ChoiceField {
  const field = step.fields.find((one) => one.kind === 'choice');
  if (field?.kind !== 'choice') throw new Error(`${step.id} has no choice`);
  return field;
}

/** The fields of the form for a new link. */
export function LinkFields({ state, profiles }: LinkFieldsProps) {
  const value = (name: string) => state.values[name] ?? '';
  const error = (name: string) => state.errors.find((one) => one.field === name)?.message;
  const field = (name: string, label: string, hint: string, input: (common: object) => ReactNode) => {
    const message = error(name);
    const described = [hint && `${name}-hint`, message && `${name}-error`].filter(Boolean).join(' ');
    return (
      <div>
        <label htmlFor={name} className="font-semibold">
          {label}
        </label>
        {hint && (
          <p id={`${name}-hint`} className="text-note text-soft">
            {hint}
          </p>
        )}
        {message && (
          <p id={`${name}-error`} className="mt-1 font-semibold text-blocked">
            {message}
          </p>
        )}
        {input({
          id: name,
          name,
          defaultValue: value(name),
          className: control,
          ...(described && { 'aria-describedby': described }),
          ...(message && { 'aria-invalid': true }),
        })}
      </div>
    );
  };
  const choices = (step: WizardStep) => (common: object) => (
    <select {...common}>
      <option value="">Ask the customer</option>
      {choiceOf(step).options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
  return (
    <div className="mt-6 space-y-6">
      {field('profile', 'Provider', '', (common) => (
        <select {...common}>
          {profiles.map((profile) => (
            <option key={profile.id} value={profile.id}>
              {profile.name}
            </option>
          ))}
        </select>
      ))}
      {field(
        'host',
        'Address the customer connects to (optional)',
        'A name, host:port, or an ftp:// address.',
        (common) => (
          <input type="text" autoCapitalize="none" spellCheck={false} {...common} />
        ),
      )}
      {field('symptom', 'What happens (optional)', '', choices(symptom))}
      {field('client', 'Program the customer uses (optional)', '', choices(client))}
      {field('user', 'User name (optional)', 'Never enter a password here.', (common) => (
        <input type="text" autoCapitalize="none" autoComplete="off" spellCheck={false} {...common} />
      ))}
      {field('note', 'Note to the customer (optional)', 'Shown on the first page.', (common) => (
        <textarea rows={3} maxLength={600} {...common} />
      ))}
      {field('days', 'Days until it expires', 'From 1 to 30.', (common) => (
        <input type="text" inputMode="numeric" {...common} />
      ))}
    </div>
  );
}
