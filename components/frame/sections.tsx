export const sections = ['Connection', 'Your network', 'Account', 'Result'] as const;
export type Section = (typeof sections)[number];

/** Where we are, in words; no numbers, because how many pages there are depends on the answers. */
export function Sections({ current }: { current: Section }) {
  const at = sections.indexOf(current);
  return (
    <nav aria-label="Sections of this check" className="no-print">
      <ol className="flex flex-wrap gap-x-3.5 gap-y-1 sm:gap-x-5 text-note">
        {sections.map((name, index) => (
          <li
            key={name}
            aria-current={index === at ? 'step' : undefined}
            className={`inline-flex items-center gap-1.5 ${index === at ? 'font-semibold text-ink' : 'text-soft'}`}
          >
            <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 shrink-0">
              {index === at ? (
                <circle cx="6" cy="6" r="5" className="fill-lamp" />
              ) : (
                <circle cx="6" cy="6" r="4" className="fill-none stroke-edge" strokeWidth="1.5" />
              )}
            </svg>
            {name}
          </li>
        ))}
      </ol>
    </nav>
  );
}
