import { DECOY_ADDRESS, HOST } from '../addresses';
import type { Zone, ZoneEntry } from '../agent/name-server';
import { fault, unseen } from '../fault';
import { vsftpd } from '../servers/usual-servers';
import type { Situation } from '../situation';

const group = 'name' as const;
const everybody = (entry: ZoneEntry) => ({ names: { public: { [HOST]: entry } satisfies Zone } });
const customers = (entry: ZoneEntry) => ({
  servers: [vsftpd],
  names: { customer: { [HOST]: entry } satisfies Zone },
  ...unseen,
});

/** The way from the name to an address. */
export const nameSituations: readonly Situation[] = [
  {
    id: 'name-does-not-exist',
    group,
    host: 'nowhere.test',
    ...fault('dns-not-resolving'),
    representative: true,
  },
  { id: 'name-without-address', group, ...everybody({}), ...fault('dns-not-resolving') },
  { id: 'zone-is-broken', group, ...everybody('server-failure'), ...fault('dns-not-resolving') },
  {
    id: 'private-address-in-public-dns',
    group,
    ...everybody({ a: ['10.20.30.40'] }),
    ...fault('dns-record-wrong'),
  },
  {
    id: 'name-points-to-somebody-else',
    group,
    profile: 'lab',
    ...everybody({ a: [DECOY_ADDRESS] }),
    ...fault('dns-record-wrong'),
  },
  {
    id: 'customers-resolver-names-another-address',
    group,
    ...customers({ a: ['198.51.100.66'] }),
    ...fault('dns-wrong-address'),
    representative: true,
  },
  {
    id: 'customers-resolver-names-a-private-address',
    group,
    ...customers({ a: ['10.1.2.3'] }),
    ...fault('dns-wrong-address'),
  },
  {
    id: 'customers-resolver-denies-the-name',
    group,
    ...customers('no-such-name'),
    ...fault('dns-name-blocked'),
    representative: true,
  },
  { id: 'customers-resolver-refuses-the-name', group, ...customers('refused'), ...fault('dns-name-blocked') },
  {
    id: 'customers-resolver-sinkholes-the-name',
    group,
    ...customers({ a: ['0.0.0.0'] }),
    ...fault('dns-name-blocked'),
  },
  {
    id: 'customers-resolver-is-silent',
    group,
    servers: [vsftpd],
    names: { customer: { '*': 'silent' } },
    ...unseen,
    ...fault('resolver-not-answering'),
  },
  {
    id: 'hosts-file-names-an-old-address',
    group,
    servers: [vsftpd],
    network: { hostsFile: `203.0.113.77 ${HOST}` },
    ...unseen,
    cause: 'dns-wrong-address',
    owner: ['dns', 'client-user'],
  },
];
