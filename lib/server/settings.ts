import { existsSync } from 'node:fs';
import { z } from 'zod';
import { parseAddress } from '@/lib/net/address';
import { classifyAddress, documentationPrefixes } from '@/lib/net/address-class';
import { containsAddress } from '@/lib/net/cidr';
import { type Lab, readLab } from '@/lib/server/lab';

/** Everything an operator can set. Each variable is described once, beside its check, in `VARIABLES`. */
export type Settings = {
  readonly port: number;
  readonly host: string;
  /** Undefined until the supervisor has started the built-in database and handed its address on. */
  readonly databaseUrl: string | undefined;
  /** Public address without a trailing slash; undefined while nothing is configured. */
  readonly publicUrl: string | undefined;
  readonly profilesFolder: string | undefined;
  /** Undefined unless the lab setting is on. */
  readonly lab: Lab | undefined;
  /** Addresses of resolvers; empty means those of the system. */
  readonly resolvers: readonly string[];
  /** Ports on which a service may connect back to this machine; null where it cannot. */
  readonly activePorts: { readonly from: number; readonly to: number } | null;
  /** Addresses by which this machine is reached from outside, canonical, at most one per family. */
  readonly publicAddresses: readonly string[];
  readonly network: string;
  /** How many reverse proxies of ours stand in front of the web process. */
  readonly trustedProxies: number;
  readonly dataFolder: string;
  readonly workers: number;
  /** Undefined in the supervisor before it has read or made the secret; see `requireSecret`. */
  readonly secret: string | undefined;
  /** JSON text of the table of practice servers; only the supervisor sets it. */
  readonly practice: string | undefined;
  /** Nothing is configured: practice servers run, and every page says "try-out". */
  readonly tryOut: boolean;
};

const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `must be a whole number from ${low} to ${high}`)
    .transform(Number)
    .refine((value) => value >= low && value <= high, `must be a whole number from ${low} to ${high}`);

const url = (protocols: readonly string[], example: string) =>
  z
    .string()
    .max(2048)
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must look like ${example}`,
    );

const words = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));

/** IANA's dynamic ports (RFC 6335 section 6): nobody else is expected there. */
const dynamicPorts = { from: 49_152, to: 65_535 };

const portRange = z
  .string()
  .regex(/^\d{4,5}-\d{4,5}$/, 'must look like 50100-50199')
  .transform((text) => {
    const [from = 0, to = 0] = text.split('-').map(Number);
    return { from, to };
  })
  .refine(
    ({ from, to }) => from >= 1024 && from <= to && to <= 65535,
    'must be ports from 1024 to 65535, the lower one first',
  );

const ownAddresses = words.transform((list, context) => {
  const read = list.map((text) => parseAddress(text));
  const families = read.flatMap((address) => address?.family ?? []);
  const problem = read.includes(null)
    ? 'must be addresses such as 198.41.0.4, 2001:503:ba3e::2:30'
    : families.length !== new Set(families).size
      ? 'must have at most one IPv4 and one IPv6 address'
      : null;
  if (problem === null) return read.flatMap((address) => address ?? []);
  context.addIssue({ code: 'custom', message: problem });
  return z.NEVER;
});

const VARIABLES = z.object({
  /** Port of the web pages. */
  PORT: wholeNumber(1, 65535).default(3000),
  /** Address the web pages listen on; 0.0.0.0 for every network card. */
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]{1,253}$/, 'must be an address or a host name of this machine')
    .default('127.0.0.1'),
  /** Your own PostgreSQL; unset, a private one runs in the data folder. */
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/name').optional(),
  /** Public address of the portal; setting it ends the try-out. */
  PORTSIDE_URL: url(['http:', 'https:'], 'https://portside.example.com')
    .refine((text) => !URL.canParse(text) || new URL(text).pathname === '/', 'must have no path')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  /** Folder of your own provider profiles, beside the built-in ones. */
  PORTSIDE_PROFILES: z.string().max(4096).optional(),
  /** Opens documentation address ranges and names under .test, and nothing else. */
  PORTSIDE_LAB: z
    .string()
    .max(4096)
    .transform((text, context) => {
      const lab = readLab(text);
      if (typeof lab !== 'string') return lab;
      context.addIssue({ code: 'custom', message: lab });
      return z.NEVER;
    })
    .optional(),
  /** Addresses of the name servers to ask; unset, those of the system. */
  PORTSIDE_RESOLVERS: words
    .refine(
      (list) => list.every((one) => /^[0-9a-fA-F.:[\]]{2,60}$/.test(one)),
      'must be a list of addresses',
    )
    .default([]),
  /** Ports on which services may connect back to this machine (active mode); the firewall in front lets them in. */
  PORTSIDE_ACTIVE_PORTS: portRange.optional(),
  /** The public addresses by which this machine is reached, when it has only inner ones itself. */
  PORTSIDE_PUBLIC_ADDRESSES: ownAddresses.default([]),
  /** A worker's name for the network in which it stands. */
  PORTSIDE_NETWORK: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be small letters, digits and hyphens, at most 40')
    .default('main'),
  /** How many reverse proxies of your own stand in front; 0 means none is believed. */
  PORTSIDE_TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  /** Folder for the built-in database, the logs and the secret. */
  PORTSIDE_DATA: z.string().min(1).max(4096).default('.data'),
  /** How many probe workers run on this machine. */
  PORTSIDE_WORKERS: wholeNumber(0, 64).default(2),
  /** Signs cookies and seals what passes between processes; unset, one is made in the data folder. */
  PORTSIDE_SECRET: z.string().min(32, 'must have at least 32 characters').max(1024).optional(),
  /** Internal: set by the supervisor for its children. */
  PORTSIDE_PRACTICE: z.string().max(65536).optional(),
});

/** What one variable alone does not show. */
const CHECKED = VARIABLES.superRefine((read, context) => {
  for (const address of read.PORTSIDE_PUBLIC_ADDRESSES) {
    const found = classifyAddress(address);
    const inLab = documentationPrefixes.some((prefix) => containsAddress(prefix, address));
    if (found.public || (read.PORTSIDE_LAB && inLab)) continue;
    const message = `must be public addresses: ${found.reason}`;
    context.addIssue({ code: 'custom', path: ['PORTSIDE_PUBLIC_ADDRESSES'], message });
  }
});

/**
 * Reads and checks every setting.
 *
 * @param env variables by name; an empty text counts as not set
 * @throws one error that lists every problem, one per line
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const result = CHECKED.safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new Error(`These settings cannot be used:\n${problems.join('\n')}`);
  }
  const read = result.data;
  return {
    port: read.PORT,
    host: read.HOST,
    databaseUrl: read.DATABASE_URL,
    publicUrl: read.PORTSIDE_URL,
    profilesFolder: read.PORTSIDE_PROFILES,
    lab: read.PORTSIDE_LAB,
    resolvers: read.PORTSIDE_RESOLVERS,
    activePorts: read.PORTSIDE_ACTIVE_PORTS ?? (read.PORTSIDE_URL === undefined ? dynamicPorts : null),
    publicAddresses: read.PORTSIDE_PUBLIC_ADDRESSES.map(({ text }) => text),
    network: read.PORTSIDE_NETWORK,
    trustedProxies: read.PORTSIDE_TRUSTED_PROXIES,
    dataFolder: read.PORTSIDE_DATA,
    workers: read.PORTSIDE_WORKERS,
    secret: read.PORTSIDE_SECRET,
    practice: read.PORTSIDE_PRACTICE,
    tryOut: read.PORTSIDE_URL === undefined && read.PORTSIDE_LAB === undefined,
  };
}

let remembered: Settings | undefined;

/** The settings of this process, read once. Throws as `readSettings` does. */
export function settings(): Settings {
  remembered ??= readSettings(process.env);
  return remembered;
}

/** Reads `.env` in the current folder, where there is one; what is set already stays. */
export function loadEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Replaces settings of this process that were found out only after its start. */
export function adoptSettings(found: { readonly databaseUrl: string; readonly secret: string }): void {
  process.env.DATABASE_URL = found.databaseUrl;
  process.env.PORTSIDE_SECRET = found.secret;
  remembered = undefined;
}

/**
 * Variables for a process started by this one.
 *
 * @param extra what is added or replaced; `undefined` takes a variable away
 * @param only names that are handed on; everything when left out
 */
export function childEnvironment(
  extra: Readonly<Record<string, string | undefined>>,
  only: readonly string[] = Object.keys(process.env),
): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(only.map((name) => [name, process.env[name]]));
  return { ...kept, ...extra } as NodeJS.ProcessEnv;
}

/** Whether `npm` started this process, which then stands between it and the terminal. */
export const startedByNpm = (): boolean => process.env.npm_lifecycle_event !== undefined;

/** The server secret. Throws when the process was not started by the supervisor and no secret is set. */
export function requireSecret(): string {
  const { secret } = settings();
  if (!secret) throw new Error('PORTSIDE_SECRET is not set. `npm start` makes one and hands it on.');
  return secret;
}
