/** The mark: a light at the end of the quay. Decoration beside the name. */
export function HarbourLight({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={`shrink-0 ${className}`}>
      <rect width="32" height="32" rx="7" fill="#0f5361" />
      <path d="M16 9.5 30 4v11z" fill="#f4b04f" opacity=".38" />
      <circle cx="16" cy="9.5" r="3.6" fill="#f4b04f" />
      <path d="M13.6 14.6h4.8L19.9 24h-7.8z" fill="#fff" />
      <path
        d="M5 27.2c1.8-1.6 3.7-1.6 5.5 0s3.7 1.6 5.5 0 3.7-1.6 5.5 0 3.7 1.6 5.5 0"
        fill="none"
        stroke="#8fd3dd"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </svg>
  );
}
