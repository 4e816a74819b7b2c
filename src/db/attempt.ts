import { sql } from 'drizzle-orm';
import type { Writer } from './database.ts';

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;
const isForeignKeyError = (error: unknown): boolean =>
  [error, (error as { cause?: unknown } | null)?.cause].some(
    (candidate) => codeOf(candidate) === 'SQLITE_CONSTRAINT_FOREIGNKEY',
  );

/**
 * Does `work` inside the transaction unless other rows refer to what it removes: then all of it is taken back and
 * false is returned. Which tables may refer to it is the schema's business, so that a new one needs no change here.
 */
export async function unlessReferredTo(d: Writer, work: () => Promise<void>): Promise<boolean> {
  d.run(sql`SAVEPOINT attempt`);
  try {
    await work();
    d.run(sql`RELEASE attempt`);
    return true;
  } catch (error) {
    d.run(sql`ROLLBACK TO attempt`);
    d.run(sql`RELEASE attempt`);
    if (isForeignKeyError(error)) return false;
    throw error;
  }
}
