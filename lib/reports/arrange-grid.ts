import type { Facts } from '@/lib/diagnosis/facts';
import type { Observation } from '@/lib/observations/observation';
import type { Profile } from '@/lib/provider/profile';
import { describeObservation } from './describe-observation';
import type { GridCell, GridColumn, GridRow, Report, ResultState } from './report';

type Encryption = GridColumn['encryption'];
interface Slot {
  readonly port: number;
  readonly encryption: Encryption;
}

const labels: Readonly<Record<Encryption, string>> = {
  explicit: 'encrypted after a start in clear',
  implicit: 'encrypted from the start',
  plain: 'not encrypted',
};
const encryptionOrder: readonly Encryption[] = ['explicit', 'implicit', 'plain'];
const notTested: GridCell = { state: 'not-tested', word: 'not tested', fault: false, observations: [] };

/** Which column an observation belongs to; null for what belongs to every column of its port. */
function encryptionOf(seen: Observation): Encryption | null {
  if (seen.kind === 'tls-handshake')
    return seen.mode === 'explicit' || seen.mode === 'implicit' ? seen.mode : null;
  if (seen.kind === 'plain-policy') return 'plain';
  if (seen.kind === 'greeting' && seen.protection === 'implicit') return 'implicit';
  return null;
}

const inGrid = (seen: Observation): boolean =>
  seen.vantage.kind === 'portal' &&
  (seen.kind === 'tcp-connect' ||
    seen.kind === 'greeting' ||
    seen.kind === 'plain-policy' ||
    (seen.kind === 'tls-handshake' && seen.mode !== 'data' && seen.mode !== 'web'));

/** Ports of the profile and ports that were tried, each with the kinds of encryption that were tried or are meant. */
function collectSlots(seen: readonly Observation[], profile: Profile): readonly Slot[] {
  const tried = new Set(seen.map((one) => one.target?.port).filter((port) => typeof port === 'number'));
  const slots = new Map<string, Slot>();
  const add = (port: number, encryption: Encryption) =>
    slots.set(`${port} ${encryption}`, { port, encryption });
  for (const offered of profile.controlPorts)
    if (offered.promised || tried.has(offered.port)) add(offered.port, offered.encryption);
  for (const one of seen) {
    const port = one.target?.port ?? null;
    const encryption = encryptionOf(one);
    if (port !== null && encryption !== null) add(port, encryption);
  }
  for (const port of tried)
    if (![...slots.values()].some((slot) => slot.port === port)) add(port, 'explicit');
  return [...slots.values()].sort(
    (a, b) =>
      encryptionOrder.indexOf(a.encryption) - encryptionOrder.indexOf(b.encryption) || a.port - b.port,
  );
}

const rank: Readonly<Record<ResultState, number>> = {
  blocked: 0,
  partly: 1,
  'our-side': 2,
  'not-tested': 3,
  works: 4,
};

/** Nothing was learnt about a kind of encryption from the port alone: it must have been tried itself. */
const decides = (seen: Observation, slot: Slot): boolean => encryptionOf(seen) === slot.encryption;

function cellOf(seen: readonly Observation[], slot: Slot, facts: Facts): GridCell {
  const related = seen.filter((one) => {
    const encryption = encryptionOf(one);
    return one.target?.port === slot.port && (encryption === null || encryption === slot.encryption);
  });
  if (related.length === 0) return notTested;
  const described = related
    .map((one) => ({ one, ...describeObservation(one) }))
    .sort((a, b) => rank[a.state] - rank[b.state]);
  const worst = described[0];
  const ids = related.map((one) => one.id);
  if (worst === undefined) return notTested;
  const fault = related.some((one) => facts.isAbnormal(one));
  if (worst.state !== 'works') return { state: worst.state, word: worst.word, fault, observations: ids };
  const decided = described.find((one) => decides(one.one, slot));
  if (decided === undefined) return { ...notTested, observations: ids };
  return {
    state: 'works',
    word: slot.encryption === 'plain' ? decided.word : 'works',
    fault,
    observations: ids,
  };
}

/** Addresses as rows, control ports and kinds of encryption as columns, as seen from the portal. */
export function arrangeGrid(
  observations: readonly Observation[],
  profile: Profile,
  facts: Facts,
): Report['grid'] {
  const webPorts = new Set(
    observations
      .filter((seen) => seen.kind === 'tls-handshake' && seen.mode === 'web')
      .map((seen) => seen.target?.port),
  );
  const seen = observations.filter((one) => inGrid(one) && !webPorts.has(one.target?.port ?? null));
  const slots = collectSlots(seen, profile);
  const byAddress = new Map<string, Observation[]>();
  for (const one of seen) {
    const address = one.target?.address ?? null;
    if (address === null) continue;
    const row = byAddress.get(address);
    if (row) row.push(one);
    else byAddress.set(address, [one]);
  }
  const columns = slots.map(
    (slot): GridColumn => ({ ...slot, label: `Port ${slot.port}, ${labels[slot.encryption]}` }),
  );
  const rows = [...byAddress]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([address, own]): GridRow => ({ address, cells: slots.map((slot) => cellOf(own, slot, facts)) }));
  return { columns, rows };
}
