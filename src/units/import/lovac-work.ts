import type { RegisterEntry } from '../unit.ts';
import { applyEntries } from './apply-entries.ts';
import { countsOf, exampleOf } from './count-effects.ts';
import type { FileWork } from './file-work.ts';
import { countNotSeenSince } from './import-store.ts';
import { NumberTable, personNumberNumber } from './number-table.ts';
import { type PlannedEntry, planEntries, type ToldOwners } from './plan-entries.ts';
import { EACH_ITS_OWN, findLastWords, type ReadSettings, readLines, type Source } from './read-import.ts';
import { readApart } from './start-reading.ts';

/** A thread takes half a second to start: a smaller file is read where it is. */
const WORTH_A_THREAD = 2 * 1024 ** 2;

async function* linesOf(source: Source, settings: ReadSettings, eachItsOwn: boolean, size: number) {
  if (source.size >= WORTH_A_THREAD) {
    yield* readApart(source, { settings, eachItsOwn, size });
    return;
  }
  const lastWords = eachItsOwn ? EACH_ITS_OWN : await findLastWords(source, settings);
  yield* readLines(source, settings, lastWords, size);
}

/**
 * The State’s yearly file: units enter, change and are seen again. `eachItsOwn`: an earlier reading found no dwelling on
 * two lines, so that none has to look for them again.
 */
export function lovacWork(
  source: Source,
  settings: ReadSettings,
  eachItsOwn = false,
): FileWork<RegisterEntry, PlannedEntry> {
  const told: ToldOwners = new NumberTable();
  const communes = new Set<string>();
  let vintage: number | null = null;
  /** Units that the register thought vacant and that this file shows again. */
  let seenAgain = 0;
  return {
    async *lines(size) {
      yield* linesOf(source, settings, eachItsOwn, size);
    },
    async plan(d, lines) {
      const planned = await planEntries(d, lines, told);
      for (const { entry, known } of planned) {
        vintage = Math.max(vintage ?? 0, entry.vintage);
        communes.add(entry.unit.commune);
        const unit = known?.unit;
        if (unit?.vacantSince && unit.source === 'lovac' && (unit.lastVintage ?? 0) < entry.vintage)
          seenAgain += 1;
      }
      return planned;
    },
    apply: applyEntries,
    countsOf,
    leftOut: () => null,
    exampleOf,
    cellsOf: () => [],
    skip(lines) {
      for (const { entry } of lines)
        for (const { personNumber } of entry.owners)
          if (personNumber !== null) told.add(personNumberNumber(personNumber));
    },
    async summary(d) {
      const missing = vintage === null ? 0 : await countNotSeenSince(d, vintage, [...communes]);
      return { vintage, absent: Math.max(0, missing - seenAgain) };
    },
  };
}
