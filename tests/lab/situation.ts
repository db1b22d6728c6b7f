import type { CauseId } from '@/lib/diagnosis/cause-id';
import type { Owner } from '@/lib/diagnosis/finding';
import type { Behaviour } from '@/lib/practice/ftp-server/behaviour';
import type { MiddleboxKind } from './agent/middlebox';
import type { Zone } from './agent/name-server';
import type { CertificateKind } from './certificates';
import type { ServerPlan } from './servers/server-plan';

/** What differs from five hosts that can all reach each other. Rules are nftables lines. */
export interface NetworkPlan {
  /** In the internet's forward chain. */
  readonly router?: string;
  /** In the customer's firewall, before everything else: running connections are hit as well. */
  readonly firewall?: string;
  /** In the customer's firewall, before the destination is looked up. */
  readonly firewallPre?: string;
  /** In the customer's firewall, before its usual address translation. */
  readonly uplinks?: string;
  /** The customer's firewall reads FTP (nf_conntrack_ftp) and rewrites it. */
  readonly helper?: boolean;
  /** In the service's input chain. */
  readonly service?: string;
  readonly servicePre?: string;
  /** Somebody stands between port 21 and the service: on the customer's path, or right before the service. */
  readonly middlebox?: { readonly at: 'customer' | 'service'; readonly kind: MiddleboxKind };
  /** Lines of the customer machine's hosts file. */
  readonly hostsFile?: string;
  readonly ip?: readonly {
    readonly at: 'router' | 'firewall' | 'customer' | 'service';
    readonly line: string;
  }[];
  /** Kernel settings of the customer's firewall. */
  readonly sysctl?: readonly string[];
  /** Public ports of a practice server, set by the lab. */
  readonly practicePorts?: readonly number[];
  /** Whose packets reach the practice server; everybody's when left out. */
  readonly practiceFor?: string;
}

export type ServerSpec = Omit<ServerPlan, 'certificate'> & { readonly certificate?: CertificateKind };

/** A practice server for what real ones cannot do: how it differs from a healthy one. */
export interface PracticeSpec extends Partial<Omit<Behaviour, 'certificate'>> {
  /** First port of its passive range; 64 follow. */
  readonly passiveFrom?: number;
}

/** Connections that somebody else holds open all the time. */
export interface Holders {
  readonly from: 'customer' | 'router';
  readonly count: number;
}

export const groups = ['healthy', 'name', 'control', 'middle', 'tls', 'data', 'account', 'files'] as const;

/** One network with one true cause, and what each vantage should make of it. */
export interface Situation {
  readonly id: string;
  readonly group: (typeof groups)[number];
  /** Real servers, all on the service's host. */
  readonly servers?: readonly ServerSpec[];
  readonly practice?: PracticeSpec;
  readonly network?: NetworkPlan;
  readonly holders?: Holders;
  /** What the name servers say. Left out, both say that the host has the service's first address. */
  readonly names?: { readonly public?: Zone; readonly customer?: Zone };
  /** The test account's home: `full` has used up more than Pure-FTPd's quota, `foreign` belongs to somebody else. */
  readonly home?: 'full' | 'foreign';
  /** What is typed; the host's name when left out. */
  readonly host?: string;
  readonly profile?: 'generic' | 'lab';
  readonly password?: string;
  /** Words of the command line on both sides, such as `--answer`. */
  readonly words?: readonly string[];
  /** Settings of the product on the customer's side. */
  readonly customerSettings?: Readonly<Record<string, string>>;
  /** Words on the customer's side alone. */
  readonly customerWords?: readonly string[];
  /** Also what takes minutes. */
  readonly thorough?: boolean;
  /** The truth. */
  readonly cause: CauseId;
  /** Who may be said to have to act. */
  readonly owner: Owner | readonly Owner[];
  /** Further faults of the same network, which both sides together must name as well. */
  readonly also?: readonly CauseId[];
  /** What the portal alone may name first; the true cause when left out. */
  readonly portalAlone?: readonly CauseId[];
  /** Part of the short run. */
  readonly representative?: boolean;
}
