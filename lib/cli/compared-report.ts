import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { type Observation, observationSchema } from '@/lib/observations/observation';
import { isCustomersSide, type Vantage } from '@/lib/observations/vantage';
import { UsageError } from './usage-error';

/** Bytes of a saved report. The largest that a run can make stays far below. */
const largest = 16 * 1024 * 1024;
const mostObservations = 20_000;

/** The part of a saved report that a diagnosis rests on; findings are made anew. */
const savedReport = z.object({
  v: z.literal(1),
  host: z.string().max(260),
  observations: z.array(observationSchema).max(mostObservations),
});

/**
 * What a report saw that was saved with `--json` on the other side of the wire.
 *
 * @param host what is tested now: both reports must be about the same
 * @param vantage where this run is made; the saved one must have results from the other side
 * @throws UsageError when the file cannot be read, is no report, is about another host or was made on the same side
 */
export function readComparedReport(file: string, host: string, vantage: Vantage): readonly Observation[] {
  const read = savedReport.safeParse(parse(file, readText(file)));
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue && issue.path.length > 0 ? ` (${issue.path.join('.')}: ${issue.message})` : '';
    throw new UsageError(`${file} is not a report that "portside diagnose --json" has printed${place}.`);
  }
  const { observations } = read.data;
  if (read.data.host !== host)
    throw new UsageError(`${file} is about ${read.data.host}, and not about ${host}.`);
  const measured = observations.filter(({ kind }) => kind !== 'answer');
  if (measured.length === 0) throw new UsageError(`${file} holds no results to compare with.`);
  const here = isCustomersSide(vantage);
  if (measured.every((seen) => isCustomersSide(seen.vantage) === here))
    throw new UsageError(
      here
        ? `${file} was made on the customer's side as well. Compare with a report that was made elsewhere, without --from.`
        : `${file} was not made on the customer's side. Make it there, with --from customer.`,
    );
  return observations;
}

function readText(file: string): string {
  try {
    if (statSync(file).size > largest) throw new UsageError(`${file} is larger than ${largest} bytes.`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not JSON. Save a report with --json first.`);
  }
}

/**
 * Puts the observations of another report beside those of this run. Ids stay unique: of two answers to one question
 * the own one stays, and a result whose id is taken gets another.
 */
export function joinObservations(own: readonly Observation[], other: readonly Observation[]): Observation[] {
  const taken = new Set(own.map(({ id }) => id));
  const joined = other.flatMap((seen, index): Observation[] => {
    if (!taken.has(seen.id)) {
      taken.add(seen.id);
      return [seen];
    }
    return seen.kind === 'answer' ? [] : [{ ...seen, id: `compared/${index}/${seen.kind}` }];
  });
  return [...own, ...joined];
}
