import { measureBlackHole } from './black-hole';
import { measureCrowd } from './crowd';
import { comparePeers } from './peers';

/*
 * What the checks cost, in one run: beside scripts of other tools on a healthy server behind a delay; on a host that drops
 * every packet, which costs one connect timeout for all its addresses and ports together; and a thousand times at once.
 * Exits with 1 when a limit is missed.
 */

const crowd = 1_000;

const peersFine = await comparePeers();
const { what, tookMs, unavoidableMs, limit } = await measureBlackHole();
const ratio = tookMs / unavoidableMs;
const holeFine = ratio <= limit;
console.log(
  `\n${what}: ${Math.round(tookMs)} ms, unavoidable ${Math.round(unavoidableMs)} ms, ratio ${ratio.toFixed(2)} (at most ${limit}) ${holeFine ? 'ok' : 'MISSED'}`,
);
const crowdFine = await measureCrowd(crowd);
process.exitCode = peersFine && holeFine && crowdFine ? 0 : 1;
