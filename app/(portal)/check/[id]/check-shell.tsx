import type { ReactNode } from 'react';
import { mode } from '@/app/mode';
import { PortalShell } from '@/components/frame/portal-shell';
import { findProfile } from '@/lib/server/provider/profiles';
import type { SessionAccess } from '@/lib/sessions/access';

/** The frame of a check's pages: its code above, the service's help below. */
export function CheckShell({ access, children }: { access: SessionAccess; children: ReactNode }) {
  const profile = findProfile(access.session.profile);
  const reachable = profile && (profile.contact.email !== null || profile.contact.phone !== null);
  return (
    <PortalShell
      mode={mode()}
      service={reachable ? profile.name : null}
      contact={profile?.contact ?? null}
      code={access.session.code}
    >
      {children}
    </PortalShell>
  );
}
