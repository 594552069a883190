/** An expected outcome as a value; a bug throws instead. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** A good outcome. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** An expected failure, with a tagged error. */
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });
