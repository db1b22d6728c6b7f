/** Something the person typed cannot be used; the message says what to type instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
