import { findEnvelope } from '../../../src/budget/budget-store.ts';
import { engageAward, reserveAward } from '../../../src/budget/draw-on-envelope.ts';
import type { BillLine, PlannedWork } from '../../../src/cases/case.ts';
import { EMPTY_DECLARATION } from '../../../src/cases/case.ts';
import type { CaseState } from '../../../src/cases/case-states.ts';
import { addCase, type CaseRow, findCaseById, saveCase } from '../../../src/cases/case-store.ts';
import { freezeCalculation, pinnedScheme } from '../../../src/cases/decision/calculation.ts';
import { addBill, addDocument } from '../../../src/cases/pieces/document-store.ts';
import { takeNumber } from '../../../src/cases/take-number.ts';
import type { Context } from '../../../src/context.ts';
import { recordFile, storeFile } from '../../../src/files/keep-file.ts';
import { versionInForce } from '../../../src/incentives/scheme-store.ts';
import { ownerAccountFor } from '../../../src/people/account-store.ts';
import { addOwner } from '../../../src/people/owner-store.ts';
import type { OwnerActor, Staff } from '../../../src/shared/actor.ts';
import { type Day, day, dayOf, instant } from '../../../src/shared/dates.ts';
import type { CaseId, CaseRef } from '../../../src/shared/ids.ts';
import { type CentsHT, type CentsTTC, sumCents, withVat } from '../../../src/shared/money.ts';
import { addSpells } from '../../../src/units/spells/spell-store.ts';
import { addUnits } from '../../../src/units/unit-store.ts';
import { houseInput } from '../../incentives/fixtures/estimate-inputs.ts';
import { staff } from '../../support/staff.ts';
import type { TestServices } from '../../support/test-services.ts';

export const WHEN = instant('2026-05-04T09:00:00Z');
export const PILOT = 'reflexenergie-logements-vacants';

export type Granted = {
  readonly row: CaseRow;
  readonly owner: OwnerActor;
  readonly officer: Staff;
  readonly second: Staff;
  readonly manager: Staff;
  reload(): Promise<CaseRow>;
};

let homes = 0;

/** Lines of a bill for every planned work, at `share` of what was planned. */
export const linesFor = (works: readonly PlannedWork[], share = 1): BillLine[] =>
  works.map((work) => {
    const costHT = Math.floor(work.costHT * share) as CentsHT;
    return {
      measure: work.measure,
      label: work.measure,
      quantity: work.quantity,
      unit: work.unit,
      performance: work.performance,
      costHT,
      vat: work.vat,
      totalTTC: withVat(costHT, work.vat),
    };
  });

export const billTotals = (lines: readonly BillLine[]): { totalHT: CentsHT; totalTTC: CentsTTC } => ({
  totalHT: sumCents(lines.map(({ costHT }) => costHT)),
  totalTTC: sumCents(lines.map(({ totalTTC }) => totalTTC)),
});

/**
 * A landlord's case as the decision leaves it (or in another state): works of 48 200 € HT, award of 14 500 € engaged in
 * the envelope of the year, quotes and evidence of vacancy on file.
 */
export async function grantedCase(
  test: TestServices,
  state: CaseState = 'granted',
  email = 'proprietaire@example.org',
): Promise<Granted> {
  // What earlier cases promised is done before the clock goes back to the day of the decision.
  await test.work();
  test.clock.now = WHEN;
  const officer = await staff(test, 'officer', 'Camille Instruction');
  const second = await staff(test, 'officer', 'Sacha Instruction');
  const manager = await staff(test, 'manager', 'Dominique Responsable');
  const ctx = test.as(officer);
  const evidence = await storeFile(ctx, Buffer.from('%PDF-1.4 evidence'), 'application/pdf');
  const { id, actor } = await ctx.db.tx(async (d) => {
    const account = await ownerAccountFor(d, email, 'Jeanne Vanhoutte', 'fr', WHEN);
    const owner = await addOwner(d, {
      kind: 'individual',
      name: 'Vanhoutte Jeanne',
      email,
      address: '12 rue des Oyats\n59140 Dunkerque',
      accountId: account.id,
      createdAt: WHEN,
    });
    const [unitId] = await addUnits(d, [
      {
        idlocal: `59183012${String(1000 + ++homes).padStart(4, '0')}`,
        parcel: '59183000AB0123',
        kind: 'house',
        address: '7 rue du Phare-Blanc',
        postcode: '59140',
        commune: '59183',
        livingArea: 90,
        rooms: 4,
        yearBuilt: 1932,
        occupancy: 'vacant',
        status: 'in-progress',
        substatus: 'supported',
        reasons: [],
        editedFields: [],
        source: 'lovac',
        vacantSince: day('2022-01-01'),
        ownerName: owner.name,
        createdAt: WHEN,
        updatedAt: WHEN,
      },
    ]);
    if (!unitId) throw new Error('no unit');
    await addSpells(d, [
      {
        unitId,
        startedOn: day('2022-01-01'),
        startPrecision: 'year',
        startEvidence: 'lovac',
        vintage: 2025,
        definition: 'lovac-without-code-v',
        createdAt: WHEN,
      },
    ]);
    const scheme = await versionInForce(d, PILOT, dayOf(WHEN));
    if (!scheme) throw new Error('no scheme in force');
    const input = houseInput({ on: dayOf(WHEN), commune: '59183' });
    const works: PlannedWork[] = (input.measures ?? []).map((measure) => ({
      measure: measure.slug,
      quantity: measure.quantity ?? null,
      unit: measure.unit ?? 'unit',
      costHT: Number(measure.costHT) as CentsHT,
      vat: (measure.vat ?? (measure.slug === 'other-works' ? 1000 : 550)) as PlannedWork['vat'],
      performance: measure.performance ?? null,
      source: 'quote',
    }));
    const ref = (await takeNumber(d, ctx.programme.numbering.cases, 2026)) as CaseRef;
    const row = await addCase(d, {
      ref,
      unitId,
      ownerId: owner.id,
      schemeVersionId: scheme.id,
      state: 'draft',
      declaration: {
        ...EMPTY_DECLARATION,
        vacantSince: day('2022-01-01'),
        ownerKind: 'individual',
        tenureAfter: 'let',
        rentLevel: 'loc2',
        worksNotStarted: true,
      },
      works,
      assignedTo: officer.accountId,
      submittedAt: WHEN,
      stateSince: WHEN,
      createdAt: WHEN,
      updatedAt: WHEN,
    });
    await recordFile(d, ctx, evidence);
    await addDocument(d, {
      caseId: row.id,
      type: 'vacancy-evidence',
      hash: evidence.hash,
      name: 'attestation-fournisseur.pdf',
      state: 'accepted',
      addedAt: WHEN,
    });
    const lines = linesFor(works);
    const quote = await addBill(d, {
      caseId: row.id,
      kind: 'quote',
      company: 'Rénov’Opale',
      siret: '73282932000074',
      rgeNumber: 'E-E12345',
      number: 'D-2026-118',
      datedOn: day('2026-04-20'),
      lines,
      ...billTotals(lines),
      addedAt: WHEN,
    });
    if (!quote) throw new Error('no quote');
    const calculation = freezeCalculation({
      input,
      works,
      scheme: pinnedScheme(scheme),
      schemeVersionId: scheme.id,
      levers: ctx.programme.levers,
      auditId: null,
      quotes: [{ id: quote.id, totalTTC: quote.totalTTC }],
      now: WHEN,
    });
    return {
      id: await decide(d, ctx, row, calculation, state, { officer, second, manager }),
      actor: { kind: 'owner', accountId: account.id, name: account.name, email } as OwnerActor,
    };
  });
  const reload = async () => (await findCaseById(ctx.db.read, id)) as CaseRow;
  return { row: await reload(), owner: actor, officer, second, manager, reload };
}

/** A case set down past its works has their days; signatures and visits are left to those who look at them. */
function worksDays(state: CaseState): { worksStartedOn?: Day; worksDoneOn?: Day } {
  const on = dayOf(WHEN);
  if (state === 'works-started') return { worksStartedOn: on };
  const done: readonly CaseState[] = ['works-done', 'conformity', 'balance'];
  return done.includes(state) ? { worksStartedOn: on, worksDoneOn: on } : {};
}

async function decide(
  d: Parameters<typeof addCase>[0],
  ctx: Context,
  row: CaseRow,
  calculation: ReturnType<typeof freezeCalculation>,
  state: CaseState,
  who: { officer: Staff; second: Staff; manager: Staff },
): Promise<CaseId> {
  const envelope = await findEnvelope(d, 'vacance-2026');
  if (!envelope) throw new Error('no envelope');
  const amount = calculation.award.amount;
  await reserveAward(d, ctx, { caseId: row.id, envelopeId: envelope.id, amount, deed: 'validation' });
  await engageAward(d, ctx, row.id, 'decision');
  await saveCase(d, row, {
    state,
    calculation,
    awarded: amount,
    proposedBy: who.officer.accountId,
    validatedBy: who.second.accountId,
    decidedBy: who.manager.accountId,
    decidedAt: WHEN,
    ...worksDays(state),
  });
  return row.id;
}
