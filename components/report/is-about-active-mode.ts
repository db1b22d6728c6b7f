import type { CauseId } from '@/lib/diagnosis/cause-id';
import type { Finding } from '@/lib/diagnosis/finding';

const causes: ReadonlySet<CauseId> = new Set(['active-mode-blocked', 'active-address-private']);

/** Whether a finding is about connections that the service makes to the customer. */
export const isAboutActiveMode = ({ cause }: Finding): boolean => causes.has(cause);
