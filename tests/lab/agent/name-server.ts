import { createSocket } from 'node:dgram';

/** What one name has: records, or the way in which the question fails. */
export type ZoneEntry =
  | { readonly a?: readonly string[]; readonly aaaa?: readonly string[]; readonly cname?: string }
  | 'no-such-name'
  | 'server-failure'
  | 'refused'
  | 'silent';
/** By name in small letters; `*` for every other one, which else does not exist. */
export type Zone = Readonly<Record<string, ZoneEntry>>;

const codes = { 'server-failure': 2, 'no-such-name': 3, refused: 5 } as const;
const types = { a: 1, cname: 5, aaaa: 28 } as const;

/** Answers A, AAAA and CNAME from a zone over UDP (RFC 1035 section 4, RFC 3596). Resolves when it listens. */
export function serveNames(address: string, zone: Zone): Promise<void> {
  const socket = createSocket('udp4');
  let turn = 0;
  socket.on('message', (message, peer) => {
    const { name, type, end } = questionOf(message);
    const entry = zone[name] ?? zone['*'] ?? 'no-such-name';
    if (entry === 'silent') return;
    const records = typeof entry === 'string' ? [] : recordsOf(entry, type, turn++);
    const head = Buffer.alloc(12);
    message.copy(head, 0, 0, 2);
    head.writeUInt16BE(0x8580 | (typeof entry === 'string' ? codes[entry] : 0), 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(records.length, 6);
    socket.send(Buffer.concat([head, message.subarray(12, end), ...records]), peer.port, peer.address);
  });
  return new Promise((resolve) => socket.bind(53, address, resolve));
}

function questionOf(message: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message.readUInt8(at); length > 0; length = message.readUInt8(at)) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 };
}

/** Several addresses take turns, as they do on the internet. */
function recordsOf(entry: Exclude<ZoneEntry, string>, type: number, turn: number): Buffer[] {
  if (type === types.cname && entry.cname) return [record(type, nameBytes(entry.cname))];
  const values = type === types.a ? entry.a : type === types.aaaa ? entry.aaaa : undefined;
  const list = values ?? [];
  const start = list.length > 0 ? turn % list.length : 0;
  return [...list.slice(start), ...list.slice(0, start)].map((one) => record(type, addressBytes(one)));
}

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 5, 0, 0]);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

const nameBytes = (name: string): Buffer =>
  Buffer.concat([
    ...name
      .split('.')
      .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')])),
    Buffer.from([0]),
  ]);

function addressBytes(address: string): Buffer {
  if (!address.includes(':')) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string) => text.split(':').filter(Boolean);
  const missing = 8 - groups(head).length - groups(tail).length;
  const every = [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail)];
  return Buffer.from(every.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
