import { PlainPage } from '@/components/frame/plain-page';
import { buttonStyle } from '@/components/ui/button-style';

/** The same for what never was, what ended, what was revoked, and what this browser may not open. */
export default function NotFound() {
  return (
    <PlainPage heading="This page cannot be opened">
      <div className="mt-3 space-y-3 text-lead text-soft">
        <p>The address is not right, or the link has ended.</p>
        <p>
          If somebody sent you the link, ask for a new one. A check you began yourself opens in the same
          browser.
        </p>
      </div>
      <p className="mt-8">
        <a href="/" className={buttonStyle.primary}>
          Start a new check
        </a>
      </p>
    </PlainPage>
  );
}
