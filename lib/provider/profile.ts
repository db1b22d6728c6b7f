import { z } from 'zod';
import { checkProfileSense } from './check-profile-sense';

/** What an FTP service promises, as data. Every number about the service lives here and nowhere else. */

const port = z.int().min(1).max(65535);
const seconds = z.int().min(1).max(86_400);
const count = z.int().min(0).max(100_000);
const line = z.string().trim().min(1).max(300);
const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be a web address such as https://example.com/list.txt' })
  .max(500);

const controlPort = z.strictObject({
  port,
  encryption: z.enum(['explicit', 'implicit']),
  role: z.enum(['default', 'alternative']),
  /** Unencrypted FTP on this port: never, only when switched on in the account, or always. */
  plain: z.enum(['never', 'if-enabled', 'always']),
  /** False: the service may or may not have it, and its absence is no fault. */
  promised: z.boolean(),
});

const addressSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('list'), addresses: z.array(z.string().max(64)).min(1).max(2000) }),
  /** One address or CIDR block per line; `path` is relative to the profile's file. */
  z.strictObject({ kind: z.literal('file'), path: z.string().min(1).max(300) }),
  z.strictObject({
    kind: z.literal('url'),
    url: webAddress,
    refreshSeconds: seconds.min(60, 'must be at least 60'),
  }),
]);

const hostPattern = z
  .string()
  .max(253)
  .regex(
    /^(\*\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/,
    'must be a name in small letters, such as ftp.example.com or *.example.com',
  );

export const profileSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,40}$/, 'must be 2 to 41 small letters, digits and hyphens, a letter first'),
    name: line,
    /** Names of the service: `*.files.com`. The first pattern that fits a host chooses the profile. */
    hostPatterns: z.array(hostPattern).max(50),
    host: z.strictObject({
      /** How a customer's host name looks, for hints: `acme.files.com`. */
      example: z.string().trim().min(1).max(253).nullable(),
      /** Connecting to a number instead of a name. */
      byAddress: z.enum(['supported', 'unsupported', 'unknown']),
      /** True: a name leads to several servers in several places, so a client should try them all. */
      severalPlaces: z.boolean(),
    }),
    controlPorts: z.array(controlPort).min(1).max(12),
    passivePorts: z.strictObject({ from: port, to: port }).nullable(),
    addresses: z.strictObject({
      source: addressSource,
      /** For people: where the newest list is. */
      listUrl: webAddress.nullable(),
      /** For people, when there is no link: the words that lead to the list. */
      whereToFind: line.nullable(),
      /** Roughly how many, when the list itself is not at hand. */
      approximateCount: count.nullable(),
    }),
    customDomain: z
      .strictObject({ dedicatedAddresses: z.int().min(1).max(64), whereToFind: line })
      .nullable(),
    timings: z.strictObject({
      timeoutSeconds: seconds,
      retries: z.int().min(0).max(100),
      retryDelaySeconds: seconds,
      idleSeconds: seconds.nullable(),
      keepaliveSeconds: seconds.nullable(),
    }),
    certificate: z.strictObject({
      sameAsWebPortal: z.boolean(),
      /** Valid, with the whole chain: no client has to allow anything insecure. */
      alwaysValid: z.boolean(),
      renewedEveryMonths: z.int().min(1).max(120).nullable(),
      ownWithCustomDomain: z.boolean(),
    }),
    activeMode: z.enum(['supported', 'refused', 'unknown']),
    account: z.strictObject({
      /** Where an administrator looks: id of the item and the words that lead there. */
      places: z
        .array(
          z.strictObject({
            id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
            title: line,
            where: z.string().trim().min(1).max(600),
          }),
        )
        .max(20),
      parallelWithSecondFactor: z.boolean(),
      webLogin: z.string().max(300).nullable(),
    }),
    contact: z.strictObject({
      email: z.string().max(200).nullable(),
      phone: z.string().max(60).nullable(),
      hours: z.string().max(200).nullable(),
      timeZone: z.string().max(60).nullable(),
    }),
    texts: z.strictObject({ welcome: z.string().max(600).nullable(), trialUrl: webAddress.nullable() }),
  })
  .superRefine((profile, context) => {
    for (const fault of checkProfileSense(profile)) context.addIssue({ code: 'custom', ...fault });
  });

export type Profile = z.infer<typeof profileSchema>;
export type ControlPort = Profile['controlPorts'][number];
