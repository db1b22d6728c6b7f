'use client';

import { PlainPage } from '@/components/frame/plain-page';
import { buttonStyle } from '@/components/ui/button-style';

/** Our own trouble, in plain words. The reference leads to the entry in our log. */
export default function PageError({ error }: { error: Error & { digest?: string } }) {
  return (
    <PlainPage heading="We could not show this page">
      <div className="mt-3 space-y-3 text-lead text-soft">
        <p>Something went wrong on our side. That says nothing about your network.</p>
        <p>Your answers and results are kept. Try again in a minute.</p>
        {error.digest && (
          <p>
            If it happens again, tell us this reference: <code className="text-ink">{error.digest}</code>
          </p>
        )}
      </div>
      <p className="mt-8">
        <button type="button" onClick={() => window.location.reload()} className={buttonStyle.primary}>
          Try again
        </button>
      </p>
    </PlainPage>
  );
}
