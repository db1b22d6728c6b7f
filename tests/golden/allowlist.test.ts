import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allowlistFormats } from '@/lib/allowlist/registry';
import { allowlistBody } from '../unit/allowlist/allowlist-body';
import { generic, unknown } from '../unit/allowlist/example-policies';

const seen = {
  origin: { kind: 'seen' as const, host: 'ftp.example.net', on: '2026-05-04' },
  entries: ['198.51.100.7'],
};

describe.each(allowlistFormats.map(({ id, fileExtension }) => ({ id, fileExtension })))(
  'format $id',
  ({ id, fileExtension }) => {
    it.each([
      ['standard', {}],
      ['alternate-port', { variant: 'alternate-port' as const }],
      ['unknown-addresses', { addresses: unknown }],
      ['seen-addresses', { profile: generic, addresses: seen }],
    ])('%s is as recorded', async (situation, changes) => {
      const file = path.join(import.meta.dirname, 'allowlist', `${id}.${situation}${fileExtension}`);
      await expect(await allowlistBody(id, changes)).toMatchFileSnapshot(file);
    });
  },
);
