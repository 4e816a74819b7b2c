import type { Context } from '../context.ts';
import type { Reader, Writer } from '../db/database.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic } from '../i18n/translate.ts';
import { findAccount, findOwner } from '../people/people-queries.ts';
import { mindArchive } from '../privacy/archive/mind-archive.ts';
import { coversCommune } from '../shared/actor.ts';
import { conflict, forbidden, mustExist, notFound } from '../shared/errors.ts';
import type { CaseId, CaseRef } from '../shared/ids.ts';
import { allows } from '../shared/permissions.ts';
import { findUnit } from '../units/units-queries.ts';
import { type CaseRow, findCase, findCaseById, stepsOf } from './case-store.ts';
import { type CaseAction, canDo, doerOf } from './case-workflow.ts';

/**
 * A case as staff may open it: theirs by territory. A draft belongs to its owner alone and does not exist for others.
 * @throws DomainError not-found, or forbidden outside one's communes
 */
export async function caseForStaff(d: Reader, ctx: Context, ref: string): Promise<CaseRow> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw forbidden('web.errors.forbidden');
  const row = mustExist(await findCase(d, ref as CaseRef), 'cases.errors.unknown');
  const unit = mustExist(await findUnit(d, row.unitId), 'cases.errors.unknown');
  if (!coversCommune(actor, unit.commune)) throw forbidden('cases.errors.otherTerritory');
  await mindArchive(d, ctx, row.id);
  return row;
}

/** A case as its owner may open it. Somebody else's does not exist: its number says nothing to a stranger. */
export async function caseForOwner(d: Reader, ctx: Context, id: number): Promise<CaseRow> {
  const { actor } = ctx;
  if (actor.kind !== 'owner') throw forbidden('web.errors.forbidden');
  const row = Number.isSafeInteger(id) ? await findCaseById(d, id as CaseId) : undefined;
  const owner = row && (await findOwner(d, row.ownerId));
  if (!row || owner?.accountId !== actor.accountId) throw notFound('cases.errors.unknown');
  await mindArchive(d, ctx, row.id);
  return row;
}

/** How a deed ended: done by this request, or found done already (a second click, a page gone stale). */
export type Outcome = { readonly done: 'now' | 'before'; readonly case: CaseRow };

/**
 * Before a move: may this person do it, is it still to be done, and is the case as it was on their screen? Answers
 * `before` when the very move has been made meanwhile; the deed is then left as it is.
 * @throws DomainError forbidden, conflict `cases.errors.changed` (who moved it, and when), `cases.errors.notNow`
 */
export async function readyFor(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  action: CaseAction,
  version: number,
): Promise<'go' | 'before'> {
  mayDo(ctx, row, action);
  if (row.version === version && canDo(row.state, action)) return 'go';
  const last = (await stepsOf(d, row.id)).at(-1);
  if (last?.action === action && last.toState === row.state) return 'before';
  const who = last?.actorId ? await findAccount(d, last.actorId) : undefined;
  throw conflict('cases.errors.changed', {
    state: translateDynamic(ctx.locale, `cases.state.${row.state}`),
    who: who?.name || translateDynamic(ctx.locale, 'cases.somebody'),
    when: formatterFor(ctx.locale).shortMoment(row.updatedAt),
  });
}

function mayDo({ actor }: Context, row: CaseRow, action: CaseAction): void {
  const doer = doerOf(row.state, action);
  const may = doer === 'owner' ? actor.kind === 'owner' : actor.kind === 'staff' && allows(actor.role, doer);
  if (!may) throw forbidden('web.errors.forbidden');
}
