import { buttonStyle } from '@/components/ui/button-style';
import type { Action, Owner } from '@/lib/diagnosis/finding';
import { type ActionLinks, actionLink } from './action-links';
import { ConversationLink } from './conversation-link';
import { mainAction } from './main-action';

function TestAgain({ start, style }: { start: () => Promise<void>; style: string }) {
  return (
    <form action={start} className="no-print mt-3">
      <button type="submit" className={style}>
        Test again
      </button>
    </form>
  );
}

function ActionButton({ action, links, main }: { action: Action; links: ActionLinks; main: boolean }) {
  const style = buttonStyle[main ? 'primary' : 'secondary'];
  if (action.button === 'test-again' && links.testAgain)
    return <TestAgain start={links.testAgain} style={style} />;
  const link = actionLink(action.button, links);
  if (!link) return null;
  return (
    <p className="no-print mt-3">
      <a href={link.href} className={style}>
        {link.label}
      </a>
    </p>
  );
}

interface ActionListProps {
  readonly owner: Owner;
  readonly actions: readonly Action[];
  readonly links: ActionLinks;
}

/** One to three steps, one of them with the page's main button; where none has it, it stands below. */
export function ActionList({ owner, actions, links }: ActionListProps) {
  const main = mainAction(owner, actions, links);
  const mainStep = typeof main === 'object' ? main?.step : undefined;
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
              <ActionButton action={action} links={links} main={index === mainStep} />
            </div>
          </li>
        ))}
      </ol>
      <div className="ml-11">
        {main === 'send-on' && (
          <p className="no-print mt-4">
            <a href={links.sendOn} className={buttonStyle.primary}>
              Send this report on
            </a>
          </p>
        )}
        {main === 'test-again' && links.testAgain && (
          <TestAgain start={links.testAgain} style={buttonStyle.primary} />
        )}
      </div>
    </>
  );
}
