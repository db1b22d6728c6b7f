import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '@/lib/server/openapi/document';

const document = JSON.parse(JSON.stringify(openApiDocument('https://portside.example.com')));

describe('the OpenAPI document', () => {
  it('names version, server and every call', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.servers).toEqual([{ url: 'https://portside.example.com/api/v1' }]);
  });

  it('describes exactly the calls that there are', () => {
    const routes = readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('/route.ts'))
      .map((file) => `/${file.slice(0, -'/route.ts'.length).replaceAll('[', '{').replaceAll(']', '}')}`)
      .filter((route) => route !== '/openapi.json');
    expect(routes.length).toBeGreaterThan(5);
    expect(Object.keys(document.paths).sort()).toEqual(routes.sort());
  });

  it('every parameter of a path is described', () => {
    for (const [path, calls] of Object.entries<
      Record<string, { parameters?: { name: string; in: string }[] }>
    >(document.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      for (const call of Object.values(calls))
        expect((call.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(
          named,
        );
    }
  });

  it('the body of a session is what the API checks with', () => {
    const { schema } = document.paths['/sessions'].post.requestBody.content['application/json'];
    expect(schema.properties).toHaveProperty('target');
    expect(schema.additionalProperties).toBe(false);
  });

  it('a report has observations of every kind', () => {
    const { schema } =
      document.paths['/sessions/{id}/report'].get.responses['200'].content['application/json'];
    const kinds = JSON.stringify(schema.properties.observations);
    for (const kind of ['name-resolution', 'tls-handshake', 'data-connection', 'not-tested'])
      expect(kinds).toContain(kind);
  });

  it('ids of calls are unique, and every call tells how it refuses', () => {
    const calls = Object.values<Record<string, { operationId: string; responses: object }>>(
      document.paths,
    ).flatMap((path) => Object.values(path));
    expect(new Set(calls.map(({ operationId }) => operationId)).size).toBe(calls.length);
    for (const { responses } of calls) expect(responses).toHaveProperty('default');
  });

  it('no schema points outside the document', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(references)).toEqual(new Set(['#/components/schemas/Error']));
  });
});
