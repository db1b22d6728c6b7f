import { z } from 'zod';
import type { Answer, Operation, Parameter } from './operation';
import { operations } from './operations';

const errorBody = z.object({
  error: z.object({
    code: z.string(),
    sentence: z.string().describe('What is wrong and what to do instead.'),
    reference: z.string().optional().describe('For our own faults: what to tell the operator.'),
  }),
});

type JsonObject = Record<string, unknown>;

/**
 * The OpenAPI 3.1 description of the API, made from the schemas that the API itself checks with.
 *
 * @param baseUrl public address of the portal without a trailing slash
 */
export function openApiDocument(baseUrl: string): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeCall(operation) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Portside',
      version: '1',
      description:
        'Finds out why an FTP connection fails, and who must act. A program sends the key of a session as a bearer token and no cookie; it needs neither Origin nor Sec-Fetch-Site. A change with a cookie and without a bearer token must show by one of them that it comes from the portal.',
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    paths,
    components: {
      securitySchemes: {
        sessionKey: { type: 'http', scheme: 'bearer', description: 'The key of one session.' },
      },
      schemas: { Error: jsonSchema(errorBody, 'output') },
    },
  };
}

function describeCall(operation: Operation): JsonObject {
  const answers = Object.entries(operation.answers).map(([status, answer]) => [
    status,
    describeAnswer(answer),
  ]);
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(operation.needsKey && { security: [{ sessionKey: [] }] }),
    ...(operation.parameters && { parameters: operation.parameters.map(describeParameter) }),
    ...(operation.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: jsonSchema(operation.body, 'input') } },
      },
    }),
    responses: {
      ...Object.fromEntries(answers),
      default: {
        description: 'A refusal, in one plain sentence.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function describeParameter({ name, in: place, description, schema, required }: Parameter): JsonObject {
  return {
    name,
    in: place,
    description,
    required: place === 'path' || required === true,
    schema: jsonSchema(schema, 'input'),
  };
}

function describeAnswer({ description, body, mediaTypes = [] }: Answer): JsonObject {
  const texts = mediaTypes.map((mediaType) => [mediaType, { schema: { type: 'string' } }]);
  const json = body ? [['application/json', { schema: jsonSchema(body, 'output') }]] : [];
  return { description, content: Object.fromEntries([...json, ...texts]) };
}

/** OpenAPI 3.1 uses JSON Schema 2020-12, which is what zod writes; the dialect is said once for the document. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
