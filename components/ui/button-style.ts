const base =
  'inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-plate border px-5 py-2 text-center font-semibold no-underline';

/** One look for buttons and links that act as one. A page has a single `primary`. */
export const buttonStyle = {
  primary: `${base} border-transparent bg-tide text-on-tide hover:bg-tide-deep hover:text-on-tide`,
  secondary: `${base} border-edge bg-surface text-ink hover:border-tide hover:text-tide`,
  quiet:
    'inline-flex min-h-11 cursor-pointer items-center gap-2 font-medium text-tide underline underline-offset-4 hover:text-tide-deep',
} as const;
