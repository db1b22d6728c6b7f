'use client';

import { useEffect, useState } from 'react';
import { buttonStyle } from './button-style';

/** Opens the browser's print dialog; not there without scripts, where the browser's own menu does it. */
export function PrintButton() {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <button type="button" onClick={() => window.print()} className={buttonStyle.secondary}>
      Print
    </button>
  );
}
