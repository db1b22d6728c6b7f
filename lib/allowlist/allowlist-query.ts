import { z } from 'zod';
import { type Result, refusal, success } from '@/lib/result';
import type { AddressList } from './address-origin';
import { variants } from './policy';

/** Most addresses that fit into a link; longer lists belong into a profile or a file for the command line. */
const mostAddresses = 64;

export const allowlistQuerySchema = z.strictObject({
  variant: z.enum(variants).default('standard'),
  /** Only the command ports of one kind of encryption. */
  encryption: z.enum(['explicit', 'implicit']).optional(),
  /** Dedicated addresses of a custom domain, or another list; may be repeated. */
  address: z.array(z.string().trim().min(1).max(64)).max(mostAddresses).default([]),
  /** A session whose observed addresses stand in where the list of the service is not known. */
  session: z.uuid().optional(),
  /** A label to recognise the file by. */
  for: z.string().max(200).optional(),
});
export type AllowlistQuery = z.infer<typeof allowlistQuerySchema>;

/** Reads the query of a download; the refusal is one sentence. `address` may be repeated or separated by commas. */
export function readAllowlistQuery(params: URLSearchParams): Result<AllowlistQuery, string> {
  const single = Object.fromEntries([...params].filter(([name]) => name !== 'address'));
  const address = params.getAll('address').flatMap((text) => text.split(/[\s,]+/).filter(Boolean));
  const parsed = allowlistQuerySchema.safeParse({ ...single, address });
  if (parsed.success) return success(parsed.data);
  const fields = Object.keys(allowlistQuerySchema.shape).join(', ');
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys') return refusal(`Only these fields are known: ${fields}.`);
  return refusal(
    `The field ${issue?.path[0]?.toString() ?? ''} does not fit. Variants are ${variants.join(', ')}; at most ${mostAddresses} addresses.`,
  );
}

/** The addresses of a query, or null when it has none. */
export const givenAddresses = (query: AllowlistQuery): AddressList | null =>
  query.address.length === 0 ? null : { origin: { kind: 'given' }, entries: query.address };
