import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { conflict, mustExist } from '../../shared/errors.ts';
import type { UnitDocumentId, UnitId } from '../../shared/ids.ts';
import { unitForStaff } from '../unit-file/edit-unit.ts';
import {
  bringDocumentBack,
  findUnitDocument,
  setDocumentAside,
  type UnitDocument,
} from './unit-document-store.ts';

/** Takes a document out of the file, with the reason; it can come back. @throws DomainError not-found, conflict */
export async function removeDocument(
  ctx: Context,
  unitId: UnitId,
  id: UnitDocumentId,
  reason: string,
): Promise<void> {
  await changeStanding(ctx, unitId, id, 'unit.document-removed', (d) =>
    setDocumentAside(d, id, {
      removedAt: ctx.clock(),
      removedBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
      removedReason: reason,
    }),
  );
}

/** Puts a document back in the file. @throws DomainError not-found, conflict */
export async function restoreDocument(ctx: Context, unitId: UnitId, id: UnitDocumentId): Promise<void> {
  await changeStanding(ctx, unitId, id, 'unit.document-restored', (d) => bringDocumentBack(d, id));
}

/** The reason may name people: it stays with the document, which can be erased; the journal never is. */
async function changeStanding(
  ctx: Context,
  unitId: UnitId,
  id: UnitDocumentId,
  action: 'unit.document-removed' | 'unit.document-restored',
  change: (d: Writer, document: UnitDocument) => Promise<boolean>,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    await unitForStaff(d, ctx, unitId);
    const document = mustExist(await findUnitDocument(d, unitId, id), 'unitLife.errors.unknownDocument');
    if (!(await change(d, document))) throw conflict('web.errors.changedMeanwhile');
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action, subject: { kind: 'unit', id: unitId }, data: { document: id, kind: document.kind } },
    );
  });
}
