export function BackLink({ href, children = 'Back' }: { href: string; children?: string }) {
  return (
    <a href={href} className="no-print inline-flex min-h-11 items-center gap-1.5 text-note font-medium">
      <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 fill-none stroke-current" strokeWidth="2">
        <path d="M8 1.5 3.5 6 8 10.5" />
      </svg>
      {children}
    </a>
  );
}
