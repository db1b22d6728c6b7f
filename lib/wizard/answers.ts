import { z } from 'zod';

/** What the customer told us. Everything is optional: "I do not know" is an answer, and so is silence. */

export const symptoms = [
  'cannot-connect',
  'login-refused',
  'no-listing',
  'no-transfer',
  'empty-files',
  'sometimes',
  'stops',
  'certificate',
  'slow',
  'other',
  'unknown',
] as const;
export const clients = [
  'filezilla',
  'winscp',
  'cyberduck',
  'lftp',
  'curl',
  'windows-ftp',
  'windows-explorer',
  'total-commander',
  'wsftp',
  'smartftp',
  'cuteftp',
  'rclone',
  'own-program',
  'device',
  'other',
  'unknown',
] as const;
export const encryptions = ['explicit', 'implicit', 'plain', 'unknown'] as const;

export const modes = ['passive', 'active', 'unknown'] as const;
/** For what somebody can look up or try: as it should be, not so, or nobody knows. */
export const yesOrNo = ['yes', 'no', 'unknown'] as const;
export const otherNetworkOutcomes = ['works-there', 'fails-there-too', 'not-tried'] as const;

/** Places of the account that can be answered, as many as a profile may name. */
export const ACCOUNT_LIMIT = 20;

/** UTF-16 units of a pasted error message. */
export const ERROR_TEXT_LIMIT = 2000;

/** Whether a text can be kept: PostgreSQL knows neither NUL nor halves of surrogate pairs. */
export const isKeepable = (text: string): boolean => !/[\0\p{Cs}]/u.test(text);

const stranger = (limit: number) =>
  z.string().trim().max(limit).refine(isKeepable, 'holds a character that no text can hold');

export const answersSchema = z.strictObject({
  /** Canonical host, as the target parser gave it back. */
  host: stranger(253).optional(),
  port: z.int().min(1).max(65535).nullable().optional(),
  symptom: z.enum(symptoms).optional(),
  errorText: stranger(ERROR_TEXT_LIMIT).optional(),
  client: z.enum(clients).optional(),
  encryption: z.enum(encryptions).optional(),
  mode: z.enum(modes).optional(),
  /** Whether the same login works on the web site. */
  webLogin: z.enum(yesOrNo).optional(),
  /** What became of the same connection from another network. */
  otherNetwork: z.enum(otherNetworkOutcomes).optional(),
  /** Whether the settings of the account are as they should be, by the id of the place in the profile. */
  account: z
    .record(z.string().regex(/^[a-z][a-z0-9-]{1,39}$/), z.enum(yesOrNo))
    .refine((places) => Object.keys(places).length <= ACCOUNT_LIMIT, 'has too many places')
    .optional(),
  /** A user name the support agent put in the link; never a password. */
  user: stranger(200).optional(),
});
export type Answers = z.infer<typeof answersSchema>;
