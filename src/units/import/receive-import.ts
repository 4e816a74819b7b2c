import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { recordFile, storeFile } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import { invalid, refused } from '../../shared/errors.ts';
import { foldHeading } from '../../shared/fold-heading.ts';
import type { ImportId } from '../../shared/ids.ts';
import type { HeadingChoices } from '../lovac/lovac-columns.ts';
import { rememberedChoices } from './import-heading-store.ts';
import { type HeadingSeen, type ImportOptions, noCounts } from './import-report.ts';
import { roughLineCount } from './import-settings.ts';
import { addImport, type Import } from './import-store.ts';
import { lookAtFile } from './look-at-file.ts';

export const LOVAC_IMPORT = 'lovac-import';
/** What the background is asked to do with an import. */
export type ImportStep = 'read' | 'apply' | 'undo';
export type ImportWork = { readonly import: ImportId; readonly step: ImportStep };

/**
 * Takes a file in: kept encrypted, since it names people, then read in the background. Nothing of the register
 * changes before somebody has seen the preview and said so; a file whose headings say too little waits for that first.
 * @throws DomainError `register.errors.importUnknownFile`, `.importWholeTerritory`, those of `lookAtFile`
 */
export async function receiveImport(
  ctx: Context,
  file: { readonly name: string; readonly content: Uint8Array },
  options: ImportOptions,
  { inBackground = true }: { readonly inBackground?: boolean } = {},
): Promise<Import> {
  mustCoverTerritory(ctx);
  const remembered = await rememberedChoices(ctx.db.read);
  const { content, sheet, headings, fit } = await lookAtFile(file.content, remembered);
  const isComplete = fit.missing.length === 0;
  if (!isComplete && !inBackground)
    throw invalid('register.errors.importMissingColumns', { missing: fit.missing.join(', ') });
  const stored = await storeFile(ctx, content, 'text/csv', { sensitive: true });
  return ctx.db.tx(async (d) => {
    await recordFile(d, ctx, stored);
    const row = await addImport(d, {
      state: isComplete ? 'waiting' : 'mapping',
      fileName: file.name,
      fileHash: stored.hash,
      kind: fit.kind,
      sheet,
      headings: [...headings],
      choices: choicesHere(headings, remembered[fit.kind] ?? {}),
      filters: options,
      linesTotal: roughLineCount(content),
      counts: noCounts(),
      madeBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
      createdAt: ctx.clock(),
    });
    await journalImport(d, ctx, row.id, 'received', { file: stored.hash, kind: fit.kind });
    if (inBackground && isComplete) await promiseStep(d, ctx, row, 'read');
    return row;
  });
}

/** What was said of the headings that this file has. */
export function choicesHere(headings: readonly HeadingSeen[], choices: HeadingChoices): HeadingChoices {
  const here = new Set(headings.map(({ heading }) => foldHeading(heading)));
  return Object.fromEntries(Object.entries(choices).filter(([heading]) => here.has(heading)));
}

/** A file of the whole territory is no business of an account limited to a few communes. */
function mustCoverTerritory({ actor }: Context): void {
  if (actor.kind === 'staff' && actor.territory !== null)
    throw refused('register.errors.importWholeTerritory');
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
