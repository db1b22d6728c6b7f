'use client';

import { useActionState } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { PageHeading } from '@/components/ui/page-heading';
import { ErrorSummary } from '@/components/wizard/error-summary';
import type { FormAction } from '@/components/wizard/form-state';

const input = 'mt-2 block w-full rounded-plate border-2 border-edge bg-surface px-3.5 py-2.5';

/** Mail address and password; pasting and password managers work. */
export function SignInForm({ action }: { action: FormAction }) {
  const [state, send, pending] = useActionState(action, { values: {}, errors: [] });
  const invalid = state.errors.length > 0 || undefined;
  return (
    <form action={send} noValidate className="max-w-md">
      {invalid && <title>Error: Sign in - Portside support</title>}
      <ErrorSummary errors={state.errors} />
      <PageHeading>Sign in</PageHeading>
      <p className="mt-3 text-lead text-soft">For support agents. Customers need no login.</p>
      <div className="mt-6 space-y-6">
        <label className="block font-semibold">
          Mail address
          <input
            key={state.values.email}
            id="email"
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={state.values.email}
            aria-invalid={invalid}
            className={`${input} font-normal`}
          />
        </label>
        <label className="block font-semibold">
          Password
          <input
            id="password"
            name="password"
            type="password"
            autoComplete="current-password"
            aria-invalid={invalid}
            className={`${input} font-normal`}
          />
        </label>
      </div>
      <button type="submit" disabled={pending} className={`mt-8 w-full sm:w-auto ${buttonStyle.primary}`}>
        Sign in
      </button>
    </form>
  );
}
