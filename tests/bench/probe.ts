import { measureBlackHole } from './black-hole';
import { measureDelay } from './delay';

/*
 * How long the checks take against what cannot be avoided: a host that drops every packet costs one connect timeout
 * for all its addresses and ports together, and a healthy host behind a delay costs little more than its round trips.
 * Exits with 1 when a limit is missed.
 */

const measurements = [...(await measureDelay()), await measureBlackHole()];
for (const { what, tookMs, unavoidableMs, limit } of measurements) {
  const ratio = tookMs / unavoidableMs;
  const verdict = ratio <= limit ? 'ok' : 'MISSED';
  console.log(
    `${what}: ${Math.round(tookMs)} ms, unavoidable ${Math.round(unavoidableMs)} ms, ratio ${ratio.toFixed(2)} (at most ${limit}) ${verdict}`,
  );
}
process.exitCode = measurements.every(({ tookMs, unavoidableMs, limit }) => tookMs / unavoidableMs <= limit)
  ? 0
  : 1;
