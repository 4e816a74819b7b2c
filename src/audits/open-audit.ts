import { isAppliedWith } from '../cases/application/works-lock.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../db/database.ts';
import { coversCommune } from '../shared/actor.ts';
import { dayOf } from '../shared/dates.ts';
import { forbidden, mustExist, notFound, refused } from '../shared/errors.ts';
import type { AuditId, UnitId } from '../shared/ids.ts';
import { findUnit, ownsUnit, type Unit } from '../units/units-queries.ts';
import { type Audit, isFrozen } from './audit.ts';
import { siteFactsOf } from './audit-settings.ts';
import { findAudit } from './audit-store.ts';
import type { SiteFacts } from './site-facts.ts';

/** The dwelling as one of its owners opens it. Somebody else's does not exist: its number says nothing to a stranger. */
export async function dwellingOfOwner(d: Reader, ctx: Context, id: number): Promise<Unit> {
  const { actor } = ctx;
  if (actor.kind !== 'owner') throw forbidden('web.errors.forbidden');
  const unitId = id as UnitId;
  if (!Number.isSafeInteger(id) || !(await ownsUnit(d, actor.accountId, unitId)))
    throw notFound('auditScreens.errors.unknownUnit');
  return mustExist(await findUnit(d, unitId), 'auditScreens.errors.unknownUnit');
}

/** The dwelling of an audit that staff begin: in their communes. */
export async function dwellingForStaff(d: Reader, { actor }: Context, id: UnitId): Promise<Unit> {
  if (actor.kind !== 'staff') throw forbidden('web.errors.forbidden');
  const unit = mustExist(await findUnit(d, id), 'auditScreens.errors.unknownUnit');
  if (!coversCommune(actor, unit.commune)) throw forbidden('auditScreens.errors.otherTerritory');
  return unit;
}

/** An audit as staff may open it: that of a dwelling in their communes. */
export async function auditForStaff(
  d: Reader,
  ctx: Context,
  id: number,
): Promise<{ audit: Audit; unit: Unit }> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw forbidden('web.errors.forbidden');
  const found = Number.isSafeInteger(id) ? await findAudit(d, id as AuditId) : undefined;
  const audit = mustExist(found, 'auditScreens.errors.unknownAudit');
  const unit = mustExist(await findUnit(d, audit.unitId), 'auditScreens.errors.unknownAudit');
  if (!coversCommune(actor, unit.commune)) throw forbidden('auditScreens.errors.otherTerritory');
  return { audit, unit };
}

/** Whoever acts on an audit: an owner of its dwelling, or staff who cover its commune. */
export async function auditToChange(
  d: Reader,
  ctx: Context,
  id: AuditId,
): Promise<{ audit: Audit; unit: Unit }> {
  if (ctx.actor.kind === 'staff') return auditForStaff(d, ctx, id);
  const audit = mustExist(await findAudit(d, id), 'auditScreens.errors.unknownAudit');
  return { audit, unit: await dwellingOfOwner(d, ctx, audit.unitId) };
}

/** A reviewed audit is evidence: a correction is a new number (start-audit.ts), never an edit. */
export function mustBeOpen(audit: Audit): void {
  if (isFrozen(audit)) throw refused('auditScreens.errors.frozen');
}

/** Whether an owner may still change this audit: it is not evidence yet, and no application was filed with it. */
export const isClosedToOwner = async (d: Reader, audit: Audit): Promise<boolean> =>
  isFrozen(audit) || (await isAppliedWith(d, audit.id));

/**
 * Before answers or works are changed. Staff go on until the review, where the case takes up what they corrected.
 * @throws DomainError `auditScreens.errors.frozen`, `auditScreens.errors.applied`
 */
export async function mustBeChangeable(d: Reader, { actor }: Context, audit: Audit): Promise<void> {
  mustBeOpen(audit);
  if (actor.kind === 'owner' && (await isAppliedWith(d, audit.id)))
    throw refused('auditScreens.errors.applied');
}

/** What the programme knows of the place today, and what the owner said of the façade. */
export function siteOf(
  ctx: Context,
  unit: Unit,
  audit: Pick<Audit, 'answers' | 'scenario'>,
  heritage?: boolean,
): SiteFacts {
  return siteFactsOf(ctx.programme, audit.answers.commune ?? unit.commune, {
    on: dayOf(ctx.clock()),
    heritage: heritage ?? audit.scenario?.project.protectedFacade ?? false,
  });
}
