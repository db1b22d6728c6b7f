/** An expected answer to a request: a value, or one reason out of a closed list. Bugs are thrown instead. */
export type Result<T, R> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: R };

export const success = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const refusal = <R>(reason: R): { readonly ok: false; readonly reason: R } => ({ ok: false, reason });
