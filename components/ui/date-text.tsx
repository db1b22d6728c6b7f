const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** A point in time with its zone. @param iso ISO date; text that is none is shown as it is */
export function DateText({ iso }: { iso: string }) {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return <time dateTime={at.toISOString()}>{format.format(at)} UTC</time>;
}
