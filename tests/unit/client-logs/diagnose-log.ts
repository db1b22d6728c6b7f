import { readLog } from '@/lib/client-logs/read-log';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';

export const readAt = '2026-03-01T10:00:00.000Z';

/** Reads a log of the test; throws where it says nothing. */
export function reading(text: string) {
  const read = readLog(text, readAt, 'log');
  if (!read.ok) throw new Error(`The log could not be read: ${read.reason}`);
  return read.value;
}

/** The program and the causes that are named for a log, by the profile for every service. */
export function diagnosed(text: string) {
  const profile = builtInProfiles.find(({ id }) => id === 'generic');
  if (!profile) throw new Error('The profile for every service is missing.');
  const { reader, observations } = reading(text);
  const { findings } = diagnose(observations, profile);
  return { reader, cause: findings[0].cause, confidence: findings[0].confidence, findings };
}
