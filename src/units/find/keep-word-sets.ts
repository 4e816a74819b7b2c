import type { Services } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { foldChunk, touchedChunks, touchedHomes } from './word-folds-store.ts';

/** Fewer homes of a chunk than these are cheaper to read beside its sets than to put into them. */
const FEW_TOUCHED = 4000;
/** Fewer still where other chunks hold many: readers look through those of all. */
const FEW_AMONG_MANY = 500;
const MANY_TOUCHED = 8000;

/** In the transaction of a work that changes many homes: keeps what every reader looks through short. */
export function foldAsOneGoes(d: Writer): void {
  const atLeast = touchedHomes(d) > MANY_TOUCHED ? FEW_AMONG_MANY : FEW_TOUCHED;
  for (const chunk of touchedChunks(d, atLeast)) foldChunk(d, chunk);
}

/** Puts what changed into the sets, a chunk a transaction, so that nobody waits long. `atLeast`: homes of a chunk, fewer can wait. */
export async function keepWordSets({ db }: Pick<Services, 'db'>, atLeast = 1): Promise<void> {
  for (const chunk of touchedChunks(db.read, atLeast)) {
    await db.tx(async (d) => foldChunk(d, chunk));
    await new Promise(setImmediate);
  }
}
