import { diagnose } from '@/lib/diagnosis/diagnose';
import { type Observation, observationSchema } from '@/lib/observations/observation';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { observe, reply } from '../support/observe';

/** Times one diagnosis of 10,000 observations, half of them abnormal in ways that several causes compete for. Aim: under 50 ms. */
const count = 10_000;
const aimMs = 50;
const rounds = 15;

function manyObservations(): readonly Observation[] {
  const o = observe();
  const seen: Observation[] = [];
  for (let at = 0; seen.length < count; at += 1) {
    const where = { address: `198.51.${at >> 8}.${at & 255}` };
    seen.push(
      o.connects(where),
      o.greets(where),
      o.cannotConnect('timed_out', { ...where, port: 990 }),
      o.encrypts('explicit', at % 3 === 0 ? { trustError: 'CERT_HAS_EXPIRED' } : {}, where),
      o.refusesLogin(530, `Login incorrect for attempt ${at}.`, where),
      o.passive({ ...where, port: 40_000 + (at % 10_000) }),
      o.data({ ...where, failure: 'timed_out', port: 40_000 }),
      o.transfers('upload', { ...where, reply: reply(550, `file${at}: Permission denied.`) }),
    );
  }
  // As they come out of the database: the builder's objects have a shape each, which no stored observation has.
  return seen.slice(0, count).map((one) => observationSchema.parse(JSON.parse(JSON.stringify(one))));
}

const profile = builtInProfiles.find((candidate) => candidate.id === 'files-com');
if (!profile) throw new Error('The profile for the bench is missing.');
const observations = manyObservations();
const times = Array.from({ length: rounds }, () => {
  const start = performance.now();
  const used = process.cpuUsage();
  diagnose(observations, profile);
  const { user, system } = process.cpuUsage(used);
  return { wall: performance.now() - start, cpu: (user + system) / 1000 };
});
const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const wall = middle(times.map((time) => time.wall));
/** Processor time, which a busy machine does not lengthen. */
const median = middle(times.map((time) => time.cpu));
const [first] = times;
const found = diagnose(observations, profile).findings.map((finding) => finding.cause);
console.log(
  `diagnose, ${count} observations: median ${median.toFixed(1)} ms of processor time (aim: ${aimMs} ms), ${wall.toFixed(1)} ms by the clock; the first, uncompiled, ${first?.cpu.toFixed(1)} ms`,
);
console.log(`findings: ${found.join(', ')}`);
if (median > aimMs) process.exitCode = 1;
