import type { CauseId } from '@/lib/diagnosis/cause-id';
import type { Behaviour } from './ftp-server/behaviour';

/**
 * One deliberately broken server: what is said about it, and how it differs from a healthy one.
 * One file per server in `servers/`, one line per server in `registry.ts`.
 */
export type PracticeServer = {
  /** Kebab case, equal to the file name. */
  readonly id: string;
  readonly host: `${string}.practice.test`;
  /** A documentation address (RFC 5737), used by no other practice server. */
  readonly address: `192.0.2.${number}`;
  readonly title: string;
  /** What is broken, in one sentence for the start page. */
  readonly summary: string;
  /** What a customer would notice and tell support. */
  readonly symptom: string;
  /** What a diagnosis must name. */
  readonly expectedCause: CauseId;
  /** Only where the example must be entered with a port. */
  readonly port?: number;
  /** The login that belongs to the example; null where no login can ever be reached. */
  readonly login: { readonly user: string; readonly password: string } | null;
  /** Wizard answers that belong to the example. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Differences from `healthyBehaviour`. */
  readonly behaviour: Partial<Behaviour>;
};
