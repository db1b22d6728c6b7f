import type { Answers } from '@/lib/wizard/answers';
import { nextStep } from '@/lib/wizard/step-order';

/** Address of the page that comes next: the first open question, or all answers to look at. */
export const nextPage = (id: string, answers: Answers): string =>
  `/check/${id}/${nextStep({ answers })?.id ?? 'answers'}`;
