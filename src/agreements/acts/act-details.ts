import { listEnvelopes, movementsOfCase } from '../../budget/budget-queries.ts';
import { estimateOf, projectOf } from '../../cases/application/project.ts';
import { flagText } from '../../cases/bills/flag-view.ts';
import { flagsOfQuotes } from '../../cases/bills/open-flags.ts';
import { silenceDay } from '../../cases/case-clock.ts';
import { billsOf, type CaseRow, documentsOf, stepsOf } from '../../cases/cases-queries.ts';
import { type Calculation, calculationOf } from '../../cases/decision/calculation.ts';
import { checklistOf } from '../../cases/instruction/eligibility.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { costTTC, isKnown, type Maybe } from '../../incentives/situation.ts';
import { findAccount } from '../../people/people-queries.ts';
import { dayOf } from '../../shared/dates.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import { euros } from '../../shared/money.ts';
import { textForAct } from '../templates/text-for-act.ts';
import type {
  AgreementDetail,
  AwardFacts,
  DetailOf,
  GrantDetail,
  ProjectFacts,
  ReceiptDetail,
  RefusalDetail,
} from './act-facts.ts';
import { type Background, vacantSince } from './gather-facts.ts';

/** Acts that say nothing that the case itself does not hold. */
export const FROM_CASE = [
  'receipt',
  'decision-grant',
  'decision-refusal',
  'agreement',
  'decision-dismissal',
  'instruction-report',
] as const;
export type FromCase = (typeof FROM_CASE)[number];
type Gather<Kind extends FromCase> = (
  d: Reader,
  ctx: Context,
  seen: CaseRow,
  background: Background,
) => Promise<DetailOf<Kind>>;

/** Loi 2000-321, art. 10 and décret 2001-495: an agreement is compulsory above this, for private-law bodies. */
const AGREEMENT_COMPULSORY_ABOVE = euros(23_000);

const receipt: Gather<'receipt'> = async (d, ctx, seen): Promise<ReceiptDetail> => {
  const facts = { ...seen, steps: await stepsOf(d, seen.id), schemeDelays: [] };
  const day = silenceDay(ctx.programme, facts, dayOf(ctx.clock()));
  const pieces = (await documentsOf(d, seen.id)).filter(({ state }) => state !== 'replaced');
  return {
    kind: 'receipt',
    silenceOn: mustExist(day, 'agreements.errors.notSubmitted'),
    pieces: pieces.map(({ type, name }) => ({ type, name })),
  };
};

const grant: Gather<'decision-grant'> = async (d, ctx, seen, background): Promise<GrantDetail> => {
  const calculation = frozen(seen);
  const { definition } = background;
  return {
    kind: 'decision-grant',
    award: await awardFacts(d, ctx, seen, calculation),
    project: projectFacts(seen, calculation),
    deadlines: definition.deadlines,
    payment: definition.payment,
    undertakings: calculation.estimate.scheme?.undertakings ?? [],
  };
};

const refusal: Gather<'decision-refusal'> = async (d, ctx, seen): Promise<RefusalDetail> => {
  const trace = estimateOf(await projectOf(d, ctx, seen)).scheme?.trace ?? [];
  return {
    kind: 'decision-refusal',
    decidedOn: dayOf(seen.decidedAt ?? ctx.clock()),
    reason: mustExist(seen.decisionReason, 'agreements.errors.noReason'),
    unmet: trace.filter(({ outcome }) => outcome === 'no'),
  };
};

const agreement: Gather<'agreement'> = async (d, ctx, seen, background): Promise<AgreementDetail> => {
  const calculation = frozen(seen);
  const award = await awardFacts(d, ctx, seen, calculation);
  const { definition, owner } = background;
  const privateBody = !['individual', 'public'].includes(owner.kind);
  const evidence = (await documentsOf(d, seen.id)).filter(
    ({ type, state }) => type === 'vacancy-evidence' && state !== 'replaced' && state !== 'refused',
  );
  const quotes = await billsOf(d, seen.id, 'quote');
  return {
    kind: 'agreement',
    award,
    project: projectFacts(seen, calculation),
    quotes: quotes.map(({ company, siret, rgeNumber, number, datedOn, totalHT, totalTTC }) => ({
      company,
      siret,
      rgeNumber,
      number,
      datedOn,
      totalHT,
      totalTTC,
    })),
    vacancyEvidence: evidence.map(({ name, addedAt }) => ({ name, receivedOn: dayOf(addedAt) })),
    undertakings: calculation.estimate.scheme?.undertakings ?? [],
    deadlines: definition.deadlines,
    payment: definition.payment,
    clawback: definition.clawback,
    legallyRequired: privateBody && award.amount > AGREEMENT_COMPULSORY_ABOVE,
    text: await textForAct(d, 'agreement', background.common.issuedOn),
    calculation,
  };
};

const dismissal: Gather<'decision-dismissal'> = async (_d, ctx, seen) => ({
  kind: 'decision-dismissal',
  decidedOn: dayOf(ctx.clock()),
  reason: mustExist(seen.decisionReason, 'agreements.errors.noReason'),
});

const instructionReport: Gather<'instruction-report'> = async (d, ctx, seen) => {
  const calculation = frozen(seen);
  const flags = await flagsOfQuotes(d, ctx, seen, await billsOf(d, seen.id, 'quote'));
  const proposer = seen.proposedBy === null ? undefined : await findAccount(d, seen.proposedBy);
  const pieces = (await documentsOf(d, seen.id)).filter(({ state }) => state !== 'replaced');
  return {
    kind: 'instruction-report',
    proposedBy: proposer?.name ?? '',
    award: await awardFacts(d, ctx, seen, calculation),
    project: projectFacts(seen, calculation),
    checklist: checklistOf(calculation.estimate).lines,
    pieces: pieces.map(({ type, name, state }) => ({ type, name, state })),
    alerts: flags.map((raised) => `${raised.bill.company} – ${flagText('fr', raised)}`),
  };
};

const GATHER: { readonly [Kind in FromCase]: Gather<Kind> } = {
  receipt,
  'decision-grant': grant,
  'decision-refusal': refusal,
  agreement,
  'decision-dismissal': dismissal,
  'instruction-report': instructionReport,
};

/** What an act of that kind says of the case. @throws DomainError when the case does not hold it */
export const gatherDetail = (
  kind: FromCase,
  d: Reader,
  ctx: Context,
  seen: CaseRow,
  background: Background,
): Promise<DetailOf<FromCase>> => GATHER[kind](d, ctx, seen, background);

/** The calculation of the decision. @throws DomainError `agreements.errors.noCalculation` before it is frozen */
export function frozen(seen: CaseRow): Calculation {
  const calculation = calculationOf(seen);
  if (!calculation) throw refused('agreements.errors.noCalculation');
  return calculation;
}

async function awardFacts(
  d: Reader,
  ctx: Context,
  seen: CaseRow,
  { award, estimate }: Calculation,
): Promise<AwardFacts> {
  return {
    amount: award.amount,
    base: award.base,
    rate: award.terms.rate,
    trace: estimate.scheme?.trace ?? [],
    cost: estimate.plan.cost,
    funding: estimate.plan.funding,
    decidedOn: dayOf(seen.decidedAt ?? ctx.clock()),
    budget: await budgetOf(d, seen),
  };
}

/** The envelope that the award is drawn on. */
export async function budgetOf(d: Reader, seen: CaseRow): Promise<AwardFacts['budget']> {
  const drawn = (await movementsOfCase(d, seen.id)).findLast(
    ({ kind }) => kind === 'engage' || kind === 'reserve',
  );
  const envelope = drawn && (await listEnvelopes(d)).find(({ id }) => id === drawn.envelopeId);
  return envelope ? { label: envelope.label, line: envelope.budgetLine, year: envelope.year } : null;
}

export function projectFacts(seen: CaseRow, { estimate }: Calculation): ProjectFacts {
  const { situation } = estimate;
  return {
    works: situation.measures.map((measure) => ({
      measure: measure.slug,
      quantity: measure.quantity,
      unit: measure.unit,
      performance: measure.performance,
      costHT: measure.costHT,
      vat: measure.vat,
      costTTC: costTTC(measure),
    })),
    classBefore: orNull(situation.classBefore),
    classAfter: orNull(situation.classAfter),
    epBefore: orNull(situation.epBefore),
    epAfter: orNull(situation.epAfter),
    gainPercent: orNull(situation.gainPercent),
    tenureAfter: orNull(situation.tenureAfter),
    rentLevel: orNull(situation.rentLevel),
    vacantSince: vacantSince(seen),
  };
}

const orNull = <T>(value: Maybe<T>): T | null => (isKnown(value) ? value : null);
