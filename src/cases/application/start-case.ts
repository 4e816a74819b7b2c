import type { ProjectAnswers } from '../../audits/works/retained-scenario.ts';
import type { Context } from '../../context.ts';
import type { Reader, Writer } from '../../db/database.ts';
import { type SchemeVersionRow, versionInForce } from '../../incentives/incentives-queries.ts';
import { schemeCode } from '../../incentives/scheme-code.ts';
import type { SchemeDefinition } from '../../incentives/scheme-schema.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { findOwner, type Owner } from '../../people/people-queries.ts';
import { deadline } from '../../programme/programme.ts';
import { dayOf } from '../../shared/dates.ts';
import { DomainError, mustExist, notFound, refused } from '../../shared/errors.ts';
import type { UnitId } from '../../shared/ids.ts';
import { coversHome } from '../../units/holders/mandate.ts';
import {
  findUnit,
  type Mandate,
  mandatesForMailbox,
  ownersOfUnit,
  type Unit,
} from '../../units/units-queries.ts';
import { accountOf, ownerOf } from '../acting.ts';
import { keepFiling } from '../applicants/applicant-store.ts';
import { keepPeople } from '../applicants/people-of-case.ts';
import { type Declaration, EMPTY_DECLARATION } from '../case.ts';
import { worksOfScenario } from '../case-facts.ts';
import { addCase, type CaseRow, liveCase } from '../case-store.ts';
import { latestRetained } from '../instruction/case-audit.ts';
import { caseForApplicant } from '../open-case.ts';

export type Represented = { readonly unit: Unit; readonly owner: Owner; readonly mandate: Mandate | null };

/**
 * The dwelling as its owner, or as somebody with a mandate to apply: the signed-in account must speak for one who holds a
 * right on it. Who owns it themselves applies for themselves.
 */
export async function ownDwelling(d: Reader, ctx: Context, unitId: UnitId): Promise<Represented> {
  const { accountId, email } = ownerOf(ctx);
  const unit = Number.isSafeInteger(unitId) ? await findUnit(d, unitId) : undefined;
  const holders = unit ? (await ownersOfUnit(d, unitId)).filter(({ rank }) => rank >= 1) : [];
  const held = holders.find(({ owner }) => owner.accountId === accountId);
  if (unit && held) return { unit, owner: held.owner, mandate: null };
  for (const mandate of await mandatesForMailbox(d, email, dayOf(ctx.clock()))) {
    const given = holders.find(({ owner }) => owner.id === mandate.ownerId);
    if (unit && given && coversHome(mandate, unit.id)) return { unit, owner: given.owner, mandate };
  }
  throw notFound('cases.errors.unknownUnit');
}

/**
 * Opens a draft for a dwelling, from its latest audit with works retained, under the scheme version in force today.
 * A dwelling has one running case, whoever applies: asked again by whoever may open it, it is given back.
 * @throws DomainError `cases.errors.noScenario`, `cases.errors.noScheme`, not-found for somebody else's dwelling,
 * `applicants.errors.otherOpen` when another owner has applied
 */
export async function startCase(ctx: Context, unitId: UnitId): Promise<{ case: CaseRow; existed: boolean }> {
  return ctx.db.tx(async (d) => {
    const { unit, owner, mandate } = await ownDwelling(d, ctx, unitId);
    const running = await liveCase(d, unitId);
    if (running && (await mayGoOn(d, ctx, running))) return { case: running, existed: true };
    if (running) {
      const name = (await findOwner(d, running.ownerId))?.name ?? '';
      throw refused('applicants.errors.otherOpen', { name });
    }
    const row = await openDraft(d, ctx, unit, owner);
    if (mandate)
      await keepFiling(d, {
        caseId: row.id,
        way: 'representative',
        filedBy: accountOf(ctx),
        mandateId: mandate.id,
        at: ctx.clock(),
      });
    return { case: row, existed: false };
  });
}

/** Whether the case that runs is one this person may go on with. */
export async function mayGoOn(d: Reader, ctx: Context, { id }: CaseRow): Promise<boolean> {
  try {
    await caseForApplicant(d, ctx, id);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** The draft itself, with its list of owners; the caller has seen to it that no other case runs for the dwelling. */
export async function openDraft(
  d: Writer,
  ctx: Context,
  unit: Unit,
  owner: Owner,
  said: Readonly<Record<string, unknown>> = {},
): Promise<CaseRow> {
  const now = ctx.clock();
  const audit = await latestRetained(d, unit.id);
  if (!audit) throw refused('cases.errors.noScenario');
  const version = await schemeToday(d, ctx);
  const row = await addCase(d, {
    unitId: unit.id,
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
  await keepPeople(d, row);
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'case.started',
      subject: { kind: 'case', id: row.id },
      data: { unit: unit.id, audit: audit.id, scheme: version.scheme, version: version.number, ...said },
    },
  );
  return row;
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
