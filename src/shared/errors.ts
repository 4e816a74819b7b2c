/**
 * A refusal the software foresaw. `code` is an i18n key under `errors.*`, `params` fill its placeholders;
 * `web/errors.ts` alone turns `kind` into an HTTP status.
 */
export type ErrorKind = 'invalid' | 'not-found' | 'forbidden' | 'conflict' | 'refused' | 'unavailable';

export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(kind: ErrorKind, code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(`${kind}: ${code}`);
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.params = params;
  }
}

export const notFound = (code: string, params = {}): DomainError =>
  new DomainError('not-found', code, params);
export const forbidden = (code = 'forbidden', params = {}): DomainError =>
  new DomainError('forbidden', code, params);
/** Somebody else changed it first, or it is already done. */
export const conflict = (code: string, params = {}): DomainError => new DomainError('conflict', code, params);
/** A rule says no (a guard of the workflow, an exhausted envelope…). */
export const refused = (code: string, params = {}): DomainError => new DomainError('refused', code, params);
export const invalid = (code: string, params = {}): DomainError => new DomainError('invalid', code, params);

/** A refusal that whoever filled in a form can put right there; the others are pages of their own. */
export const isForForm = (error: unknown): error is DomainError =>
  error instanceof DomainError && ['refused', 'invalid', 'conflict'].includes(error.kind);

export function mustExist<T>(value: T | null | undefined, code: string, params = {}): T {
  if (value === null || value === undefined) throw notFound(code, params);
  return value;
}
