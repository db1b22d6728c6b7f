import { z } from 'zod';
import { evidenceKinds } from '@/lib/sessions/evidence/evidence';
import { evidenceSchema } from '@/lib/sessions/schemas';
import { answersSchema } from '@/lib/wizard/answers';
import type { Operation, Parameter } from './operation';

const session: Parameter = {
  name: 'id',
  in: 'path',
  description: 'The session, as it was returned on creation.',
  schema: z.string(),
};

const kind = z.enum(evidenceKinds);
const masked = z.int().describe('How many places looked like a secret and were masked before storing.');
const shows = z.int().describe('How many observations it gave.');
const notes = z.array(z.string());

const effect = z
  .discriminatedUnion('changed', [
    z.object({ changed: z.literal('verdict'), headline: z.string(), before: z.string() }),
    z.object({ changed: z.literal('surer'), headline: z.string() }),
    z.object({ changed: z.literal('less-sure'), headline: z.string() }),
    z.object({ changed: z.literal('nothing') }),
  ])
  .describe('What it does to the verdict.');

const piece = z.object({ id: z.string(), kind, label: z.string(), masked, observations: shows, notes });
const text = z.string().nullable().describe('Masked; null once it is seven days old.');
const script = { description: 'The script.', body: null, mediaTypes: ['text/plain'] };

/** The calls that bring in what is seen on the customer's side. */
export const evidenceOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/sessions/{id}/evidence',
    id: 'addEvidence',
    summary:
      "Adds what the customer knows: answers, the log of a program (at most 5 MiB), or results of the script for the customer's network.",
    needsKey: true,
    parameters: [session],
    body: evidenceSchema,
    answers: {
      200: {
        description: 'Answers, as they were understood.',
        body: z.object({ understood: answersSchema, notes, masked: z.int() }),
      },
      201: { description: 'A piece of evidence that is kept.', body: piece.extend({ effect }) },
    },
  },
  {
    method: 'get',
    path: '/sessions/{id}/evidence',
    id: 'listEvidence',
    summary: 'What was brought in, oldest first.',
    needsKey: true,
    parameters: [session],
    answers: {
      200: {
        description: 'Every piece.',
        body: z.object({ evidence: z.array(piece.extend({ createdAt: z.string(), text })) }),
      },
    },
  },
  {
    method: 'delete',
    path: '/sessions/{id}/evidence/{evidenceId}',
    id: 'removeEvidence',
    summary: 'Takes a piece of evidence away again, with what it showed.',
    needsKey: true,
    parameters: [session, { name: 'evidenceId', in: 'path', description: 'The piece.', schema: z.string() }],
    answers: { 204: { description: 'It is gone.', body: null } },
  },
  {
    method: 'get',
    path: '/sessions/{id}/kit.sh',
    id: 'downloadShellKit',
    summary:
      "The script for the customer's network, for POSIX sh. It sends its results with a token of its own.",
    needsKey: true,
    parameters: [session],
    answers: { 200: script },
  },
  {
    method: 'get',
    path: '/sessions/{id}/kit.ps1',
    id: 'downloadPowerShellKit',
    summary: 'The same for PowerShell 5.1 and 7.',
    needsKey: true,
    parameters: [session],
    answers: { 200: script },
  },
  {
    method: 'post',
    path: '/kit/results',
    id: 'postKitResults',
    summary:
      "Takes the script's results as text/plain, at most 256 KiB, with the script's token as a bearer token: five times within 24 hours. The token opens nothing else.",
    needsKey: false,
    answers: {
      201: {
        description: 'The results were taken.',
        body: z.object({ id: z.string(), masked, observations: shows, notes }),
      },
    },
  },
  {
    method: 'get',
    path: '/kit/address',
    id: 'readOwnAddress',
    summary: 'The address that the caller comes from; the Date header tells the time.',
    needsKey: false,
    answers: { 200: { description: 'An address.', body: null, mediaTypes: ['text/plain'] } },
  },
];
