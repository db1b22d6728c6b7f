'use client';

import { useEffect, useRef } from 'react';
import type { FieldError } from '@/lib/wizard/step';

/** What to correct, each line leading to its field; takes the focus when it appears. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      data-error-summary
      className="mb-8 rounded-plate border-2 border-blocked bg-surface p-5"
    >
      <h2 className="text-head font-semibold">There is a problem</h2>
      <ul className="mt-2 space-y-1">
        {errors.map((error) => (
          <li key={error.field}>
            <a href={`#${error.field}`} className="font-medium text-blocked hover:text-blocked">
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
