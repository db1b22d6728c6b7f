import type { Facts } from './facts';

/** Several causes ask the same of the same facts: the answer is worked out once for each set of facts. */
export function oncePerFacts<Answer>(work: (facts: Facts) => Answer): (facts: Facts) => Answer {
  const answers = new WeakMap<Facts, { readonly answer: Answer }>();
  return (facts) => {
    const known = answers.get(facts);
    if (known) return known.answer;
    const answer = work(facts);
    answers.set(facts, { answer });
    return answer;
  };
}
