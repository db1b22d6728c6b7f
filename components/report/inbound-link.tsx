/** Leads to the test whether a connection from outside gets into the customer's network. */
export function InboundLink({ href }: { href: string | undefined }) {
  if (href === undefined) return null;
  return (
    <p className="no-print mt-6 max-w-read">
      Must your program use active mode?{' '}
      <a href={href} className="inline-block py-0.5 font-medium">
        Let us call your network
      </a>{' '}
      and see whether a connection from outside gets in.
    </p>
  );
}
