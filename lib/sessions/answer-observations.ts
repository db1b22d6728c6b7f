import type { Observation } from '@/lib/observations/observation';
import type { Answers } from '@/lib/wizard/answers';

/** What the customer told us, as observations like everything else. "I do not know" is no observation. */
export function answerObservations(answers: Answers, at: Date): Observation[] {
  const told: Readonly<Record<string, string | undefined>> = {
    symptom: answers.symptom,
    'error-text': answers.errorText,
    client: answers.client,
    encryption: answers.encryption,
    port: answers.port?.toString(),
  };
  return Object.entries(told).flatMap(([question, value]) => {
    if (value === undefined || value === '' || value === 'unknown') return [];
    return [
      {
        v: 1 as const,
        id: `answer/${question}`,
        kind: 'answer' as const,
        vantage: { kind: 'customer' as const, network: 'customer' },
        at: at.toISOString(),
        target: null,
        elapsedMs: null,
        failure: null,
        detail: null,
        question,
        value,
      },
    ];
  });
}
