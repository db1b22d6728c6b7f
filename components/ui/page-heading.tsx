'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/**
 * The page's only h1. A full page load starts at the top by itself; after a change of page within the document
 * the focus is brought here.
 */
export function PageHeading({ children, className = '' }: { children: ReactNode; className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const changedWithin = document.documentElement.dataset.visited === 'yes';
    document.documentElement.dataset.visited = 'yes';
    if (changedWithin && !document.querySelector('[data-error-summary]')) heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={`text-title font-semibold tracking-tight ${className}`}>
      {children}
    </h1>
  );
}
