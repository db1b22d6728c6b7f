import type { PortSlice } from './ftp-server/passive-listener';

const passiveSize = 20;
/** Inside the passive range that profiles publish, and beyond it. */
const passiveFrom = { published: 41_000, outside: 51_000 } as const;

/** Control ports stay below the range that Linux takes outgoing ports from, 32768 on. */
const controlFrom = 31_100;
const doorsPerServer = 4;
const controlStride = 200;
const controlAttempts = 8;

/** The passive ports of the server at this place of the registry; no two servers share one. */
export const passiveSlice = (index: number, range: 'published' | 'outside'): PortSlice => {
  const from = passiveFrom[range] + index * passiveSize;
  return [from, from + passiveSize - 1];
};

/**
 * Loopback ports to try for one door, in order. The first is the same at every start; the others let several
 * sets of practice servers run on one machine.
 */
export const controlCandidates = (index: number, door: number): readonly number[] => {
  const first = controlFrom + index * doorsPerServer + door;
  return [...Array.from({ length: controlAttempts }, (_, turn) => first + turn * controlStride), 0];
};
