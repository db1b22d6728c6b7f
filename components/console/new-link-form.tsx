'use client';

import { useActionState } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { CopyButton } from '@/components/ui/copy-button';
import { DateText } from '@/components/ui/date-text';
import { PageHeading } from '@/components/ui/page-heading';
import { ErrorSummary } from '@/components/wizard/error-summary';
import type { FormState } from '@/components/wizard/form-state';
import type { MadeLink } from '@/lib/support/create-link';
import { LinkFields } from './link-fields';

export interface NewLinkState extends FormState {
  /** Holds the address; shown this once. */
  readonly made: MadeLink | null;
}

interface NewLinkFormProps {
  readonly action: (before: NewLinkState, form: FormData) => Promise<NewLinkState>;
  readonly profiles: readonly { readonly id: string; readonly name: string }[];
}

function Made({ link }: { link: MadeLink }) {
  const mail = `Follow this link to find out why your FTP connection fails. It takes about five minutes and needs no password to begin:\n\n${link.url}\n`;
  return (
    <div>
      <PageHeading>Your link is ready</PageHeading>
      <p className="mt-3 text-lead text-soft">Copy it now: for safety it is shown only this once.</p>
      <p className="mt-6 break-all rounded-plate border border-line bg-surface p-4 font-mono">{link.url}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <CopyButton text={link.url} what="link" primary />
        <CopyButton text={mail} what="text for a mail" />
      </div>
      <p className="mt-6 text-soft">
        It works until <DateText iso={link.expiresAt} />. You can revoke it any time.
      </p>
      <p className="mt-6">
        <a href="/support/links">All links</a>
      </p>
    </div>
  );
}

/** What the customer will find filled in. Everything but the provider is optional. */
export function NewLinkForm({ action, profiles }: NewLinkFormProps) {
  const [state, send, pending] = useActionState(action, { values: { days: '14' }, errors: [], made: null });
  if (state.made) return <Made link={state.made} />;
  return (
    <form action={send} noValidate className="max-w-read">
      {state.errors.length > 0 && <title>Error: New link - Portside support</title>}
      <ErrorSummary errors={state.errors} />
      <PageHeading>New link</PageHeading>
      <p className="mt-3 text-lead text-soft">What you fill in here, the customer is not asked.</p>
      <LinkFields key={JSON.stringify(state.values)} state={state} profiles={profiles} />
      <button type="submit" disabled={pending} className={`mt-8 w-full sm:w-auto ${buttonStyle.primary}`}>
        Make the link
      </button>
    </form>
  );
}
