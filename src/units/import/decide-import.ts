import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { conflict, mustExist, refused } from '../../shared/errors.ts';
import type { ImportId } from '../../shared/ids.ts';
import { type ImportOptions, type ImportState, noCounts } from './import-report.ts';
import { findImport, type Import, laterApplied, moveImport } from './import-store.ts';
import { journalImport, promiseStep } from './receive-import.ts';

/** Looks at the file again with other filters. */
export const refilterImport = (ctx: Context, id: ImportId, options: ImportOptions): Promise<void> =>
  decide(ctx, id, ['previewed', 'failed'], async (d, row) => {
    const changes = { filters: options, linesDone: 0, counts: noCounts(), examples: null, failure: null };
    await move(d, row, 'waiting', changes);
    await promiseStep(d, ctx, { id, version: row.version + 1 }, 'read');
    await journalImport(d, ctx, id, 'refiltered', { filters: options });
  });

/** Lets the file into the register, in the background. Pressed twice, it starts once. */
export const applyImport = (
  ctx: Context,
  id: ImportId,
  { inBackground = true }: { readonly inBackground?: boolean } = {},
): Promise<void> =>
  decide(ctx, id, ['previewed'], async (d, row) => {
    await move(d, row, 'applying', { linesDone: 0 });
    if (inBackground) await promiseStep(d, ctx, { id, version: row.version + 1 }, 'apply');
    await journalImport(d, ctx, id, 'accepted', { vintage: row.vintage, counts: row.counts });
  });

/** Puts a previewed file aside: nothing was changed, nothing will be. */
export const dropImport = (ctx: Context, id: ImportId): Promise<void> =>
  decide(ctx, id, ['mapping', 'previewed', 'failed'], async (d, row) => {
    await move(d, row, 'dropped', { endedAt: ctx.clock() });
    await journalImport(d, ctx, id, 'dropped');
  });

/**
 * Takes back everything an import did, in the background; what people did since stays. The latest one first:
 * an earlier one lies under it.
 */
export const undoImport = (ctx: Context, id: ImportId): Promise<void> =>
  decide(ctx, id, ['applied'], async (d, row) => {
    const later = await laterApplied(d, id);
    if (later) throw refused('register.errors.undoLaterFirst', { later: later.id });
    await move(d, row, 'undoing', { linesDone: 0 });
    await promiseStep(d, ctx, { id, version: row.version + 1 }, 'undo');
    await journalImport(d, ctx, id, 'undo-asked');
  });

/** A decision on an import that stands in one of the states `from`, in one transaction. @throws DomainError conflict */
export function decide(
  ctx: Context,
  id: ImportId,
  from: readonly ImportState[],
  work: (d: Writer, row: Import) => Promise<void>,
): Promise<void> {
  return ctx.db.tx(async (d) => {
    const row = mustExist(await findImport(d, id), 'web.error.404.text');
    if (!from.includes(row.state)) throw conflict('register.errors.importMovedOn');
    await work(d, row);
  });
}

/** Moves it on. @throws DomainError conflict when it has moved meanwhile */
export async function move(
  d: Writer,
  row: Import,
  state: ImportState,
  changes: Omit<Parameters<typeof moveImport>[3], 'state'>,
): Promise<void> {
  if (!(await moveImport(d, row.id, [row.state], { ...changes, state })))
    throw conflict('register.errors.importMovedOn');
}
