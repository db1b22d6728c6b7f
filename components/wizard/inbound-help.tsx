const outcomes = [
  ['It answers', 'Connections from outside get in on this port. Active mode can work on it.'],
  [
    'It is refused',
    'The call arrives, and nothing takes it: no program waits on this port, or a firewall turns it away.',
  ],
  [
    'No answer',
    'The call is swallowed on the way: usually a firewall, or a router that does not pass this port on to your computer.',
  ],
] as const;

/** What to do before we call, whom we call, and what the three outcomes mean. */
export function InboundHelp({ address }: { address: string }) {
  return (
    <>
      <ol className="mt-5 list-decimal space-y-2 pl-6">
        <li>Open a port on your router or firewall, and have it passed on to your computer.</li>
        <li>
          Let something wait on that port: your FTP program while it lists a folder in active mode, or any
          listener. Without one even an open port looks closed.
        </li>
        <li>Enter the port below. We connect once, read and send nothing, and close at once.</li>
      </ol>
      <p className="mt-5">
        We will call{' '}
        <strong className="font-mono font-semibold [overflow-wrap:anywhere]" data-called>
          {address}
        </strong>
        , the address that you come from. It cannot be changed here, so that nobody has us call others.
      </p>
      <h2 className="mt-6 font-semibold">What the outcome means</h2>
      <dl className="mt-2 space-y-2">
        {outcomes.map(([name, meaning]) => (
          <div key={name} className="sm:grid sm:grid-cols-[8rem_1fr] sm:gap-x-4">
            <dt className="font-medium">{name}</dt>
            <dd className="text-note text-soft">{meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
