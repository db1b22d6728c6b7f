import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { scriptedNetwork } from '../support/scripted-network';
import { realClock } from '../support/scripted-network-clock';
import { blackHoleAddresses, blackHoleHost, connectTimeoutMs, runBlackHole } from './black-hole-run';
import type { Measurement } from './measurement';

const limit = 1.2;

/**
 * A cable whose other end belongs to nobody: packets to the addresses arrive there and are thrown away without a word.
 * The namespace ends with its last process.
 */
const prepare = [
  'ip link set lo up',
  'ip link add near type veth peer name far',
  'ip address add 203.0.113.1/24 dev near',
  'ip link set near up',
  'ip link set far up',
  ...blackHoleAddresses.map((address) => `ip neighbour add ${address} lladdr 02:00:00:00:00:01 dev near`),
].join(' && ');

/** Eight addresses and four ports that drop every packet: with real sockets in a namespace of its own where that is possible. */
export async function measureBlackHole(): Promise<Measurement> {
  const inside = path.join(import.meta.dirname, 'black-hole-inside.ts');
  const node = [process.execPath, ...process.execArgv, inside]
    .map((part) => `'${part.replaceAll("'", "'\\''")}'`)
    .join(' ');
  const child = spawnSync('unshare', ['--net', 'sh', '-c', `${prepare} && exec ${node}`], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  const printed = /\{"tookMs":([\d.]+)\}/.exec(child.stdout ?? '')?.[1];
  if (child.status === 0 && printed) {
    return {
      what: 'black-holed host, 8 addresses x 4 ports, real sockets',
      tookMs: Number(printed),
      unavoidableMs: connectTimeoutMs,
      limit,
    };
  }
  if (process.getuid?.() === 0) throw new Error(`The namespace could not be used: ${child.stderr}`);
  console.log(
    'No network namespace can be made here (that takes root): the black hole is a scripted network without sockets.',
  );
  const network = scriptedNetwork({
    names: { [blackHoleHost]: { A: blackHoleAddresses } },
    clock: realClock,
  });
  const tookMs = await runBlackHole(network);
  return {
    what: 'black-holed host, 8 addresses x 4 ports, scripted',
    tookMs,
    unavoidableMs: connectTimeoutMs,
    limit,
  };
}
