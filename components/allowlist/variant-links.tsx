import type { Variant } from '@/lib/allowlist/policy';

const words: Readonly<Record<Variant, { title: string; hint: string }>> = {
  standard: { title: 'The whole service', hint: 'Ask for this first' },
  'alternate-port': { title: 'Other ports only', hint: 'If the usual command ports are not allowed' },
  'custom-domain': { title: 'Own domain', hint: 'Few dedicated addresses instead of a long list' },
};

interface VariantLinksProps {
  readonly base: string;
  readonly offered: readonly Variant[];
  readonly current: Variant;
}

/** Ways to ask for less. */
export function VariantLinks({ base, offered, current }: VariantLinksProps) {
  if (offered.length < 2) return null;
  return (
    <nav aria-label="What to ask for" className="no-print mt-6">
      <ul className="grid gap-2 sm:grid-cols-3">
        {offered.map((variant) => (
          <li key={variant}>
            <a
              href={variant === 'standard' ? base : `${base}?variant=${variant}`}
              aria-current={variant === current ? 'page' : undefined}
              className={`block h-full rounded-plate border px-4 py-2.5 no-underline ${
                variant === current
                  ? 'border-tide bg-sunken text-ink ring-1 ring-tide hover:text-ink'
                  : 'border-line bg-surface text-ink hover:border-edge hover:text-ink'
              }`}
            >
              <span className="block font-semibold">{words[variant].title}</span>
              <span className="block text-note text-soft">{words[variant].hint}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
