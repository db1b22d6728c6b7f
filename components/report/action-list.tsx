import { buttonStyle } from '@/components/ui/button-style';
import type { Action, NextStep, Owner } from '@/lib/diagnosis/finding';
import { type ActionLinks, actionLink, doesSame } from './action-links';
import { ConversationLink } from './conversation-link';
import { mainAction } from './main-action';
import { TestAgain } from './test-again';

function ActionButton({ action, links, main }: { action: Action; links: ActionLinks; main: boolean }) {
  if (action.button === 'test-again' && links.testAgain) return <TestAgain links={links} main={main} />;
  const link = actionLink(action.button, links);
  if (!link) return null;
  return (
    <p className="no-print mt-3">
      <a href={link.href} className={buttonStyle[main ? 'primary' : 'secondary']}>
        {link.label}
      </a>
    </p>
  );
}

function SendOnButton({ href, main }: { href: string | undefined; main: boolean }) {
  return (
    <p className="no-print mt-3">
      <a href={href} className={buttonStyle[main ? 'primary' : 'secondary']}>
        Send this report on
      </a>
    </p>
  );
}

interface ActionListProps {
  readonly owner: Owner;
  readonly actions: readonly Action[];
  readonly links: ActionLinks;
  /** The step that has the page's main button already, above the list; null when the list has it. */
  readonly above: NextStep | null;
}

/**
 * One to three steps. One of them has the page's main button, or it stands below, unless the next step above the list
 * has it; what that button does is not offered twice.
 */
export function ActionList({ owner, actions, links, above }: ActionListProps) {
  const main = mainAction(owner, actions, links);
  const isMain = above === null;
  return (
    <>
      <ol className="mt-4 space-y-5">
        {actions.map((action, index) => (
          <li key={action.text} className="grid grid-cols-[2rem_1fr] gap-x-3">
            <span
              aria-hidden="true"
              className="grid size-8 place-items-center rounded-full border-2 border-tide font-semibold text-tide"
            >
              {index + 1}
            </span>
            <div className="max-w-read pt-0.5">
              <p className={index === 0 ? 'font-semibold' : ''}>
                {action.text} <ConversationLink text={action.text} href={links.conversation} />
              </p>
              {main?.does === 'send-on' && main.step === index ? (
                <SendOnButton href={links.sendOn} main={isMain} />
              ) : (
                !(above && doesSame(action, above)) && (
                  <ActionButton action={action} links={links} main={isMain && main?.step === index} />
                )
              )}
            </div>
          </li>
        ))}
      </ol>
      {main?.does === 'send-on' && main.step === null && (
        <div className="mt-6">
          <SendOnButton href={links.sendOn} main={isMain} />
        </div>
      )}
      {main?.does === 'test-again' && above?.id !== 'test-again' && (
        <div className="no-print mt-6">
          <p>When you have done this, see whether it works now.</p>
          <TestAgain links={links} main={isMain} />
        </div>
      )}
    </>
  );
}
