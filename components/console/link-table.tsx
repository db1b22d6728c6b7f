import { DateText } from '@/components/ui/date-text';
import type { AgentLinkView } from '@/lib/support/link-view';
import { RevokeLink } from './revoke-link';

const stateName = { open: 'Open', expired: 'Expired', revoked: 'Revoked' } as const;

interface LinkTableProps {
  readonly links: readonly AgentLinkView[];
  readonly revoke: (form: FormData) => Promise<void>;
}

/** Every link with what became of it. Its address was shown once and cannot be shown again. */
export function LinkTable({ links, revoke }: LinkTableProps) {
  if (links.length === 0) {
    return (
      <p className="mt-8 rounded-plate border border-line bg-surface p-6">
        There is no link yet. Make one, and send it to the customer: they follow it, and you see here what was
        found.
      </p>
    );
  }
  return (
    <ul className="mt-8 border-t border-line">
      {links.map((link) => (
        <li
          key={link.id}
          className="grid gap-x-6 gap-y-1 border-b border-line py-4 sm:grid-cols-[1fr_12rem_8rem]"
        >
          <div className="min-w-0">
            <p className="break-all font-medium">{link.answers.host ?? 'Any address'}</p>
            {link.note && <p className="text-note">{link.note}</p>}
            <p className="text-note text-soft">
              Made by {link.createdBy}, <DateText iso={link.createdAt} />
            </p>
          </div>
          <p className="text-note text-soft">
            <strong className="font-semibold text-ink">{stateName[link.state]}</strong>
            <br />
            {link.state === 'open' && (
              <>
                until <DateText iso={link.expiresAt} />
                <br />
              </>
            )}
            {link.started} started, {link.finished} with a verdict
          </p>
          <div>
            {link.state === 'open' && (
              <RevokeLink id={link.id} name={link.answers.host ?? 'this link'} revoke={revoke} />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
