import { describe, expect, it } from 'vitest';
import { hostsFileAddresses, tellSource, withHostsFile } from '@/lib/cli/hosts-file';
import { startDeadline } from '@/lib/net/deadline';
import type { Network } from '@/lib/net/network';
import { nodeClock } from '@/lib/server/network/node-clock';
import { observe } from '../../support/observe';

const text = [
  '127.0.0.1 localhost',
  '# 192.0.2.9 ftp.example.com',
  '192.0.2.7\tother.example.com FTP.example.com # old',
  '2001:db8::7 ftp.example.com',
  'nonsense ftp.example.com',
  '192.0.2.8 myftp.example.com',
].join('\r\n');

const silent: Network = {
  resolve: async () => ({ ok: false, failure: 'name_not_found' }),
  connect: async () => ({ ok: false, failure: 'refused' }),
  listen: async () => ({ ok: false, failure: 'refused' }),
};

describe('the hosts file', () => {
  it('is read as the system reads it', () => {
    expect(hostsFileAddresses('ftp.example.com', text)).toEqual(['192.0.2.7', '2001:db8::7']);
    expect(hostsFileAddresses('example.com', text)).toEqual([]);
  });

  it('answers at most sixteen addresses', () => {
    const many = Array.from({ length: 40 }, (_, n) => `192.0.2.${n} ftp.example.com`).join('\n');
    expect(hostsFileAddresses('ftp.example.com', many)).toHaveLength(16);
  });

  it('answers before the resolver, for this name alone', async () => {
    const network = withHostsFile(silent, 'ftp.example.com', ['192.0.2.7', '2001:db8::7']);
    const deadline = startDeadline(nodeClock, 1000);
    const ask = (name: string, type: 'A' | 'AAAA' | 'CNAME') => network.resolve(name, type, deadline);
    expect(await ask('ftp.example.com', 'A')).toMatchObject({ ok: true, records: [{ value: '192.0.2.7' }] });
    expect(await ask('ftp.example.com', 'AAAA')).toMatchObject({ records: [{ value: '2001:db8::7' }] });
    expect(await ask('ftp.example.com', 'CNAME')).toMatchObject({ records: [] });
    expect(await ask('www.example.com', 'A')).toMatchObject({ ok: false });
    deadline.clear();
    expect(withHostsFile(silent, 'ftp.example.com', [])).toBe(silent);
  });
});

describe('the source of an answer', () => {
  const seen = observe({ host: 'ftp.example.com' }).resolves(['192.0.2.1']);

  it('is the hosts file where it has the name', () => {
    expect(tellSource(seen, 'ftp.example.com', ['192.0.2.7'])).toMatchObject({ source: 'hosts-file' });
  });

  it('stays the resolver where it has not, or for another name', () => {
    expect(tellSource(seen, 'ftp.example.com', [])).toBe(seen);
    expect(tellSource(seen, 'ftp.example.net', ['192.0.2.7'])).toBe(seen);
  });
});
