import { findCase } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { forbidden, mustExist, refused } from '../../shared/errors.ts';
import type { CaseRef } from '../../shared/ids.ts';
import { findArchive, noteArchiveReading } from './archive-store.ts';

/** Opens an archived case to a manager for the day. The reason is kept with the case; the journal says only that there was one. */
export async function openArchive(ctx: Context, ref: string, reason: string): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw forbidden();
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    const row = mustExist(await findCase(d, ref as CaseRef), 'cases.errors.unknown');
    const archive = await findArchive(d, row.id);
    if (!archive?.archivedOn || archive.erasedOn !== null) throw refused('privacy.errors.notArchived');
    await noteArchiveReading(d, { caseId: row.id, accountId: actor.accountId, reason, at: now });
    await appendJournal(
      d,
      { actor, now },
      { action: 'case.archive-opened', subject: { kind: 'case', id: row.id } },
    );
  });
}
