import type { ReactNode } from 'react';
import { PageHeading } from '@/components/ui/page-heading';
import { HarbourLight } from './harbour-light';

/** A page of few words for when something is not there or went wrong. Needs nothing from the server. */
export function PlainPage({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <title>{`${heading} - Portside`}</title>
      <header className="bg-harbour text-on-harbour">
        <div className="mx-auto flex max-w-wide items-center px-4 py-2.5 sm:px-6">
          <a
            href="/"
            className="inline-flex min-h-11 items-center gap-3 text-on-harbour no-underline hover:text-on-harbour"
          >
            <HarbourLight />
            <span className="text-lead font-semibold tracking-tight">Portside</span>
          </a>
        </div>
      </header>
      <main id="main" className="mx-auto w-full max-w-wide px-4 py-12 sm:px-6">
        <div className="max-w-read">
          <PageHeading>{heading}</PageHeading>
          {children}
        </div>
      </main>
    </div>
  );
}
