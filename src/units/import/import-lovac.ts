import type { Context } from '../../context.ts';
import type { ImportId } from '../../shared/ids.ts';
import { DEFAULT_LOVAC_FILTERS, type LovacFilters } from '../lovac/lovac-filters.ts';
import { applyImport } from './decide-import.ts';
import { rememberedChoices } from './import-heading-store.ts';
import {
  type FilteredOut,
  type ImportCounts,
  type ImportOptions,
  type ImportState,
  noCounts,
  type RejectedCellFound,
} from './import-report.ts';
import { sourceOf } from './import-settings.ts';
import { findImport, rejectionsOf } from './import-store.ts';
import { lookAtFile } from './look-at-file.ts';
import { applyStep, readStep } from './lovac-import-job.ts';
import { withFile } from './open-file.ts';
import { previewFile } from './preview-file.ts';
import { receiveImport } from './receive-import.ts';

export type ImportLovacOptions = {
  readonly filters?: Partial<LovacFilters>;
  /** Vintage of lines that state none. */
  readonly vintage?: number;
  /** Says what would be done and does nothing. */
  readonly dryRun?: boolean;
};
export type ImportLovacReport = {
  /** Null for a dry run. */
  readonly import: ImportId | null;
  readonly state: ImportState;
  readonly vintage: number | null;
  readonly lines: number;
  readonly counts: ImportCounts;
  readonly filteredOut: FilteredOut;
  readonly cells: readonly RejectedCellFound[];
};

const EVERY_CELL = 1_000_000;

/**
 * Imports a file from beginning to end, without waiting for anybody's word: for the terminal. The import can
 * be seen and undone on screen like any other. @throws DomainError those of `receiveImport`
 */
export async function importLovac(
  ctx: Context,
  file: { readonly name: string; readonly content: Uint8Array },
  { filters = {}, vintage, dryRun = false }: ImportLovacOptions = {},
): Promise<ImportLovacReport> {
  const options = { ...DEFAULT_LOVAC_FILTERS, ...filters, fallbackVintage: vintage ?? null };
  if (dryRun) return dryRunOf(ctx, file.content, options);
  const { id } = await receiveImport(ctx, file, options, { inBackground: false });
  await readStep(ctx, id);
  await applyImport(ctx, id, { inBackground: false });
  await applyStep(ctx, id);
  const row = await findImport(ctx.db.read, id);
  const cells = await rejectionsOf(ctx.db.read, id, EVERY_CELL);
  return {
    import: id,
    state: row?.state ?? 'failed',
    vintage: row?.vintage ?? null,
    lines: row?.linesDone ?? 0,
    counts: { ...noCounts(), ...row?.counts },
    filteredOut: row?.examples?.filteredOut ?? {},
    cells: cells.map(({ importId: _, ...cell }) => cell as RejectedCellFound),
  };
}

async function dryRunOf(ctx: Context, sent: Uint8Array, filters: ImportOptions): Promise<ImportLovacReport> {
  const cells: RejectedCellFound[] = [];
  const remembered = await rememberedChoices(ctx.db.read);
  const { content, fit } = await lookAtFile(sent, remembered);
  const opened = { kind: fit.kind, filters, choices: remembered[fit.kind] ?? {} };
  const preview = await withFile(ctx, opened, sourceOf(content), (work) =>
    previewFile(ctx.db.read, work, async (_lines, found) => {
      cells.push(...found);
    }),
  );
  const { vintage, lines, counts, examples } = preview;
  return {
    import: null,
    state: 'previewed',
    vintage,
    lines,
    counts,
    filteredOut: examples.filteredOut,
    cells,
  };
}
