'use server';

import { headers } from 'next/headers';
import type { NewLinkState } from '@/components/console/new-link-form';
import { isSameOrigin } from '@/lib/server/http/same-origin';
import { readTarget } from '@/lib/sessions/read-target';
import { createLink } from '@/lib/support/create-link';
import { readLinkForm } from '@/lib/support/read-link-form';
import { requireAgent } from '../../gate';

/** Makes the link and shows its address once; otherwise the form comes back as it was, with what to correct. */
export async function newLinkAction(_before: NewLinkState, form: FormData): Promise<NewLinkState> {
  const agent = await requireAgent();
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value).slice(0, 4000)]));
  if (!isSameOrigin(await headers())) {
    return {
      values,
      errors: [{ field: 'host', message: 'Open this page again and make the link from there.' }],
      made: null,
    };
  }
  const read = readLinkForm(values, (text) => readTarget(text, values.profile ?? null));
  if (!read.ok) return { values, errors: read.reason, made: null };
  const made = await createLink(agent, read.value);
  if (!made.ok) {
    return {
      values,
      errors: made.reason.map((issue) => ({ field: String(issue.path.at(-1)), message: issue.message })),
      made: null,
    };
  }
  return { values, errors: [], made: made.value };
}
