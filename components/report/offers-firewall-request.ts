import type { CauseId } from '@/lib/diagnosis/cause-id';
import type { Finding } from '@/lib/diagnosis/finding';
import type { Report } from '@/lib/reports/report';

/** With these nothing is known to be wrong at the service, and the customer's firewall is what to look at next. */
const nextIsFirewall: ReadonlySet<CauseId> = new Set(['no-problem-found', 'inconclusive']);

const asksFirewall = (finding: Finding): boolean =>
  !finding.advice &&
  (finding.owner === 'firewall' || finding.actions.some(({ button }) => button === 'firewall-request'));

/** Whether a request to the firewall team makes sense with this report. */
export const offersFirewallRequest = ({ verdict, findings }: Pick<Report, 'verdict' | 'findings'>): boolean =>
  nextIsFirewall.has(verdict.finding.cause) || [verdict.finding, ...findings].some(asksFirewall);
