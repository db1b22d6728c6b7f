import type { StepId } from '@/lib/diagnosis/step';

/**
 * The page of each step that a diagnosis may ask for. Each of them comes back to the report. A new run has no page: it
 * starts with a press.
 */
export function stepPages(id: string): Readonly<Partial<Record<StepId, string>>> {
  const page = (step: string) => `/check/${id}/${step}?from=report`;
  return {
    symptom: page('symptom'),
    client: page('client'),
    'client-settings': page('client-settings'),
    evidence: `/check/${id}/evidence`,
    'web-login': page('web-login'),
    account: page('account'),
    'other-network': page('other-network'),
    inside: `/check/${id}/inside`,
    'login-test': `/check/${id}/login-test`,
  };
}
