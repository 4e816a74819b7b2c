import { conflict } from '../shared/errors.ts';

/** A save that changed no row met a newer version: somebody else was first. */
export function mustHaveSaved(result: { changes: number }, code = 'web.errors.changedMeanwhile'): void {
  if (result.changes === 0) throw conflict(code);
}
