import { spawn } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import { printTable } from './print-table';

const limits = { times: 1.3, rssBytes: 512 * 1024 * 1024 };
const numbers = z.record(z.string(), z.number());
const outcomeSchema = z.object({
  tookMs: z.number(),
  alone: numbers,
  slowest: numbers,
  cpuMs: z.number(),
  peakRss: z.number(),
  peakDescriptors: z.number(),
  descriptorsBefore: z.number().nullable(),
  descriptorsAfter: z.number().nullable(),
  descriptorLimit: z.number().nullable(),
  loopDelayP99Ms: z.number(),
  wrong: z.number(),
  firstWrong: z.string().nullable(),
});

/**
 * Many diagnoses at once in one process: a third each of hosts that drop every packet, that are slow, and that are well.
 * Prints a table; the servers run in processes beside it, on the same processors.
 * @returns whether time, memory, descriptors and verdicts are as they should be
 */
export async function measureCrowd(total: number): Promise<boolean> {
  // A script on the command line would run again in the process that is started, and start another.
  if (process.execArgv.some((flag) => /^(-e|-p|-pe|--eval|--print)$/.test(flag)))
    throw new Error('Start this from a file.');
  const inside = path.join(import.meta.dirname, 'crowd-inside.ts');
  const child = spawn(process.execPath, [...process.execArgv, inside, String(total)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 600_000,
  });
  let printed = '';
  child.stdout.on('data', (part: Buffer) => {
    printed += part.toString();
  });
  const status = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const json = printed.split('\n').find((line) => line.startsWith('{'));
  if (status !== 0 || json === undefined) throw new Error(`The crowd ended with ${status}: ${printed}`);
  const seen = outcomeSchema.parse(JSON.parse(json));
  const slowestAlone = Math.max(...Object.values(seen.alone));
  const ratio = seen.tookMs / slowestAlone;
  console.log(
    `\n${total} diagnoses at once in one process that may open ${seen.descriptorLimit ?? '?'} descriptors:`,
  );
  printTable(
    Object.keys(seen.alone).map((kind) => ({
      kind,
      'alone, s': ((seen.alone[kind] ?? 0) / 1000).toFixed(2),
      'slowest of the crowd, s': ((seen.slowest[kind] ?? 0) / 1000).toFixed(2),
    })),
  );
  const verdicts = {
    time: ratio <= limits.times,
    memory: seen.peakRss <= limits.rssBytes,
    descriptors: seen.descriptorsAfter === seen.descriptorsBefore,
    verdicts: seen.wrong === 0,
  };
  const mark = (ok: boolean): string => (ok ? 'ok' : 'MISSED');
  printTable([
    {
      what: 'the last one, over the slowest single one',
      seen: `${(seen.tookMs / 1000).toFixed(2)} s, ${ratio.toFixed(2)} times`,
      limit: `${limits.times} times`,
      verdict: mark(verdicts.time),
    },
    {
      what: 'peak resident memory',
      seen: `${Math.round(seen.peakRss / 1024 / 1024)} MiB`,
      limit: `${limits.rssBytes / 1024 / 1024} MiB`,
      verdict: mark(verdicts.memory),
    },
    {
      what: 'open descriptors before, at the peak, after',
      seen: `${seen.descriptorsBefore}, ${seen.peakDescriptors}, ${seen.descriptorsAfter}`,
      limit: 'back to the start',
      verdict: mark(verdicts.descriptors),
    },
    {
      what: 'diagnoses that missed the truth',
      seen: `${seen.wrong}${seen.firstWrong ? `, such as ${seen.firstWrong}` : ''}`,
      limit: 'none',
      verdict: mark(verdicts.verdicts),
    },
    {
      what: 'processor time of this process, event loop held up (99th percentile)',
      seen: `${(seen.cpuMs / 1000).toFixed(1)} s, ${Math.round(seen.loopDelayP99Ms)} ms`,
      limit: '',
      verdict: '',
    },
  ]);
  return Object.values(verdicts).every(Boolean);
}
