import type { Answers } from '@/lib/wizard/answers';

/** One troubleshooting link as an agent sees it. The token itself is shown once, when the link is made. */
export interface AgentLinkView {
  readonly id: string;
  readonly profile: string;
  readonly answers: Answers;
  readonly note: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly state: 'open' | 'expired' | 'revoked';
  /** Sessions started from it. */
  readonly started: number;
  readonly finished: number;
}
