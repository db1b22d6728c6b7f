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

const stranger = (limit: number) => z.string().trim().max(limit);

export const answersSchema = z.strictObject({
  /** Canonical host, as the target parser gave it back. */
  host: stranger(253).optional(),
  port: z.int().min(1).max(65535).nullable().optional(),
  symptom: z.enum(symptoms).optional(),
  errorText: stranger(2000).optional(),
  client: z.enum(clients).optional(),
  encryption: z.enum(encryptions).optional(),
  /** A user name the support agent put in the link; never a password. */
  user: stranger(200).optional(),
});
export type Answers = z.infer<typeof answersSchema>;
