import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { recordFile, storeFile } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import { refused } from '../../shared/errors.ts';
import type { ImportId } from '../../shared/ids.ts';
import { readLovac } from '../lovac/read-lovac.ts';
import { type ImportOptions, noCounts } from './import-report.ts';
import { readSettings, roughLineCount, sourceOf } from './import-settings.ts';
import { addImport, type Import } from './import-store.ts';

export const LOVAC_IMPORT = 'lovac-import';
/** What the background is asked to do with an import. */
export type ImportStep = 'read' | 'apply' | 'undo';
export type ImportWork = { readonly import: ImportId; readonly step: ImportStep };

/**
 * Takes a LOVAC file in: kept encrypted, since it names people, then read in the background. Nothing of the register
 * changes before somebody has seen the preview and said so.
 * @throws DomainError `units.errors.notLovac` and its kin, `register.errors.importWholeTerritory`
 */
export async function receiveImport(
  ctx: Context,
  file: { readonly name: string; readonly content: Uint8Array },
  options: ImportOptions,
  { inBackground = true }: { readonly inBackground?: boolean } = {},
): Promise<Import> {
  mustCoverTerritory(ctx);
  await mustBeLovac(ctx, file.content, options);
  const stored = await storeFile(ctx, file.content, 'text/csv', { sensitive: true });
  return ctx.db.tx(async (d) => {
    await recordFile(d, ctx, stored);
    const row = await addImport(d, {
      state: 'waiting',
      fileName: file.name,
      fileHash: stored.hash,
      filters: options,
      linesTotal: roughLineCount(file.content),
      counts: noCounts(),
      madeBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
      createdAt: ctx.clock(),
    });
    await journalImport(d, ctx, row.id, 'received', { file: stored.hash });
    if (inBackground) await promiseStep(d, ctx, row, 'read');
    return row;
  });
}

/** A file of the whole territory is no business of an account limited to a few communes. */
function mustCoverTerritory({ actor }: Context): void {
  if (actor.kind === 'staff' && actor.territory !== null)
    throw refused('register.errors.importWholeTerritory');
}

async function mustBeLovac(ctx: Context, content: Uint8Array, options: ImportOptions): Promise<void> {
  const { latestVintage } = readSettings(ctx, options);
  for await (const event of readLovac(sourceOf(content)(), { latestVintage }))
    if (event.kind === 'header') return;
}

/** The same step of the same version is promised once, however often the button is pressed. */
export const promiseStep = (
  d: Writer,
  { clock }: Pick<Context, 'clock'>,
  { id, version }: Pick<Import, 'id' | 'version'>,
  step: ImportStep,
): Promise<void> =>
  promiseWork(d, clock(), {
    kind: LOVAC_IMPORT,
    payload: { import: id, step } satisfies ImportWork,
    dedupeKey: `import-${id}:${step}:${version}`,
  });

export const journalImport = (
  d: Writer,
  { actor, clock }: Pick<Context, 'actor' | 'clock'>,
  id: ImportId,
  what: string,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  appendJournal(
    d,
    { actor, now: clock() },
    { action: `import.${what}`, subject: { kind: 'import', id }, data },
  );
