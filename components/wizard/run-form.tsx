'use client';

import { type ReactNode, useActionState } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { PageHeading } from '@/components/ui/page-heading';
import { ErrorSummary } from './error-summary';
import type { FormAction } from './form-state';
import { LoginFields } from './login-fields';

interface RunFormProps {
  readonly heading: string;
  readonly intro: string;
  readonly user: string;
  /** `optional`: folded away; `asked`: the page is about the login. */
  readonly login: 'optional' | 'asked';
  readonly submit: string;
  readonly action: FormAction;
  /** What stands between the heading and the button. */
  readonly children?: ReactNode;
}

const promise =
  'Used once, within two minutes, for a listing and a small upload that is deleted again. Not kept anywhere.';

/** Starts the tests, with a login if one is given. */
export function RunForm({ heading, intro, user, login, submit, action, children }: RunFormProps) {
  const [state, send, pending] = useActionState(action, { values: { user }, errors: [] });
  const fields = <LoginFields key={state.values.user} user={state.values.user ?? ''} errors={state.errors} />;
  const gaveLogin = state.errors.length > 0 && Boolean(state.values.user);
  return (
    <form action={send} noValidate>
      <title>{`${state.errors.length > 0 ? 'Error: ' : ''}${heading} - Portside`}</title>
      <ErrorSummary errors={state.errors} />
      <PageHeading>{heading}</PageHeading>
      <p className="mt-3 text-lead text-soft">{intro}</p>
      {children}
      {login === 'asked' ? (
        <div className="mt-6">
          {fields}
          <p className="mt-3 text-note text-soft">{promise}</p>
        </div>
      ) : (
        <details className="mt-6 rounded-plate border border-line bg-surface px-4" open={gaveLogin}>
          <summary className="min-h-11 py-2.5 font-medium">Also test with your login (optional)</summary>
          <div className="pb-4">
            <p className="mb-4 text-note text-soft">{promise}</p>
            {fields}
          </div>
        </details>
      )}
      <button
        type="submit"
        id="start"
        disabled={pending}
        className={`mt-8 w-full sm:w-auto ${buttonStyle.primary}`}
      >
        {submit}
      </button>
    </form>
  );
}
