'use client';

import { type ReactNode, useActionState } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { PageHeading } from '@/components/ui/page-heading';
import type { Field, FormValues } from '@/lib/wizard/step';
import { ErrorSummary } from './error-summary';
import { FieldView } from './field-view';
import type { FormAction } from './form-state';

interface StepFormProps {
  readonly question: string;
  readonly why: string | null;
  readonly fields: readonly Field[];
  readonly values: FormValues;
  readonly action: FormAction;
  readonly submit: string;
  /** What helps to answer, between the reason and the fields. */
  readonly children?: ReactNode;
}

/** One question with its Continue. Works the same without scripts: the page comes back with errors and texts kept. */
export function StepForm({ question, why, fields, values, action, submit, children }: StepFormProps) {
  const [state, send, pending] = useActionState(action, { values, errors: [] });
  const title = `${state.errors.length > 0 ? 'Error: ' : ''}${question} - Portside`;
  return (
    <form action={send} noValidate>
      <title>{title}</title>
      <ErrorSummary errors={state.errors} />
      <PageHeading>{question}</PageHeading>
      {why && <p className="mt-3 text-lead text-soft">{why}</p>}
      {children}
      <div className="mt-6 space-y-8">
        {fields.map((field, index) => (
          <FieldView
            key={`${field.name} ${state.values[field.name] ?? ''}`}
            field={field}
            value={state.values[field.name] ?? ''}
            error={state.errors.find((error) => error.field === field.name)?.message ?? null}
            labelIsHeading={index === 0 && field.label === question}
          />
        ))}
      </div>
      <button type="submit" disabled={pending} className={`mt-8 w-full sm:w-auto ${buttonStyle.primary}`}>
        {submit}
      </button>
    </form>
  );
}
