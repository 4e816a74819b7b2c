import { setImmediate } from 'node:timers/promises';
import { contextFor, type Services } from '../../context.ts';
import type { OutboxHandler } from '../../outbox/outbox-worker.ts';
import { system } from '../../shared/actor.ts';
import { DomainError } from '../../shared/errors.ts';
import type { ImportId } from '../../shared/ids.ts';
import { foldAsOneGoes } from '../find/keep-word-sets.ts';
import type { FileWork } from './file-work.ts';
import { type ImportCount, noCounts, type RejectedCellFound } from './import-report.ts';
import { sourceOfFile } from './import-settings.ts';
import {
  addChanges,
  addRejections,
  changesOfImport,
  clearRejections,
  countChanges,
  findImport,
  halfWayThrough,
  type Import,
  moveImport,
  noteProgress,
} from './import-store.ts';
import { withFile } from './open-file.ts';
import { previewFile } from './preview-file.ts';
import type { EntryLine, ReadLine } from './read-import.ts';
import { type ImportWork, journalImport } from './receive-import.ts';
import { undoChanges } from './undo-entries.ts';

/** Lines per transaction: about 100 ms, so that nobody waits for the writer long; each commit waits for the disk. */
const HANDFUL = 1000;
/** A file wrong throughout is known as such from its first cells. */
const MOST_CELLS_KEPT = 10_000;

/** The background work of an import. Each step can be begun again after a crash: it goes on where it was. */
export const lovacImport: OutboxHandler = async (services, row) => {
  const work = row.payload as ImportWork;
  const steps = { read: readStep, apply: applyStep, undo: undoStep };
  await steps[work.step](services, work.import);
};

/** Reads the file against the register and leaves the preview. Begun again, it starts afresh: nothing was changed. */
export async function readStep(services: Services, id: ImportId): Promise<void> {
  const { db } = services;
  const row = await db.tx(async (d) => {
    await clearRejections(d, id);
    await moveImport(d, id, ['waiting', 'reading'], { state: 'reading', linesDone: 0 });
    return findImport(d, id);
  });
  if (row?.state !== 'reading') return;
  let kept = 0;
  try {
    const source = await sourceOfFile(services, row.fileHash);
    const preview = await withFile(services, row, source, (work) =>
      previewFile(db.read, work, async (linesDone, cells) => {
        const shown = cells.slice(0, MOST_CELLS_KEPT - kept);
        kept += shown.length;
        await db.tx(async (d) => {
          await addRejections(d, asRows(id, shown));
          await noteProgress(d, id, { linesDone });
        });
        await setImmediate();
      }),
    );
    const { vintage, counts, examples, lines } = preview;
    await db.tx((d) =>
      moveImport(d, id, ['reading'], {
        state: 'previewed',
        vintage,
        counts,
        examples,
        linesDone: lines,
        linesTotal: lines,
      }),
    );
  } catch (error) {
    await failWhenRefused(services, id, error);
  }
}

const asRows = (importId: ImportId, cells: readonly RejectedCellFound[]) =>
  cells.map((cell) => ({ ...cell, importId }));

/** A refusal is final and shown; anything else is tried again by the worker. */
async function failWhenRefused({ db, clock }: Services, id: ImportId, error: unknown): Promise<void> {
  if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
  const failure = JSON.stringify({ code: error.code, params: error.params });
  await db.tx((d) => moveImport(d, id, ['reading'], { state: 'failed', failure, endedAt: clock() }));
}

/**
 * Writes the file into the register, a handful of lines per transaction, each with its place in the file: a crash
 * leaves whole handfuls, and the next start goes on after them. One transaction for all would hold the writer for
 * seconds.
 */
export async function applyStep(services: Services, id: ImportId): Promise<void> {
  const { db } = services;
  const row = await findImport(db.read, id);
  if (row?.state !== 'applying') return;
  if (await halfWayThrough(db.read, id)) throw new Error('Another import is half-way through the register');
  const source = await sourceOfFile(services, row.fileHash);
  const counts = countsSoFar(row);
  const opened = { ...row, eachItsOwn: row.counts.superseded === 0 };
  await withFile(services, opened, source, (work) => applyFile(services, row, work, counts));
  const ctx = contextFor(services, system('import'));
  await db.tx(async (d) => {
    await moveImport(d, id, ['applying'], { state: 'applied', endedAt: services.clock() });
    await journalImport(d, ctx, id, 'applied', { vintage: row.vintage, counts });
  });
}

async function applyFile<Entry, Planned>(
  { db, territory, clock, config }: Services,
  { id, linesDone: before }: Import,
  work: FileWork<Entry, Planned>,
  counts: Record<ImportCount, number>,
): Promise<void> {
  let linesDone = 0;
  for await (const lines of work.lines(HANDFUL)) {
    linesDone += lines.length;
    const entries = lines.filter(isEntry) as EntryLine<Entry>[];
    if (linesDone <= before) {
      work.skip(entries);
      continue;
    }
    await db.tx(async (d) => {
      const planned = await work.plan(d, entries);
      const changes = await work.apply(d, planned, { territory, now: clock(), invented: config.demo });
      await addChanges(d, id, changes);
      foldAsOneGoes(d);
      for (const count of planned.flatMap(work.countsOf)) if (isCountedAnew(count)) counts[count] += 1;
      await noteProgress(d, id, { linesDone, counts });
    });
    await setImmediate();
  }
}

const isEntry = (line: ReadLine<unknown>) => line.kind === 'entry';

const COUNTED_ANEW = ['new', 'changed', 'unchanged', 'kept', 'contradicted', 'older', 'unknown'] as const;

const isCountedAnew = (count: ImportCount): boolean => (COUNTED_ANEW as readonly string[]).includes(count);

/** What the preview counted by line stands; what is done to units is counted anew as it is done. */
function countsSoFar(row: Import): Record<ImportCount, number> {
  const counted = { ...noCounts(), ...row.counts };
  if (row.linesDone > 0) return counted;
  return { ...counted, ...Object.fromEntries(COUNTED_ANEW.map((count) => [count, 0])) };
}

const UNDO_COUNTS = { removed: 'undoRemoved', restored: 'undoRestored', kept: 'undoKept' } as const;

/** Takes back what the import did, a handful of units per transaction; those done are no longer on its list. */
export async function undoStep(services: Services, id: ImportId): Promise<void> {
  const { db, territory, clock, config } = services;
  const row = await findImport(db.read, id);
  if (row?.state !== 'undoing') return;
  const settings = { territory, now: clock(), invented: config.demo };
  const total = row.linesDone + (await countChanges(db.read, id));
  let done = row.linesDone;
  for (;;) {
    const changes = await changesOfImport(db.read, id, 0, HANDFUL);
    if (changes.length === 0) break;
    await db.tx(async (d) => {
      const counts = { ...(await findImport(d, id))?.counts };
      for (const undone of await undoChanges(d, id, changes, settings)) {
        const count = UNDO_COUNTS[undone];
        counts[count] = (counts[count] ?? 0) + 1;
      }
      foldAsOneGoes(d);
      done += changes.length;
      await noteProgress(d, id, { linesDone: done, linesTotal: total, counts });
    });
    await setImmediate();
  }
  const ctx = contextFor(services, system('import'));
  await db.tx(async (d) => {
    await moveImport(d, id, ['undoing'], { state: 'undone', endedAt: clock() });
    await journalImport(d, ctx, id, 'undone');
  });
}
