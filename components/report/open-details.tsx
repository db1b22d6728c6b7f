'use client';

import { useEffect } from 'react';

/** Opens what is folded: all of it while printing, and the part that a link of this page leads to. */
export function OpenDetails() {
  useEffect(() => {
    const folded = () => [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    let opened: HTMLDetailsElement[] = [];
    const before = () => {
      opened = folded();
      for (const one of opened) one.open = true;
    };
    const after = () => {
      for (const one of opened) one.open = false;
    };
    const follow = () => {
      const part = document.getElementById(window.location.hash.slice(1));
      const around = part?.closest('details');
      if (!part || !around || around.open) return; // most browsers have opened it themselves
      around.open = true;
      part.scrollIntoView();
    };
    follow();
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
      window.removeEventListener('hashchange', follow);
    };
  }, []);
  return null;
}
