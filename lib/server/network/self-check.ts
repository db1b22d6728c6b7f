import { connect } from 'node:net';
import { parseAddress } from '@/lib/net/address';
import { classifyAddress, refusedBlocks } from '@/lib/net/address-class';
import { refuseLookup } from './node-dial';

const oldest = [20, 19];

/**
 * Proves at start what outgoing connections rely on: a runtime that is new enough, our own address table, and that
 * Node hands every host that is not an address to our refusing lookup instead of the system's. Throws otherwise,
 * so that the process does not start. Node's own `blockList` option is not relied upon anywhere.
 */
export async function checkNetworkRuntime(version: string = process.versions.node): Promise<void> {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < (oldest[0] ?? 0) || (major === oldest[0] && minor < (oldest[1] ?? 0))) {
    throw new Error(`Node.js ${oldest.join('.')} or newer is needed, this is ${version}.`);
  }
  for (const block of refusedBlocks) {
    const address = parseAddress(block.slice(0, block.indexOf('/')));
    if (!address || classifyAddress(address).public)
      throw new Error(`The address table does not refuse ${block}.`);
  }
  for (const host of ['localhost', '0', '127.1', '2130706433']) {
    if (!(await isRefused(host)))
      throw new Error(`Node.js would connect to ${host} although lookups are refused.`);
  }
}

/** True when connecting to a text that is no address ends in our own lookup. The port is never reached. */
function isRefused(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    let asked = false;
    const socket = connect({
      host,
      port: 9,
      lookup: (...question) => {
        asked = true;
        refuseLookup(...question);
      },
    });
    const done = (refused: boolean) => {
      socket.destroy();
      resolve(refused);
    };
    socket.once('error', () => done(asked));
    socket.once('connect', () => done(false));
  });
}
