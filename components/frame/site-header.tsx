import type { ReactNode } from 'react';
import { HarbourLight } from './harbour-light';

export interface Mode {
  readonly tryOut: boolean;
  readonly lab: boolean;
}

const modeText = (mode: Mode): { word: string; sentence: string } | null => {
  if (mode.lab)
    return { word: 'Lab', sentence: 'Documentation addresses and names under .test may be contacted.' };
  if (mode.tryOut)
    return {
      word: 'Try-out',
      sentence: 'Nothing is configured yet. Practice servers run on this machine, for trying things out.',
    };
  return null;
};

/** Name plate, the mode the portal runs in, and on the right what a page wants to show: the check's code, a menu. */
export function SiteHeader({
  mode,
  home = '/',
  children,
}: {
  mode: Mode;
  home?: string;
  children?: ReactNode;
}) {
  const shown = modeText(mode);
  return (
    <header>
      <a
        href="#main"
        className="absolute left-2 top-2 -translate-y-24 bg-surface px-4 py-2 focus:translate-y-0"
      >
        Skip to the main part
      </a>
      {shown && (
        <p className="no-print bg-partly-tint px-4 py-1.5 text-center text-note text-partly">
          <strong>{shown.word}.</strong> {shown.sentence}
        </p>
      )}
      <div className="bg-harbour text-on-harbour print:bg-transparent print:text-ink">
        <div className="mx-auto flex max-w-wide flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2.5 sm:px-6">
          <a
            href={home}
            className="inline-flex min-h-11 items-center gap-3 text-on-harbour no-underline hover:text-on-harbour print:text-ink"
          >
            <HarbourLight />
            <span className="text-lead font-semibold tracking-tight">Portside</span>
          </a>
          {children}
        </div>
      </div>
    </header>
  );
}
