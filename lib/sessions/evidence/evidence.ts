import { z } from 'zod';

/** What a person can bring in from their side of the wire as text. */
export const evidenceKinds = ['client-log', 'kit'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What was understood of one piece, without its text. */
export const evidenceSummarySchema = z.object({
  /** Things that whoever brought it should know, one sentence each. */
  notes: z.array(z.string()),
  /** By observation id: the number of the line that shows it, from 1. */
  lines: z.record(z.string(), z.int()),
  /** Number of the first line that is kept; more than 1 when the beginning of a long text is not. */
  firstLine: z.int(),
});
export type EvidenceSummary = z.infer<typeof evidenceSummarySchema>;

/** How much may come in. Sizes are UTF-16 units of text. */
export const evidenceLimits = {
  /** A log handed in by a program; a page's form carries less. */
  log: 5 * 1024 * 1024,
  kit: 256 * 1024,
  /** Of a text that is kept to be shown: its end, where the trouble stands. */
  keptText: 256 * 1024,
  perSession: 20,
  perSourceAndHour: 40,
  /** Days until the text goes; what it showed stays. */
  textDays: 7,
} as const;
