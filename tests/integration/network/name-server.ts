import { createSocket } from 'node:dgram';

/** What the server says to one question: records, a response code, or nothing at all. */
export type Answer =
  | { readonly A?: readonly string[]; readonly AAAA?: readonly string[]; readonly CNAME?: string }
  | { readonly code: number }
  | 'silent';

const typeNames: Readonly<Record<number, 'A' | 'CNAME' | 'AAAA'>> = { 1: 'A', 5: 'CNAME', 28: 'AAAA' };

/** A name server on loopback (RFC 1035 section 4) that answers as told and remembers what it was asked. */
export async function startNameServer(answer: (name: string) => Answer) {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (message, from) => {
    const { name, end } = readName(message);
    const type = typeNames[message.readUInt16BE(end)] ?? 'A';
    asked.push(`${type} ${name}`);
    const said = answer(name);
    if (said === 'silent') return;
    const question = message.subarray(12, end + 4);
    const records = 'code' in said ? [] : recordsFor(said, type);
    const header = Buffer.alloc(12);
    message.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8180 | ('code' in said ? said.code : 0), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(records.length, 6);
    socket.send(Buffer.concat([header, question, ...records]), from.port, from.address);
  });
  await new Promise<void>((resolve) => {
    socket.bind(0, '127.0.0.1', resolve);
  });
  return {
    server: `127.0.0.1:${socket.address().port}`,
    asked,
    stop: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
}

function recordsFor(
  said: Exclude<Answer, 'silent' | { code: number }>,
  type: 'A' | 'AAAA' | 'CNAME',
): Buffer[] {
  if (type === 'CNAME') return said.CNAME === undefined ? [] : [record(5, writeName(said.CNAME))];
  if (type === 'A') return (said.A ?? []).map((text) => record(1, Buffer.from(text.split('.').map(Number))));
  return (said.AAAA ?? []).map((hex) => record(28, Buffer.from(hex, 'hex')));
}

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

const writeName = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`, 'latin1')),
    Buffer.alloc(1),
  ]);

function readName(message: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}
