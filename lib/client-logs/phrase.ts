import type { ClientSaying } from '@/lib/observations/customer-kinds';
import type { ClientEvent } from './log-entry';
import type { Phrase } from './log-reader';

/** A sentence that tells a failure in the program's own words. */
export const says = (pattern: RegExp, meaning: ClientSaying): Phrase => ({
  pattern,
  of: 'failure',
  said: ({ input }) => ({ kind: 'saying', says: meaning, text: input }),
});

/** A sentence that is worth showing, and whose meaning lies in what stands around it. */
export const remarks = (pattern: RegExp): Phrase => ({
  pattern,
  said: ({ input }) => ({ kind: 'saying', says: null, text: input }),
});

/** A sentence that tells what the program does. */
export const tells = (pattern: RegExp, event: ClientEvent): Phrase => ({
  pattern,
  ...((event.type === 'failed' && event.at !== undefined) || event.type === 'unroutable'
    ? { of: 'failure' }
    : {}),
  said: () => ({ kind: 'event', event }),
});

/** A sentence that means nothing for the conversation, although it looks like it. */
export const means = { nothing: (pattern: RegExp): Phrase => ({ pattern, said: null }) };

const portOf = (digits: string | undefined): number | null =>
  digits === undefined ? null : Number(digits) || null;

/** The first group is the host, the second the port; either may be missing. */
export const connects = (
  pattern: RegExp,
  type: 'connecting' | 'trying' | 'connected' | 'connected-encrypting' = 'connecting',
): Phrase => ({
  pattern,
  said: ([, host, port]) => ({
    kind: 'event',
    event:
      type === 'connecting' || type === 'trying'
        ? { type, host: host ?? null, port: portOf(port) }
        : {
            type: 'connected',
            host: host ?? null,
            port: portOf(port),
            implicit: type === 'connected-encrypting',
          },
  }),
});

/** The first group is the name that is looked up. */
export const resolves = (pattern: RegExp): Phrase => ({
  pattern,
  said: ([, host]) => ({ kind: 'event', event: { type: 'resolving', host: host?.trim() || null } }),
});

/** The groups are the address and port of a data connection. */
export const opensData = (pattern: RegExp): Phrase => ({
  pattern,
  said: ([, address, port]) => ({
    kind: 'event',
    event: { type: 'data-connecting', address: address ?? null, port: portOf(port) },
  }),
});

/** A sentence that sums up what the service answered; the first group is the code where none is given. */
export const answers = (pattern: RegExp, verb: string, code: number | null = null): Phrase => ({
  pattern,
  of: 'failure',
  said: ({ 1: digits, input }) => ({
    kind: 'event',
    event: { type: 'outcome', verb, code: code ?? Number(digits), text: input.trim() },
  }),
});

/** Share of the lines that fit a pattern which only one program writes: a few are enough to be sure. */
export function recognisedBy(patterns: readonly RegExp[]): (lines: readonly string[]) => number {
  return (lines) => {
    let hits = 0;
    for (const line of lines) if (patterns.some((pattern) => pattern.test(line))) hits += 1;
    return hits === 0 ? 0 : Math.min(0.95, 0.5 + 0.1 * hits);
  };
}
