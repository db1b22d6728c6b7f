import { z } from 'zod';
import { parseAddress } from '@/lib/net/address';

/** The lines of a result, one shape for each word that a line may begin with. Everything else is refused. */

const text = z.string().max(400);
const address = z.string().refine((value) => parseAddress(value) !== null);
const addresses = z
  .string()
  .max(800)
  .transform((value) => (value === '-' ? [] : value.split(',')))
  .pipe(z.array(address).max(12));
const number = (most: number) =>
  z
    .string()
    .regex(/^(0|[1-9]\d{0,11})$/)
    .transform(Number)
    .pipe(z.int().max(most));
const port = number(65_535).pipe(z.int().min(1));
/** Milliseconds; null where the tools of that machine cannot measure them. */
const time = z.union([z.literal('-').transform(() => null), number(600_000)]);
const mode = z.enum(['explicit', 'implicit']);
const fingerprint = z.string().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
const orNone = <S extends z.ZodType<unknown>>(schema: S) =>
  z.union([z.literal('-').transform(() => null), schema]);

const connected = z.enum([
  'open',
  'refused',
  'timed-out',
  'reset',
  'no-route',
  'no-network',
  'forbidden',
  'failed',
]);
const said = z.enum(['text', 'silent', 'closed', 'reset']);

const line = <W extends string, F extends readonly [z.ZodType, ...z.ZodType[]]>(word: W, fields: F) =>
  z.object({ word: z.literal(word), fields: z.tuple(fields) });

const kitLine = z.discriminatedUnion('word', [
  line('order', [text]),
  line('network', [text]),
  line('tool', [text, text, text]),
  line('hosts', [addresses]),
  line('name', [z.enum(['found', 'not-found', 'no-address', 'timed-out', 'refused', 'failed']), addresses]),
  line('tcp', [address, port, connected, time]),
  line('greet', [address, port, said, time, text]),
  line('auth', [address, port, said, time, text]),
  line('tls', [
    address,
    port,
    mode,
    z.enum([
      'ok',
      'timed-out',
      'not-tls',
      'version',
      'cipher',
      'alert',
      'reset',
      'closed',
      'refused',
      'failed',
      'not-offered',
    ]),
    orNone(z.string().regex(/^[A-Za-z0-9.]{3,16}$/)),
    orNone(z.string().regex(/^[A-Za-z0-9_-]{3,64}$/)),
    orNone(number(999)),
    number(99),
    orNone(fingerprint),
  ]),
  line('cert', [fingerprint, z.string().regex(/^[A-Za-z0-9+/]{64,16000}={0,2}$/)]),
  line('sample', [address, port, connected, time]),
  line('control', [
    z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/),
    port,
    z.enum(['same-port', 'web', 'high-port']),
    connected,
    time,
  ]),
  line('burst', [address, port, number(50), number(50)]),
  line('packet', [address, number(9000), z.enum(['passed', 'lost', 'too-large'])]),
  line('clock', [
    z.enum(['portal', 'service']),
    number(99_999_999_999),
    z.string().regex(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/),
  ]),
  line('proxy', [z.enum(['environment', 'system', 'none']), text]),
  line('public', [z.enum(['4', '6']), address]),
  line('session', [z.enum(['passive-list', 'passive-upload', 'active-list']), address, port, mode]),
  line('sent', [text]),
  line('got', [text]),
  line('note', [text]),
  line('bytes', [z.string().regex(/^\d{1,12} \d{1,12}$/)]),
  line('done', [number(255)]),
  line('untested', [
    z.enum([
      'name-resolution',
      'tls-handshake',
      'clock-offset',
      'public-address',
      'packet-size',
      'connection-burst',
      'certificate-trust',
      'login',
    ]),
    z.enum(['no-tool', 'not-asked', 'needs-earlier', 'out-of-time']),
  ]),
]);

export type KitLine = z.output<typeof kitLine>;
export type KitWord = KitLine['word'];
export type KitLineOf<W extends KitWord> = Extract<KitLine, { word: W }>;
export type Connected = z.output<typeof connected>;

const words: ReadonlySet<string> = new Set(kitLine.options.map((option) => option.shape.word.value));

/** @returns null for a line of an unknown kind, `false` for one whose values are not what its kind allows */
export function readKitLine([word = '', ...fields]: readonly string[]): KitLine | null | false {
  if (!words.has(word)) return null;
  const parsed = kitLine.safeParse({ word, fields });
  return parsed.success && parsed.data;
}
