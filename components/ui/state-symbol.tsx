import type { ResultState } from '@/lib/reports/report';

/** Beside the results: a refusal that nobody minds, and tests that are not over. */
export type ShownState = ResultState | 'no-fault' | 'waiting' | 'running';

/** The colour of a state, for text and symbol. */
export const stateText: Readonly<Record<ShownState, string>> = {
  works: 'text-works',
  blocked: 'text-blocked',
  partly: 'text-partly',
  'not-tested': 'text-untested',
  'our-side': 'text-ours',
  'no-fault': 'text-soft',
  waiting: 'text-soft',
  running: 'text-lamp',
};

/** The tint a state stands on. */
export const stateTint: Readonly<Record<ResultState, string>> = {
  works: 'bg-works-tint',
  blocked: 'bg-blocked-tint',
  partly: 'bg-partly-tint',
  'not-tested': 'bg-untested-tint',
  'our-side': 'bg-ours-tint',
};

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

/** Shapes differ without colour: check mark, cross in a circle, half circle, dash, tool, ring; a broken ring waits, a lamp is lit. */
const shapes = {
  works: <path {...stroke} strokeWidth={2.6} d="m4 10.8 4 4 8-9.2" />,
  blocked: (
    <>
      <circle cx="10" cy="10" r="8" {...stroke} />
      <path {...stroke} d="m7 7 6 6m0-6-6 6" />
    </>
  ),
  partly: (
    <>
      <circle cx="10" cy="10" r="8" {...stroke} />
      <path fill="currentColor" d="M10 2a8 8 0 0 0 0 16z" />
    </>
  ),
  'not-tested': <path {...stroke} strokeWidth={2.6} d="M4.5 10h11" />,
  'our-side': (
    <path
      {...stroke}
      d="M16.8 5.4a4.4 4.4 0 0 1-5.9 5.5l-5 5.3a1.6 1.6 0 0 1-2.3-2.3l5.4-5a4.4 4.4 0 0 1 5.4-5.8L11.8 5.8l.6 2 2 .5z"
    />
  ),
  'no-fault': <circle cx="10" cy="10" r="7" {...stroke} strokeWidth={1.6} />,
  waiting: <circle cx="10" cy="10" r="4.5" {...stroke} strokeWidth={1.6} strokeDasharray="1.6 2.6" />,
  running: (
    <>
      <circle cx="10" cy="10" r="4" fill="currentColor" className="lamp-lit" />
      <circle cx="10" cy="10" r="7.6" {...stroke} strokeWidth={1.4} />
    </>
  ),
} satisfies Record<ShownState, React.ReactNode>;

/** The symbol of a state. It never stands without its word, so it is hidden from screen readers. */
export function StateSymbol({ state, className = 'size-5' }: { state: ShownState; className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={`shrink-0 ${stateText[state]} ${className}`}>
      {shapes[state]}
    </svg>
  );
}
