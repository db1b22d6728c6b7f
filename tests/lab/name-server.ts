import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';

/**
 * A name server for the lab: `node name-server.ts ADDRESS ZONE.json`, where the zone maps names to IPv4 addresses.
 * Answers A; says "no such name" for the rest. RFC 1035 section 4.
 */

const [address = '127.0.0.1', zoneFile = ''] = process.argv.slice(2);
const zone = new Map<string, string[]>(Object.entries(JSON.parse(readFileSync(zoneFile, 'utf8'))));
const socket = createSocket('udp4');

function questionOf(message: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message.readUInt8(at); length > 0; length = message.readUInt8(at)) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 };
}

socket.on('message', (message, peer) => {
  const { name, type, end } = questionOf(message);
  const known = zone.get(name);
  const addresses = type === 1 && known ? known : [];
  const head = Buffer.alloc(12);
  message.copy(head, 0, 0, 2);
  head.writeUInt16BE(0x8580 | (known ? 0 : 3), 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(addresses.length, 6);
  const records = addresses.map((one) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 5, 0, 4, ...one.split('.').map(Number)]),
  );
  socket.send(Buffer.concat([head, message.subarray(12, end), ...records]), peer.port, peer.address);
});
socket.bind(53, address, () => process.stdout.write('ready\n'));
