/** Facts beside an event. Never put a password, a key or a whole conversation here. */
type Fields = Readonly<Record<string, unknown>>;

type Level = 'info' | 'warn' | 'error';

/** Format characters and line separators, which JSON leaves as they are and which would disguise a line. */
const DISGUISES = /[\p{Cf}\u007f-\u009f\u2028\u2029]/gu;

const escaped = (sign: string) =>
  sign
    .split('') // by UTF-16 unit, as JSON escapes them
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

function plain(value: unknown): unknown {
  if (!(value instanceof Error)) return typeof value === 'bigint' ? String(value) : value;
  return { name: value.name, message: value.message, stack: value.stack, cause: plain(value.cause) };
}

/** One log line: a JSON object with time, level, event and fields; stranger's text cannot leave its field. */
export function logLine(level: Level, event: string, fields: Fields = {}, at = new Date()): string {
  const entry = { at: at.toISOString(), level, event, ...fields };
  return JSON.stringify(entry, (_key, value) => plain(value)).replace(DISGUISES, escaped);
}

const write = (level: Level) => (event: string, fields?: Fields) => {
  process.stdout.write(`${logLine(level, event, fields)}\n`);
};

/**
 * Writes one JSON line to standard output; the supervisor stores it and shows errors on the terminal.
 * The event is a short fixed name such as `run_finished`; what varies belongs into the fields.
 */
export const log = { info: write('info'), warn: write('warn'), error: write('error') };
