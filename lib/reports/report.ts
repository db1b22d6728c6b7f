import type { Finding, NextStep, Owner } from '@/lib/diagnosis/finding';
import type { TranscriptLine } from '@/lib/ftp/transcript';
import type { NotTestedReason, Observation } from '@/lib/observations/observation';

/** The five states of everything shown. */
export type ResultState = 'works' | 'blocked' | 'partly' | 'not-tested' | 'our-side';

export interface GridCell {
  readonly state: ResultState;
  /** The word beside the symbol: "works", "refused", "no answer", "not tested". */
  readonly word: string;
  /** False for what works and for what nobody promised: a refusal that calls for no explanation. */
  readonly fault: boolean;
  readonly observations: readonly string[];
}

export interface GridColumn {
  readonly port: number;
  readonly encryption: 'explicit' | 'implicit' | 'plain';
  readonly label: string;
}

export interface GridRow {
  readonly address: string;
  readonly cells: readonly GridCell[];
}

export interface ResultLine {
  readonly state: ResultState;
  readonly question: string;
  readonly sentence: string;
  /** "from our network" and so on. */
  readonly vantage: string;
  /** False for what works and for what nobody promised: a refusal that calls for no explanation. */
  readonly fault: boolean;
  readonly observations: readonly string[];
}

export interface NotTestedLine {
  readonly check: string;
  readonly question: string;
  readonly where: string | null;
  readonly reason: NotTestedReason;
  /** Why, and what would test it: plain words. */
  readonly sentence: string;
}

export interface CertificateView {
  readonly name: string;
  readonly issuer: string;
  readonly altNames: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly fingerprint: string;
  readonly version: string;
  readonly cipher: string;
  readonly sameAsWebPortal: boolean | null;
  readonly seenAt: readonly string[];
}

export interface TranscriptView {
  /** "ftp.example.net (192.0.2.1) port 21". */
  readonly title: string;
  readonly lines: readonly TranscriptLine[];
}

export interface Verdict {
  readonly state: ResultState;
  readonly finding: Finding;
  readonly ownerLabel: string;
  readonly owner: Owner;
}

/** Findings and observations arranged for a reader. Serialisable; the API and the CLI print it as it is. */
export interface Report {
  readonly v: 1;
  readonly host: string;
  readonly port: number | null;
  readonly profile: { readonly id: string; readonly name: string };
  /** ISO; null while the first run is still going. */
  readonly finishedAt: string | null;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly nextStep: NextStep | null;
  /** "How we know": at most five. */
  readonly proof: readonly ResultLine[];
  readonly results: readonly ResultLine[];
  readonly grid: { readonly columns: readonly GridColumn[]; readonly rows: readonly GridRow[] };
  readonly notTested: readonly NotTestedLine[];
  readonly certificates: readonly CertificateView[];
  readonly transcripts: readonly TranscriptView[];
  readonly observations: readonly Observation[];
}
