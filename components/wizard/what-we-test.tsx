const rungs = [
  ['The name', 'Does it lead to the right addresses?'],
  ['The command connection', 'Does every port answer, and is it an FTP server?'],
  ['The encryption', 'Can it be agreed, and is the certificate right?'],
  ['The data connection', 'Can lists and files pass, or is something in between?'],
  ['The login', 'Only if you want: is it accepted, and does a small file arrive whole?'],
] as const;

/** What a run looks at, in its order. */
export function WhatWeTest() {
  return (
    <ol className="relative space-y-5 border-l-2 border-edge pl-6">
      {rungs.map(([title, question]) => (
        <li key={title} className="relative">
          <svg viewBox="0 0 16 16" aria-hidden="true" className="absolute -left-[2.05rem] top-1.5 size-4">
            <circle cx="8" cy="8" r="6.5" className="fill-paper stroke-edge" strokeWidth="2" />
            <circle cx="8" cy="8" r="3" className="fill-glow" />
          </svg>
          <h3 className="font-semibold">{title}</h3>
          <p className="text-note text-soft">{question}</p>
        </li>
      ))}
    </ol>
  );
}
