import type { ShownState } from '@/components/ui/state-symbol';
import type { Confidence, Owner } from '@/lib/diagnosis/finding';

export const certaintyWord: Readonly<Record<Confidence, string>> = {
  certain: 'Certain',
  likely: 'Likely',
  possible: 'Possible',
};

export const ownerWord: Readonly<Record<Owner, string>> = {
  firewall: 'Your firewall team',
  'client-user': 'You, in your program',
  dns: 'Your DNS administrator',
  'site-admin': 'The administrator of your site',
  provider: 'The service',
  nobody: 'Nobody',
};

/** The word beside a state's symbol where nothing more exact is known. */
export const stateWord: Readonly<Record<ShownState, string>> = {
  works: 'Works',
  blocked: 'Blocked',
  partly: 'Partly',
  'not-tested': 'Not tested',
  'our-side': 'Our side',
  'no-fault': 'No fault',
  waiting: 'Waiting',
  running: 'Testing',
};
