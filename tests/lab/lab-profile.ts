import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { SECOND_ADDRESS, SERVICE_ADDRESS, SERVICE_IPV6 } from './addresses';

const port = (number: number, encryption: 'explicit' | 'implicit') => ({
  port: number,
  encryption,
  role: number < 1024 ? 'default' : 'alternative',
  plain: encryption === 'explicit' ? 'if-enabled' : 'never',
  promised: true,
});

/** Writes a profile that promises four control ports, a passive range and its addresses. @returns its folder */
export function writeLabProfile(scratch: string): string {
  const folder = `${scratch}/profiles`;
  mkdirSync(folder, { recursive: true });
  const generic = JSON.parse(readFileSync('lib/provider/profiles/generic.json', 'utf8'));
  const profile = {
    ...generic,
    id: 'lab',
    name: 'The lab',
    controlPorts: [
      port(21, 'explicit'),
      port(990, 'implicit'),
      port(3021, 'explicit'),
      port(3990, 'implicit'),
    ],
    passivePorts: { from: 40_000, to: 50_000 },
    addresses: {
      ...generic.addresses,
      source: { kind: 'list', addresses: [SERVICE_ADDRESS, SECOND_ADDRESS, SERVICE_IPV6] },
    },
    activeMode: 'supported',
  };
  writeFileSync(`${folder}/lab.json`, JSON.stringify(profile, null, 2));
  return folder;
}
