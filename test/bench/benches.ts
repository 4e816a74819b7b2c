import { diskFull } from './disk-full.ts';
import { killWhileWriting } from './kill-while-writing.ts';
import { lovacImport } from './lovac-import.ts';
import type { Bench } from './support/bench.ts';
import { syncEachCommit } from './sync-each-commit.ts';

/** In the order in which they run and are listed. */
export const BENCHES: readonly Bench[] = [killWhileWriting, syncEachCommit, diskFull, lovacImport];
