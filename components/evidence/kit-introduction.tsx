interface KitIntroductionProps {
  readonly host: string;
  /** The page that asks about another network. */
  readonly otherNetwork: string;
  /** It exists only inside this portal. */
  readonly isPractice: boolean;
}

/** What the script is, what it sends, and what to do where it cannot be run. */
export function KitIntroduction({ host, otherNetwork, isPractice }: KitIntroductionProps) {
  return (
    <>
      <p className="mt-3 text-lead text-soft">
        We see the service from our side. A small script makes the same connections from your side, and the
        difference shows where it stops.
      </p>
      {isPractice && (
        <p className="mt-4 max-w-read rounded-plate border-l-4 border-glow bg-surface p-4">
          {host} is a practice server and exists only inside this portal, so the script cannot reach it from
          your computer. With a real server it can.
        </p>
      )}
      <h2 className="mt-6 font-semibold">What it does</h2>
      <ul className="mt-2 max-w-read list-disc space-y-1 pl-6">
        <li>
          It looks up <span className="[overflow-wrap:anywhere]">{host}</span> and connects to its ports. That
          takes about a minute.
        </li>
        <li>It installs nothing, changes nothing and needs no administrator rights.</li>
        <li>It says first what it will do, and asks before it starts and before it sends anything.</li>
      </ul>
      <h2 className="mt-5 font-semibold">What is sent to us</h2>
      <p className="mt-2 max-w-read">
        Which connections worked and which did not, the answers and certificates seen, proxy settings without
        passwords, how far the clock is off, and the address you come from. Never a user name or a password.
        It is labelled as reported by your machine, and you can remove it again.
      </p>
      <h2 className="mt-6 font-semibold">Run it on the computer where your program fails</h2>
      <p className="mt-2 max-w-read">
        Open a terminal there, paste the line, press Enter. If you cannot do that,{' '}
        <a href={otherNetwork} className="inline-block py-0.5 font-medium">
          try another network instead
        </a>
        .
      </p>
    </>
  );
}
