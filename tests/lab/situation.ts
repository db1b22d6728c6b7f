import type { CauseId } from '@/lib/diagnosis/cause-id';
import type { Owner } from '@/lib/diagnosis/finding';
import type { ServerPlan } from './servers/server-plan';

/** One network with one true cause, and what the portal's own probing should name. */
export interface Situation {
  readonly id: string;
  readonly group: 'healthy' | 'name' | 'control' | 'tls' | 'data' | 'account';
  readonly servers: readonly (Omit<ServerPlan, 'certificate'> & {
    readonly certificate?: 'expired' | 'wrong-name';
  })[];
  /** nftables lines in the router's forward chain. */
  readonly rules?: string;
  /** Addresses the name has; the service's first one when left out. */
  readonly addresses?: readonly string[];
  /** What is typed; the name when left out. */
  readonly host?: string;
  readonly password?: string;
  readonly cause: CauseId;
  readonly owner: Owner;
}
