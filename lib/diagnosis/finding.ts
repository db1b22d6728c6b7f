import type { CauseId } from './cause-id';

/** Who must act. */
export const owners = ['firewall', 'client-user', 'dns', 'site-admin', 'provider', 'nobody'] as const;
export type Owner = (typeof owners)[number];

/** Derived, never typed: certain = nothing speaks against it and the evidence cannot mean anything else. */
export const confidences = ['certain', 'likely', 'possible'] as const;
export type Confidence = (typeof confidences)[number];

export interface EvidenceLine {
  /** Ids of the observations it rests on. */
  readonly observations: readonly string[];
  readonly speaks: 'for' | 'against';
  /** One sentence: what was seen, from where. */
  readonly sentence: string;
}

export interface Action {
  /** Imperative, one step. */
  readonly text: string;
  /** Where the portal offers a button for it. */
  readonly button:
    | 'firewall-request'
    | 'test-again'
    | 'test-with-login'
    | 'use-port'
    | 'contact-provider'
    | 'web-login'
    | null;
}

/** What would decide what is still open. */
export interface NextStep {
  readonly kind: 'check' | 'question' | 'kit' | 'log';
  /** Check id, wizard step id, and so on. */
  readonly id: string;
  /** What the person does, in one sentence. */
  readonly sentence: string;
  /** What it would separate. */
  readonly decides: readonly CauseId[];
}

export interface Finding {
  readonly cause: CauseId;
  readonly confidence: Confidence;
  /** Why we are that sure: one sentence. */
  readonly certaintyReason: string;
  readonly owner: Owner;
  /** At most 25 words, no codes: what is wrong, by whom, seen from where. */
  readonly headline: string;
  readonly evidence: readonly EvidenceLine[];
  /** One to three, most useful first. */
  readonly actions: readonly Action[];
  readonly nextStep: NextStep | null;
  /** True for tips that are no fault. */
  readonly advice: boolean;
  /** True when it was our side that could not measure: it says nothing about service or customer. */
  readonly ourSide: boolean;
}

/** Findings in order of weight: the first one is the verdict. There always is one. */
export interface Diagnosis {
  readonly findings: readonly [Finding, ...Finding[]];
  readonly nextStep: NextStep | null;
}
