import { renderAllowlist } from '@/lib/allowlist/render-allowlist';
import { filesCom, mixed } from './example-policies';

export const context = {
  source: '203.0.113.9 (our network)',
  reason: 'From our network no answer on port 21; from outside it answered.',
  testedOn: '2026-05-04',
  verifyLink: 'https://portside.example.com/t/abc',
};

/** The text of one format for the example policy, with changes to the request. */
export async function allowlistBody(
  format: string,
  changes: Partial<Parameters<typeof renderAllowlist>[0]> = {},
): Promise<string> {
  const rendered = await renderAllowlist({
    profile: filesCom,
    addresses: mixed,
    format,
    context,
    ...changes,
  });
  if (!rendered.ok) throw new Error(rendered.reason.sentence);
  return rendered.value.body;
}
