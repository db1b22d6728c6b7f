import { headers } from 'next/headers';
import type { ReactNode } from 'react';

/** The dialog library adds a style element of its own; here it finds the nonce without which the browser refuses that. */
export default async function SupportLayout({ children }: { children: ReactNode }) {
  const policy = (await headers()).get('content-security-policy') ?? '';
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  return (
    <>
      <meta property="csp-nonce" content={nonce} />
      {children}
    </>
  );
}
