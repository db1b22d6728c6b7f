import { buttonStyle } from '@/components/ui/button-style';
import type { Action } from '@/lib/diagnosis/finding';
import { type ActionLinks, actionLink, canPress } from './action-links';

function ActionButton({ action, links, first }: { action: Action; links: ActionLinks; first: boolean }) {
  const style = buttonStyle[first ? 'primary' : 'secondary'];
  if (action.button === 'test-again' && links.testAgain)
    return (
      <form action={links.testAgain} className="no-print mt-3">
        <button type="submit" className={style}>
          Test again
        </button>
      </form>
    );
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

/** One to three steps. The first that can be taken here has the page's button; failing that, the report is sent on. */
export function ActionList({ actions, links }: { actions: readonly Action[]; links: ActionLinks }) {
  const first = actions.findIndex((action) => canPress(action, links));
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
              <p className={index === 0 ? 'font-semibold' : ''}>{action.text}</p>
              <ActionButton action={action} links={links} first={index === first} />
            </div>
          </li>
        ))}
      </ol>
      {first < 0 && links.sendOn && (
        <p className="no-print mt-5">
          <a href={links.sendOn} className={buttonStyle.primary}>
            Send this report on
          </a>
        </p>
      )}
    </>
  );
}
