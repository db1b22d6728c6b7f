'use client';

import './globals.css';
import PageError from './error';

/** Stands in for the whole page when even its frame could not be made. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <PageError error={error} />
      </body>
    </html>
  );
}
