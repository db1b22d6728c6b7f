import { z } from 'zod';
import { allowlistQuerySchema } from '@/lib/allowlist/allowlist-query';
import { allowlistFormats } from '@/lib/allowlist/registry';
import { profileSchema } from '@/lib/provider/profile';
import { createSessionSchema, startRunSchema } from '@/lib/sessions/schemas';
import { evidenceOperations } from './evidence-operations';
import type { Operation, Parameter } from './operation';
import { reportSchema } from './report-schema';

const session: Parameter = {
  name: 'id',
  in: 'path',
  description: 'The session, as it was returned on creation.',
  schema: z.string(),
};
const profile: Parameter = {
  name: 'profile',
  in: 'path',
  description: 'The id of a profile.',
  schema: z.string(),
};
const query = allowlistQuerySchema.shape;
const { id, name, controlPorts, passivePorts, timings } = profileSchema.shape;

const createdSession = z.object({
  id: z.string(),
  key: z.string().describe('Bearer key of this session. It is shown only now.'),
  code: z.string().describe('Names the session and opens nothing; can be read aloud.'),
  url: z.string().describe('The page of this session.'),
  expiresAt: z.string(),
  notes: z
    .array(z.string())
    .describe('What was left out of the target and what was masked, one sentence each.'),
});

const health = z.object({ ok: z.boolean(), database: z.boolean(), workers: z.int() });

/** Every call of the API that exists, in the order of the document. */
export const operations: readonly Operation[] = [
  {
    method: 'post',
    path: '/sessions',
    id: 'createSession',
    summary: 'Creates a session for a target.',
    needsKey: false,
    body: createSessionSchema,
    answers: { 201: { description: 'The session, and its key.', body: createdSession } },
  },
  {
    method: 'post',
    path: '/sessions/{id}/runs',
    id: 'startRun',
    summary:
      'Starts a run from the portal. A login is used for this run and kept nowhere. With `inboundPort` it calls that port on the address the request comes from, as the last trusted proxy saw it, and tests nothing else.',
    needsKey: true,
    parameters: [session],
    body: startRunSchema,
    answers: {
      202: {
        description: 'The run waits for a worker.',
        body: z.object({ runId: z.string(), number: z.int() }),
      },
    },
  },
  {
    method: 'post',
    path: '/sessions/{id}/runs/{runId}/cancel',
    id: 'cancelRun',
    summary: 'Ends a run early. What it has found stays.',
    needsKey: true,
    parameters: [session, { name: 'runId', in: 'path', description: 'The run.', schema: z.string() }],
    answers: {
      202: {
        description: 'The run is stopping, or had not begun.',
        body: z.object({ state: z.enum(['stopping', 'cancelled']) }),
      },
    },
  },
  {
    method: 'get',
    path: '/sessions/{id}/events',
    id: 'followSession',
    summary:
      'Server-sent events `plan`, `step`, `readable` (long measurements go on, the report can be read), `run` and `evidence` (a piece came in or went), each with an id. Resumes after the last one received.',
    needsKey: true,
    parameters: [
      session,
      {
        name: 'Last-Event-ID',
        in: 'header',
        description: 'The id of the last event received.',
        schema: z.string(),
      },
      {
        name: 'wait',
        in: 'query',
        description: 'Goes on without a run under way, for evidence that is still to come.',
        schema: z.literal('evidence'),
      },
    ],
    answers: {
      200: { description: 'Events, as they happen.', body: null, mediaTypes: ['text/event-stream'] },
    },
  },
  ...evidenceOperations,
  {
    method: 'get',
    path: '/sessions/{id}/report',
    id: 'readReport',
    summary: 'Findings and observations of the newest run, arranged for a reader.',
    needsKey: true,
    parameters: [session],
    answers: { 200: { description: 'The report.', body: reportSchema } },
  },
  {
    method: 'get',
    path: '/profiles',
    id: 'listProfiles',
    summary: 'The services that are described.',
    needsKey: false,
    answers: {
      200: {
        description: 'What a client needs to know of each.',
        body: z.object({
          profiles: z.array(z.object({ id, name, controlPorts, passivePorts, timings })),
        }),
      },
    },
  },
  {
    method: 'get',
    path: '/profiles/{profile}/allowlists/{format}',
    id: 'downloadAllowlist',
    summary: 'Rules for a firewall: every address, command port and data port of a service.',
    needsKey: false,
    parameters: [
      profile,
      {
        name: 'format',
        in: 'path',
        description: 'The syntax.',
        schema: z.enum(allowlistFormats.map(({ id }) => id)),
      },
      { name: 'variant', in: 'query', description: 'Which ports and addresses.', schema: query.variant },
      {
        name: 'encryption',
        in: 'query',
        description: 'Only the ports for one kind of encryption.',
        schema: query.encryption,
      },
      {
        name: 'address',
        in: 'query',
        description: 'Addresses to use instead of the list of the service.',
        schema: query.address,
      },
      {
        name: 'session',
        in: 'query',
        description: 'A session whose addresses stand in for a list that nobody knows. Needs its key.',
        schema: query.session,
      },
      { name: 'for', in: 'query', description: 'A label to recognise the file by.', schema: query.for },
    ],
    answers: {
      200: {
        description: 'The file.',
        body: null,
        mediaTypes: [
          ...new Set(allowlistFormats.map(({ mediaType }) => mediaType.split(';')[0] ?? mediaType)),
        ],
      },
    },
  },
  {
    method: 'get',
    path: '/health',
    id: 'readHealth',
    summary: 'Whether the portal can do its work: 503 when no probe worker is there.',
    needsKey: false,
    answers: {
      200: { description: 'All is well.', body: health },
      503: { description: 'No probe worker is there.', body: health },
    },
  },
];
