import type { ReactNode } from 'react';
import { BackLink } from './back-link';
import { type Section, Sections } from './sections';

interface PageFrameProps {
  readonly section?: Section;
  readonly back?: string | null;
  /** `read` for questions and text, `wide` for grids and reports. */
  readonly width?: 'read' | 'wide';
  readonly children: ReactNode;
}

/** The main part of a page: where we are, the way back, and one column. */
export function PageFrame({ section, back = null, width = 'read', children }: PageFrameProps) {
  return (
    <main id="main" className="mx-auto w-full max-w-wide px-4 pb-16 pt-6 sm:px-6">
      <div className={width === 'read' ? 'max-w-read' : ''}>
        {section && <Sections current={section} />}
        <div className="min-h-6 pt-1">{back && <BackLink href={back} />}</div>
        {children}
      </div>
    </main>
  );
}
