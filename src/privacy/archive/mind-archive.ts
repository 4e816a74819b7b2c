import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { plusMinutes } from '../../shared/dates.ts';
import { forbidden, notFound } from '../../shared/errors.ts';
import type { CaseId } from '../../shared/ids.ts';
import { allows } from '../../shared/permissions.ts';
import { findArchive, gaveReason } from './archive-store.ts';

/** A reason given opens the case for a working day. */
const HOURS = 8;

/**
 * Before staff open a case: one whose content is erased does not open; one in intermediate archive opens to managers
 * who said why. @throws DomainError not-found `privacy.errors.erased`, forbidden `privacy.errors.archived`
 */
export async function mindArchive(d: Reader, ctx: Context, caseId: CaseId): Promise<void> {
  const archive = await findArchive(d, caseId);
  if (!archive) return;
  if (archive.erasedOn !== null) throw notFound('privacy.errors.erased');
  const { actor } = ctx;
  if (actor.kind !== 'staff') return;
  const since = plusMinutes(ctx.clock(), -60 * HOURS);
  const may = allows(actor.role, 'archives.open') && (await gaveReason(d, caseId, actor.accountId, since));
  if (!may) throw forbidden('privacy.errors.archived');
}
