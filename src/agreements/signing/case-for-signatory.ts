import { ownerOf } from '../../cases/acting.ts';
import { type CaseRow, findCaseById } from '../../cases/cases-queries.ts';
import { caseForOwner } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import type { CaseId } from '../../shared/ids.ts';
import { signsInCase } from './signatory-store.ts';

/** A case as those who sign its acts may open them: its owner, or a co-owner or representative asked to sign. @throws not-found */
export async function caseForSignatory(d: Reader, ctx: Context, id: number): Promise<CaseRow> {
  const person = ownerOf(ctx);
  const row = Number.isSafeInteger(id) ? await findCaseById(d, id as CaseId) : undefined;
  if (row && (await signsInCase(d, row.id, person))) return row;
  return caseForOwner(d, ctx, id);
}
