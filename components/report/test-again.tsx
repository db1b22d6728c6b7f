import { buttonStyle } from '@/components/ui/button-style';
import type { ActionLinks } from './action-links';

interface TestAgainProps {
  readonly links: ActionLinks;
  readonly main: boolean;
}

/** Starts the same tests once more; where a login was part of them, by way of the page that asks for it. */
export function TestAgain({ links, main }: TestAgainProps) {
  const style = buttonStyle[main ? 'primary' : 'secondary'];
  if (links.againWithLogin)
    return (
      <p className="no-print mt-3">
        <a href={links.againWithLogin} className={style}>
          Test again with your login
        </a>
      </p>
    );
  return (
    <form action={links.testAgain} className="no-print mt-3">
      <button type="submit" className={style}>
        Test again
      </button>
    </form>
  );
}
