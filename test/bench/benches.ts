import { backupUnderLoad } from './backup-under-load.ts';
import { bundles } from './bundles.ts';
import { casesCost } from './cases.ts';
import { diskFull } from './disk-full.ts';
import { dpeFuzz } from './dpe-fuzz.ts';
import { dpeReal } from './dpe-real.ts';
import { energyCost } from './energy-cost.ts';
import { energyFuzz } from './energy-fuzz.ts';
import { grants } from './grants.ts';
import { hostileWords } from './hostile-words.ts';
import { journalTampering } from './journal-tampering.ts';
import { killWhileWriting } from './kill-while-writing.ts';
import { killedMigrations } from './killed-migrations.ts';
import { lettersCost } from './letters.ts';
import { lovacImport } from './lovac-import.ts';
import { mailCuts } from './mail-cuts.ts';
import { pageCost } from './page-cost.ts';
import { pdfCost } from './pdf-cost.ts';
import { simulation } from './simulation.ts';
import { stopUnderLoad } from './stop-under-load.ts';
import type { Bench } from './support/bench.ts';
import { syncEachCommit } from './sync-each-commit.ts';
import { timeZones } from './time-zones.ts';

/** In the order in which they run and are listed. */
export const BENCHES: readonly Bench[] = [
  killWhileWriting,
  syncEachCommit,
  diskFull,
  backupUnderLoad,
  killedMigrations,
  journalTampering,
  mailCuts,
  stopUnderLoad,
  hostileWords,
  timeZones,
  lovacImport,
  pageCost,
  casesCost,
  energyCost,
  energyFuzz,
  dpeFuzz,
  dpeReal,
  bundles,
  pdfCost,
  grants,
  simulation,
  lettersCost,
];
