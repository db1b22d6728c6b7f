import type { ReactNode } from 'react';
import { type FooterProps, SiteFooter } from './site-footer';
import { type Mode, SiteHeader } from './site-header';

interface PortalShellProps extends Partial<FooterProps> {
  readonly mode: Mode;
  readonly children: ReactNode;
}

/** Header, page and help of every customer page. */
export function PortalShell({
  mode,
  service = null,
  contact = null,
  code = null,
  children,
}: PortalShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader mode={mode}>
        {code && (
          <p className="rounded-small border border-current/40 px-2.5 py-1 text-note">
            Check <span className="font-mono">{code}</span>
          </p>
        )}
      </SiteHeader>
      {children}
      <SiteFooter service={service} contact={contact} code={code} />
    </div>
  );
}
