import { DomainError } from '../shared/errors.ts';

/** A rule that says no is shown on the form it comes from (422); anything else stays an error. */
export async function refusalOf(deed: () => Promise<unknown>): Promise<DomainError | null> {
  try {
    await deed();
    return null;
  } catch (error) {
    if (error instanceof DomainError && (error.kind === 'refused' || error.kind === 'invalid')) return error;
    throw error;
  }
}
