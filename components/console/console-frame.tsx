import type { ReactNode } from 'react';
import { type Mode, SiteHeader } from '@/components/frame/site-header';
import type { Agent } from '@/lib/support/agent';

const places = [
  { id: 'sessions', href: '/support', name: 'Checks' },
  { id: 'links', href: '/support/links', name: 'Links' },
] as const;

interface ConsoleFrameProps {
  readonly mode: Mode;
  readonly agent: Agent | null;
  readonly current: (typeof places)[number]['id'] | null;
  /** The form that signs out. */
  readonly signOut?: ReactNode;
  readonly children: ReactNode;
}

/** Header, places and main part of every page for support agents. */
export function ConsoleFrame({ mode, agent, current, signOut, children }: ConsoleFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader mode={mode} home={agent ? '/support' : '/'}>
        {agent && (
          <nav aria-label="Console" className="flex flex-wrap items-center gap-x-6 gap-y-1">
            {places.map((place) => (
              <a
                key={place.id}
                href={place.href}
                aria-current={place.id === current ? 'page' : undefined}
                className={`inline-flex min-h-11 items-center font-medium text-on-harbour hover:text-on-harbour ${place.id === current ? 'decoration-glow decoration-[3px] underline-offset-8' : 'no-underline hover:underline'}`}
              >
                {place.name}
              </a>
            ))}
            <span className="text-note">{agent.name}</span>
            {signOut}
          </nav>
        )}
      </SiteHeader>
      <main id="main" className="mx-auto w-full max-w-wide px-4 pb-16 pt-8 sm:px-6">
        {children}
      </main>
    </div>
  );
}
