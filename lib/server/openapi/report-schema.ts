import { z } from 'zod';
import { causeIds } from '@/lib/diagnosis/cause-id';
import { confidences, owners } from '@/lib/diagnosis/finding';
import { notTestedReasons, observationSchema } from '@/lib/observations/observation';
import type { Report } from '@/lib/reports/report';

/** The report in the words of JSON Schema. The type annotation keeps it equal to what `buildReport` returns. */

const cause = z.enum(causeIds);
const resultState = z.enum(['works', 'blocked', 'partly', 'not-tested', 'our-side']);
const observationIds = z.array(z.string()).describe('Ids of observations of the same report.');

const nextStep = z.object({
  kind: z.enum(['check', 'question', 'kit', 'log']),
  id: z.string(),
  sentence: z.string(),
  decides: z.array(cause),
});

const finding = z.object({
  cause,
  confidence: z.enum(confidences),
  certaintyReason: z.string(),
  owner: z.enum(owners).describe('Who must act.'),
  headline: z.string(),
  evidence: z.array(
    z.object({ observations: observationIds, speaks: z.enum(['for', 'against']), sentence: z.string() }),
  ),
  actions: z.array(
    z.object({
      text: z.string(),
      button: z
        .enum([
          'firewall-request',
          'test-again',
          'test-with-login',
          'use-port',
          'contact-provider',
          'web-login',
        ])
        .nullable(),
    }),
  ),
  nextStep: nextStep.nullable(),
  advice: z.boolean().describe('True for tips that are no fault.'),
  ourSide: z.boolean().describe('True when it was the portal that could not measure.'),
});

const fault = z.boolean().describe('False for what works, and for a refusal that calls for no explanation.');

const resultLine = z.object({
  state: resultState,
  question: z.string(),
  sentence: z.string(),
  vantage: z.string(),
  fault,
  observations: observationIds,
});

const gridColumn = z.object({
  port: z.int(),
  encryption: z.enum(['explicit', 'implicit', 'plain']),
  label: z.string(),
});
const gridRow = z.object({
  address: z.string(),
  cells: z.array(z.object({ state: resultState, word: z.string(), fault, observations: observationIds })),
});

const certificate = z.object({
  name: z.string(),
  issuer: z.string(),
  altNames: z.array(z.string()),
  validFrom: z.string(),
  validTo: z.string(),
  fingerprint: z.string(),
  version: z.string(),
  cipher: z.string(),
  sameAsWebPortal: z.boolean().nullable(),
  seenAt: z.array(z.string()),
});

const transcript = z.object({
  title: z.string(),
  lines: z.array(z.object({ from: z.enum(['us', 'server', 'note']), text: z.string(), atMs: z.number() })),
});

export const reportSchema: z.ZodType<Report> = z.object({
  v: z.literal(1),
  host: z.string(),
  port: z.int().nullable(),
  profile: z.object({ id: z.string(), name: z.string() }),
  finishedAt: z.string().nullable().describe('ISO date; null while the first run is still going.'),
  verdict: z.object({ state: resultState, finding, ownerLabel: z.string(), owner: z.enum(owners) }),
  findings: z.array(finding),
  nextStep: nextStep.nullable(),
  proof: z.array(resultLine),
  results: z.array(resultLine),
  grid: z.object({ columns: z.array(gridColumn), rows: z.array(gridRow) }),
  notTested: z.array(
    z.object({
      check: z.string(),
      question: z.string(),
      where: z.string().nullable(),
      reason: z.enum(notTestedReasons),
      sentence: z.string(),
    }),
  ),
  certificates: z.array(certificate),
  transcripts: z.array(transcript),
  observations: z.array(observationSchema),
});
