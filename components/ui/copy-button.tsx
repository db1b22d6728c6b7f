'use client';

import { useEffect, useState } from 'react';
import { buttonStyle } from './button-style';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, said after "Copy". */
  readonly what: string;
  /** Full width on a phone. */
  readonly wide?: boolean;
  readonly primary?: boolean;
}

/** Appears once scripts run; without them the text beside it can be selected. */
export function CopyButton({ text, what, wide = false, primary = false }: CopyButtonProps) {
  const [state, setState] = useState<'absent' | 'ready' | 'copied' | 'refused'>('absent');
  useEffect(() => setState('ready'), []);
  useEffect(() => {
    if (state !== 'copied' && state !== 'refused') return;
    const timer = setTimeout(() => setState('ready'), 4000);
    return () => clearTimeout(timer);
  }, [state]);
  if (state === 'absent') return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  return (
    <span className={`no-print inline-flex flex-wrap items-center gap-3 ${wide ? 'w-full sm:w-auto' : ''}`}>
      <button
        type="button"
        onClick={() => void copy()}
        className={`${buttonStyle[primary ? 'primary' : 'secondary']} ${wide ? 'w-full sm:w-auto' : ''}`}
      >
        <svg
          viewBox="0 0 16 16"
          aria-hidden="true"
          className="size-4 fill-none stroke-current"
          strokeWidth="1.6"
        >
          <rect x="5" y="5" width="8.5" height="8.5" rx="1.5" />
          <path d="M3 10.5V4a1.5 1.5 0 0 1 1.5-1.5H11" />
        </svg>
        Copy {what}
      </button>
      <span role="status" className="text-note font-medium text-works">
        {state === 'copied' && 'Copied'}
        {state === 'refused' && 'Your browser did not allow it. Select the text instead.'}
      </span>
    </span>
  );
}
