import { z } from 'zod';
import { causeIds } from '@/lib/diagnosis/cause-id';

const portSchema = z.number().int().min(1).max(65535);

/**
 * What a running set of practice servers tells the rest of the portal: the start page shows titles and
 * summaries, the try-out's dialer maps documentation addresses to loopback ports and trusts `caPem` for
 * these targets alone. Plain data, so that pages and processes can exchange it.
 */
export const practiceTableSchema = z.object({
  /** The root that signed the trusted practice certificates; made anew at every start. */
  caPem: z.string().max(8192),
  servers: z
    .array(
      z.object({
        /** Kebab case; also the file name of the definition. */
        id: z.string().regex(/^[a-z0-9-]{1,40}$/),
        /** A name below `practice.test`. No name server knows it. */
        host: z.string().regex(/^[a-z0-9-]{1,40}\.practice\.test$/),
        /** A documentation address (RFC 5737), one per server. */
        address: z.ipv4(),
        title: z.string().max(80),
        /** One sentence for the start page. */
        summary: z.string().max(200),
        /** What a customer would tell support. */
        symptom: z.string().max(200),
        /** The cause a diagnosis must name. */
        expectedCause: z.enum(causeIds),
        /** The port to enter with the host name; null when the name alone is enough. */
        port: portSchema.nullable(),
        login: z.object({ user: z.string().max(64), password: z.string().max(64) }).nullable(),
        /** Wizard answers that belong to the example, by question. */
        answers: z.record(z.string().max(40), z.string().max(200)),
        /** Public control port -> loopback port. A public port that is not here is closed. */
        ports: z.record(z.string().regex(/^\d{1,5}$/), portSchema),
        /** First and last passive port; the same numbers on loopback as announced. */
        passive: z.tuple([portSchema, portSchema]),
      }),
    )
    .max(200),
});

export type PracticeTable = z.infer<typeof practiceTableSchema>;
