import type { Profile } from '@/lib/provider/profile';

export interface FooterProps {
  readonly service: string | null;
  readonly contact: Profile['contact'] | null;
  /** The check's code, sent along so that nobody starts again. */
  readonly code: string | null;
}

/** Help in the same place on every page. */
export function SiteFooter({ service, contact, code }: FooterProps) {
  const subject = code ? `?subject=${encodeURIComponent(`Check ${code}`)}` : '';
  const reachable = contact && (contact.email || contact.phone);
  return (
    <footer className="mt-auto border-t border-line">
      <div className="mx-auto max-w-wide px-4 py-6 text-note text-soft sm:px-6">
        {reachable ? (
          <p>
            <strong className="font-semibold text-ink">Help{service ? ` from ${service}` : ''}:</strong>{' '}
            {contact.email && (
              <a className="inline-block py-0.5" href={`mailto:${contact.email}${subject}`}>
                {contact.email}
              </a>
            )}
            {contact.email && contact.phone && ' or '}
            {contact.phone}
            {contact.hours && `, ${contact.hours}`}.{code && ` Say the code ${code}.`}
          </p>
        ) : (
          <p>
            <strong className="font-semibold text-ink">Help:</strong> ask the people who run your FTP service
            {code ? `, and give them the code ${code}` : ''}.
          </p>
        )}
        {code && <p className="mt-1">The code names this check and opens nothing.</p>}
      </div>
    </footer>
  );
}
