import { z } from 'zod';
import { argumentFault } from '@/lib/ftp/command';
import { targetTextLimit } from '@/lib/net/parse-target';
import { inboundPorts } from '@/lib/net/target-policy';
import { answersSchema } from '@/lib/wizard/answers';
import { evidenceLimits } from './evidence/evidence';

/** What may come in from outside, for the pages and for the API alike. Unknown fields are refused. */

/** Answers as a person gives them; the host is given as a target and read by the target parser. */
export const givenAnswersSchema = answersSchema.omit({ host: true, port: true });

/** `target` is what people paste: a name, an address, `host:port`, an ftp URL. */
const targetText = z.string().max(targetTextLimit + 1);

export const createSessionSchema = z.strictObject({
  profile: z.string().max(60).optional(),
  /** Token of a troubleshooting link. */
  link: z.string().max(200).optional(),
  target: targetText.optional(),
  answers: givenAnswersSchema.optional(),
});
export type CreateSessionInput = z.infer<typeof createSessionSchema>;

export const saveAnswersSchema = givenAnswersSchema.extend({ target: targetText.optional() });
export type SaveAnswersInput = z.infer<typeof saveAnswersSchema>;

/** What an FTP command can carry; refused here already, before a run is made for it. */
const commandArgument = z
  .string()
  .refine((text) => argumentFault(text) === null, 'cannot contain line breaks or control characters');

export const startRunSchema = z
  .strictObject({
    /** Ids of checks; everything when left out. */
    checks: z
      .array(z.string().regex(/^[a-z0-9-]{1,64}$/))
      .min(1)
      .max(50)
      .optional(),
    login: z
      .strictObject({ user: commandArgument.min(1).max(200), password: commandArgument.max(500) })
      .optional(),
    /** Calls this port instead, on the address that the request comes from; nothing else is tested. */
    inboundPort: z.int().min(inboundPorts.from).max(inboundPorts.to).optional(),
  })
  .refine(
    ({ inboundPort, checks, login }) =>
      inboundPort === undefined || (checks === undefined && login === undefined),
    { path: ['inboundPort'], error: 'stands alone: leave out checks and login' },
  );
export type StartRunInput = z.infer<typeof startRunSchema>;

/** UTF-16 units of a name that a person gives to what they bring in. */
const pieceName = z.string().max(120);

/** Kinds of evidence that can be added from outside. */
const evidenceKinds = [
  z.strictObject({ kind: z.literal('answers'), answers: saveAnswersSchema }),
  z.strictObject({
    kind: z.literal('client-log'),
    text: z.string().max(evidenceLimits.log),
    name: pieceName.optional(),
  }),
  z.strictObject({ kind: z.literal('kit'), text: z.string().max(evidenceLimits.kit) }),
] as const;

const namesOfKinds = evidenceKinds.map(({ shape }) => shape.kind.value).join(', ');

export const evidenceSchema = z.discriminatedUnion('kind', evidenceKinds, {
  error: (issue) =>
    issue.code === 'invalid_union' ? `accepted kinds of evidence are: ${namesOfKinds}` : undefined,
});
