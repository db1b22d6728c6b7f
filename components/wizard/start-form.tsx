'use client';

import { useActionState } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { ErrorSummary } from './error-summary';
import type { FormAction } from './form-state';

/** One button that starts a check; what stands in the way is said above it. */
export function StartForm({ action, label }: { action: FormAction; label: string }) {
  const [state, send, pending] = useActionState(action, { values: {}, errors: [] });
  return (
    <form action={send} className="mt-6">
      <ErrorSummary errors={state.errors} />
      <button
        type="submit"
        id="start"
        disabled={pending}
        className={`w-full sm:w-auto sm:px-10 ${buttonStyle.primary}`}
      >
        {label}
      </button>
    </form>
  );
}
