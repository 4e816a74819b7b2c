import type { ProjectAnswers } from '../../audits/works/retained-scenario.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { type SchemeVersionRow, versionInForce } from '../../incentives/incentives-queries.ts';
import { schemeCode } from '../../incentives/scheme.ts';
import type { SchemeDefinition } from '../../incentives/scheme-schema.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Owner } from '../../people/people-queries.ts';
import { deadline } from '../../programme/programme.ts';
import { dayOf } from '../../shared/dates.ts';
import { forbidden, mustExist, notFound, refused } from '../../shared/errors.ts';
import type { UnitId } from '../../shared/ids.ts';
import { findUnit, ownersOfUnit, type Unit } from '../../units/units-queries.ts';
import { type Declaration, EMPTY_DECLARATION } from '../case.ts';
import { worksOfScenario } from '../case-facts.ts';
import { addCase, type CaseRow, liveCase } from '../case-store.ts';
import { latestRetained } from '../instruction/case-audit.ts';

/** The dwelling as its owner: the signed-in account must speak for somebody who holds a right on it. */
export async function ownDwelling(
  d: Reader,
  ctx: Context,
  unitId: UnitId,
): Promise<{ unit: Unit; owner: Owner }> {
  const { actor } = ctx;
  if (actor.kind !== 'owner') throw forbidden('web.errors.forbidden');
  const unit = Number.isSafeInteger(unitId) ? await findUnit(d, unitId) : undefined;
  const holders = unit ? await ownersOfUnit(d, unitId) : [];
  const held = holders.find(({ rank, owner }) => rank >= 1 && owner.accountId === actor.accountId);
  if (!unit || !held) throw notFound('cases.errors.unknownUnit');
  return { unit, owner: held.owner };
}

/**
 * Opens a draft for a dwelling, from its latest audit with works retained, under the scheme version in force today.
 * There is one running case for a dwelling and an owner: asked again, it is given back.
 * @throws DomainError `cases.errors.noScenario`, `cases.errors.noScheme`, or not-found for somebody else's dwelling
 */
export async function startCase(ctx: Context, unitId: UnitId): Promise<{ case: CaseRow; existed: boolean }> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const { unit, owner } = await ownDwelling(d, ctx, unitId);
    const running = await liveCase(d, unitId, owner.id);
    if (running) return { case: running, existed: true };
    const audit = await latestRetained(d, unitId);
    if (!audit) throw refused('cases.errors.noScenario');
    const version = await schemeToday(d, ctx);
    const row = await addCase(d, {
      unitId,
      ownerId: owner.id,
      auditId: audit.id,
      schemeVersionId: version.id,
      state: 'draft',
      declaration: firstDeclaration(unit, owner, audit.scenario.project),
      works: worksOfScenario(audit.scenario),
      stateSince: now,
      dueOn: deadline(ctx.programme, 'draftKept', dayOf(now)),
      createdAt: now,
      updatedAt: now,
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'case.started',
        subject: { kind: 'case', id: row.id },
        data: { unit: unitId, audit: audit.id, scheme: version.scheme, version: version.number },
      },
    );
    return { case: row, existed: false };
  });
}

/** The scheme that owners apply for: variants are simulated beside it. */
export const mainScheme = ({ programme }: Context): SchemeDefinition | undefined =>
  programme.schemes.find(({ variant }) => variant === null) ?? programme.schemes[0];

/** The main scheme of the programme, in the version in force today: it stays that of the case whatever is published later. */
async function schemeToday(d: Reader, ctx: Context): Promise<SchemeVersionRow> {
  return mustExist(await schemeInForce(d, ctx), 'cases.errors.noScheme');
}

/** The version of the main scheme in force today, if one is. */
export async function schemeInForce(d: Reader, ctx: Context): Promise<SchemeVersionRow | undefined> {
  const main = mainScheme(ctx);
  return main && versionInForce(d, schemeCode(main), dayOf(ctx.clock()));
}

/** What the register and the audit already know is proposed; the owner confirms it by going through the question. */
const firstDeclaration = (unit: Unit, owner: Owner, said: ProjectAnswers): Declaration => ({
  ...EMPTY_DECLARATION,
  vacantSince: unit.vacantSince,
  ownerKind: said.ownerKind ?? (owner.kind === 'individual' ? 'individual' : null),
  tenureAfter: said.tenureAfter,
  rentLevel: said.rentLevel,
  householdSize: said.householdSize,
  referenceIncome: said.referenceIncome,
  income: said.referenceIncome === null ? null : 'given',
});
