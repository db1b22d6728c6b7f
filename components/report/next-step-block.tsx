import { buttonStyle } from '@/components/ui/button-style';
import type { NextStep } from '@/lib/diagnosis/finding';
import type { StepId } from '@/lib/diagnosis/step';
import { type ActionLinks, stepLink } from './action-links';
import { TestAgain } from './test-again';

/** What the button of each step says. */
const labels: Readonly<Record<Exclude<StepId, 'test-again'>, string>> = {
  'login-test': 'Test with your login',
  'other-network': 'Try another network',
  inside: 'Test from your network',
  evidence: "Paste your program's log",
  'web-login': 'Try the login on the web site',
  account: 'Go through the account',
  'client-settings': 'Tell us the settings',
  symptom: 'Tell us what happens',
  client: 'Name the program',
};

const labelOf = (id: string): string => (id in labels ? labels[id as keyof typeof labels] : 'Do this now');

/** What would decide what is still open, with the button that leads there; the words alone for readers who may not act. */
export function NextStepBlock({ step, links }: { step: NextStep; links: ActionLinks }) {
  const href = stepLink(step, links);
  return (
    <section
      aria-labelledby="next-step"
      className="keep mt-6 rounded-plate border border-tide bg-surface p-5 sm:p-6"
    >
      <h2 id="next-step" className="max-w-read font-semibold">
        Next: {step.sentence}
      </h2>
      {step.id === 'test-again' && links.testAgain ? (
        <TestAgain links={links} main />
      ) : (
        href && (
          <p className="no-print mt-4">
            <a href={href} className={buttonStyle.primary}>
              {labelOf(step.id)}
            </a>
          </p>
        )
      )}
    </section>
  );
}
