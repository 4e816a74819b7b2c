import type { Context } from '../context.ts';
import type { Reader, Writer } from '../db/database.ts';
import { coveredToday } from '../follow-up/stand-in.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic } from '../i18n/translate.ts';
import { findAccount, findOwner } from '../people/people-queries.ts';
import { mindArchive } from '../privacy/archive/mind-archive.ts';
import { coversCommune, isAllowed, type OwnerActor, type Staff } from '../shared/actor.ts';
import { dayOf } from '../shared/dates.ts';
import { conflict, type DomainError, forbidden, mustExist, notFound } from '../shared/errors.ts';
import type { CaseId, CaseRef } from '../shared/ids.ts';
import { allows } from '../shared/permissions.ts';
import { findUnit, mandatesForMailbox } from '../units/units-queries.ts';
import { filingOf } from './applicants/applicant-store.ts';
import { type CaseRow, findCase, findCaseById, stepsOf } from './case-store.ts';
import { type CaseAction, canDo, doerOf } from './case-workflow.ts';

/**
 * A case as staff may open it: theirs by territory, or that of a colleague for whom they stand in today. A draft belongs
 * to its owner alone and does not exist for others.
 * @throws DomainError not-found, or forbidden outside one's communes
 */
export async function caseForStaff(d: Reader, ctx: Context, ref: string): Promise<CaseRow> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw forbidden('web.errors.forbidden');
  const row = mustExist(await findCase(d, ref as CaseRef), 'cases.errors.unknown');
  const unit = mustExist(await findUnit(d, row.unitId), 'cases.errors.unknown');
  if (!coversCommune(actor, unit.commune) && !(await standsInOn(d, ctx, row)))
    throw forbidden('cases.errors.otherTerritory');
  await mindArchive(d, ctx, row.id);
  return row;
}

/** Whether this person does the work of whoever follows the case, who is away. */
const standsInOn = async (d: Reader, ctx: Context, { assignedTo }: CaseRow): Promise<boolean> =>
  assignedTo !== null && (await coveredToday(d, ctx)).some(({ id }) => id === assignedTo);

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

/**
 * A case as whoever prepares and follows it may open it: its owner, somebody who acts for them under a mandate to apply,
 * or an officer who fills it in for them (while it is a draft). Money and signatures stay with `caseForOwner`.
 */
export async function caseForApplicant(d: Reader, ctx: Context, id: number): Promise<CaseRow> {
  const { actor } = ctx;
  const row = Number.isSafeInteger(id) ? await findCaseById(d, id as CaseId) : undefined;
  if (!row) throw notFound('cases.errors.unknown');
  if (actor.kind === 'owner') return (await mayApply(d, ctx, row, actor)) ? row : caseForOwner(d, ctx, id);
  if (actor.kind !== 'staff' || !allows(actor.role, 'cases.instruct'))
    throw forbidden('web.errors.forbidden');
  if (!(await isFilledInBy(d, row, actor))) throw notFound('cases.errors.unknown');
  return row;
}

const mayApply = async (d: Reader, ctx: Context, row: CaseRow, { email }: OwnerActor): Promise<boolean> =>
  (await mandatesForMailbox(d, email, dayOf(ctx.clock()))).some(
    ({ ownerId, unitId }) => ownerId === row.ownerId && (unitId === null || unitId === row.unitId),
  );

/** Any officer of the territory goes on with what a colleague began at the desk; the owner's own drafts stay theirs. */
async function isFilledInBy(d: Reader, row: CaseRow, actor: Staff): Promise<boolean> {
  const unit = await findUnit(d, row.unitId);
  if (row.state !== 'draft' || !unit || !coversCommune(actor, unit.commune)) return false;
  return (await filingOf(d, row.id))?.way === 'officer';
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
  throw await changedMeanwhile(d, ctx, row, action);
}

/** Before a deed that is not a move: the case is as it was on their screen. @throws DomainError `cases.errors.changed` */
export async function asSeen(d: Reader, ctx: Context, row: CaseRow, version: number): Promise<void> {
  if (row.version !== version) throw await changedMeanwhile(d, ctx, row, null);
}

/** The conflict with both sides: what this person wanted, and what somebody did meanwhile. */
async function changedMeanwhile(
  d: Reader,
  ctx: Context,
  row: CaseRow,
  action: CaseAction | null,
): Promise<DomainError> {
  const last = (await stepsOf(d, row.id)).at(-1);
  const who = last?.actorId ? await findAccount(d, last.actorId) : undefined;
  const words = (key: string) => translateDynamic(ctx.locale, key);
  return conflict(action === null ? 'cases.errors.changedSeen' : 'cases.errors.changed', {
    wanted: action === null ? '' : words(`cases.action.${action}`),
    deed: last ? words(`cases.action.${last.action}`) : '–',
    state: words(`cases.state.${row.state}`),
    who: who?.name || words('cases.somebody'),
    when: formatterFor(ctx.locale).shortMoment(row.updatedAt),
  });
}

function mayDo({ actor }: Context, row: CaseRow, action: CaseAction): void {
  const doer = doerOf(row.state, action);
  const atDesk = row.state === 'draft' && action === 'submit' && actor.kind === 'staff';
  const may =
    doer === 'owner'
      ? actor.kind === 'owner' || (atDesk && allows(actor.role, 'cases.instruct'))
      : isAllowed(actor, doer);
  if (!may) throw forbidden('web.errors.forbidden');
}
