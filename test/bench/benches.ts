import { diskFull } from './disk-full.ts';
import { journalTampering } from './journal-tampering.ts';
import { killWhileWriting } from './kill-while-writing.ts';
import { killedMigrations } from './killed-migrations.ts';
import { lovacImport } from './lovac-import.ts';
import { stopUnderLoad } from './stop-under-load.ts';
import type { Bench } from './support/bench.ts';
import { syncEachCommit } from './sync-each-commit.ts';

/** In the order in which they run and are listed. */
export const BENCHES: readonly Bench[] = [
  killWhileWriting,
  syncEachCommit,
  diskFull,
  killedMigrations,
  journalTampering,
  stopUnderLoad,
  lovacImport,
];
