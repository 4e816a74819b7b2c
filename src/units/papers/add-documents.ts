import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { invalid, refused } from '../../shared/errors.ts';
import type { UnitId } from '../../shared/ids.ts';
import { unitForStaff } from '../unit-file/edit-unit.ts';
import { attachPaper, type SentFile, type StoredPaper, storePaper } from './keep-document.ts';
import { MOST_DOCUMENTS, type UnitDocumentKind } from './unit-document.ts';
import { countDocuments } from './unit-document-store.ts';

export type DocumentsToAdd = {
  readonly kind: UnitDocumentKind;
  /** Empty: each goes by the name of its file. */
  readonly label: string;
};

/**
 * Keeps what was sent with a unit: all of it or, where one file is refused, nothing.
 * @throws DomainError of `storePaper`, `unitLife.errors.tooManyDocuments`, forbidden outside the person’s communes
 */
export async function addDocuments(
  ctx: Context,
  unitId: UnitId,
  { kind, label }: DocumentsToAdd,
  sent: readonly SentFile[],
): Promise<void> {
  if (sent.length === 0) throw invalid('unitLife.errors.fileNeeded');
  // Before the disk is written to: a stranger's unit takes nothing.
  await unitForStaff(ctx.db.read, ctx, unitId);
  const stored: StoredPaper[] = [];
  for (const file of sent) stored.push(await storePaper(ctx, file));
  await ctx.db.tx(async (d) => {
    await unitForStaff(d, ctx, unitId);
    if ((await countDocuments(d, unitId)) + stored.length > MOST_DOCUMENTS)
      throw refused('unitLife.errors.tooManyDocuments', { most: MOST_DOCUMENTS });
    for (const [index, paper] of stored.entries()) {
      const named = label || nameOf(sent[index]?.name ?? '');
      const document = await attachPaper(d, ctx, unitId, paper, { kind, label: named });
      await appendJournal(
        d,
        { actor: ctx.actor, now: ctx.clock() },
        { action: 'unit.document-added', subject: { kind: 'unit', id: unitId }, data: { document, kind } },
      );
    }
  });
}

const nameOf = (file: string): string => file.replace(/\.[a-z0-9]{1,5}$/i, '').trim();
