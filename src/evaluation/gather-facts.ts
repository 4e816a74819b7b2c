import type { EvaluatedAudit } from '../audits/audits-queries.ts';
import type { EvaluatedCase, EvaluatedStep } from '../cases/cases-queries.ts';
import type { EvaluatedReturn } from '../returns/returns-queries.ts';
import { type Day, dayOf, type Instant } from '../shared/dates.ts';
import { type Cents, type CentsTTC, cents, centsTTC } from '../shared/money.ts';
import type { EvaluatedOutreach, EvaluatedSpell } from '../units/units-queries.ts';
import type { CaseFacts, EnergyFacts, FunnelStep } from './case-facts.ts';
import type { Spell } from './survival.ts';

/** What the rooms know, as they store it. */
export type RawFacts = {
  readonly cases: readonly EvaluatedCase[];
  readonly steps: readonly EvaluatedStep[];
  readonly audits: readonly EvaluatedAudit[];
  readonly outreach: readonly EvaluatedOutreach[];
  readonly spells: readonly EvaluatedSpell[];
  readonly returns: readonly EvaluatedReturn[];
  readonly ordered: ReadonlyMap<number, number>;
  readonly schemeNames: ReadonlyMap<number, string>;
};

/** Step of the funnel that each action of the workflow reaches. */
const STEP_OF_ACTION: Readonly<Record<string, FunnelStep>> = {
  submit: 'applied',
  'confirm-eligibility': 'eligible',
  grant: 'granted',
  'sign-last': 'signed',
  'finish-works': 'works-done',
  'order-balance': 'paid',
};

/** Stored shapes read here and nowhere else in the room. */
type StoredScenario = { before?: StoredResult; after?: StoredResult } | null;
type StoredResult = { energyClass: string; ep: number; ges: number; final?: number };
type StoredCalculation = {
  estimate?: {
    situation?: { livingArea?: number | 'unknown' };
    plan?: {
      cost?: { ttc?: number };
      grants?: readonly { code: string; amount: number; public?: boolean }[];
    };
    scheme?: { code: string } | null;
  };
} | null;

/** One line of facts per case that was filed. */
export function caseFacts(raw: RawFacts): CaseFacts[] {
  const communes = new Map(raw.spells.map((spell) => [spell.unitId, spell.commune]));
  const steps = Map.groupBy(raw.steps, (step) => step.caseId);
  const audits = new Map(raw.audits.map((audit) => [audit.id, audit]));
  const returns = new Map(
    raw.returns.flatMap((item) => (item.caseId === null ? [] : [[item.caseId, item] as const])),
  );
  const outreach = new Map(raw.outreach.map((item) => [item.unitId, item]));

  return raw.cases.map((row) => {
    const audit = row.auditId === null ? undefined : audits.get(row.auditId);
    const scenario = (audit?.scenario ?? null) as StoredScenario;
    const calculation = row.calculation as StoredCalculation;
    const back = returns.get(row.id);
    return {
      ref: row.ref ?? '',
      commune: communes.get(row.unitId) ?? '',
      state: row.state,
      variant: raw.schemeNames.get(row.schemeVersionId) ?? '',
      reached: {
        ...contactDays(outreach.get(row.unitId)),
        ...(audit ? { audited: dayOf(audit.at as Instant) } : {}),
        ...stepDays(steps.get(row.id) ?? []),
        ...(back ? { returned: back.occupiedOn } : {}),
      },
      awarded: cents(row.awarded ?? 0),
      ordered: cents(raw.ordered.get(row.id) ?? 0),
      ...moneyOf(calculation),
      livingArea: areaOf(calculation),
      before: energyOf(scenario?.before),
      after: energyOf(scenario?.after),
      exitKind: back?.exitKind ?? null,
      monthlyRent: back?.monthlyRent ?? null,
    };
  });
}

function contactDays(item: EvaluatedOutreach | undefined): CaseFacts['reached'] {
  return {
    ...(item?.contactedAt ? { contacted: dayOf(item.contactedAt as Instant) } : {}),
    ...(item?.answeredAt ? { answered: dayOf(item.answeredAt as Instant) } : {}),
  };
}

function stepDays(steps: readonly EvaluatedStep[]): CaseFacts['reached'] {
  const days: Partial<Record<FunnelStep, Day>> = {};
  for (const { action, at } of steps) {
    const step = STEP_OF_ACTION[action];
    if (step && !days[step]) days[step] = dayOf(at as Instant);
  }
  return days;
}

function moneyOf(calculation: StoredCalculation): { cost: CentsTTC | null; otherPublicAid: Cents } {
  const plan = calculation?.estimate?.plan;
  const own = calculation?.estimate?.scheme?.code;
  const others = (plan?.grants ?? []).filter((grant) => grant.code !== own && grant.public !== false);
  return {
    cost: plan?.cost?.ttc === undefined ? null : centsTTC(plan.cost.ttc),
    otherPublicAid: cents(others.reduce((sum, grant) => sum + grant.amount, 0)),
  };
}

function areaOf(calculation: StoredCalculation): number | null {
  const area = calculation?.estimate?.situation?.livingArea;
  return typeof area === 'number' ? area : null;
}

const energyOf = (result: StoredResult | undefined): EnergyFacts | null =>
  result
    ? { energyClass: result.energyClass, ep: result.ep, ges: result.ges, finalEnergy: result.final ?? null }
    : null;

const MONTH_DAYS = 365.25 / 12;
const monthsTo = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000 / MONTH_DAYS;

/**
 * Spells for survival: each is at risk from the age at which its first vacancy file saw it (1 January of the vintage;
 * a spell known otherwise, from its start), until its end or the last day observed.
 */
export function spellsOf(raw: readonly EvaluatedSpell[], lastDay: Day): Spell[] {
  return raw
    .filter((spell) => spell.startedOn <= lastDay)
    .map((spell) => {
      const end = spell.endedOn !== null && spell.endedOn <= lastDay ? spell.endedOn : lastDay;
      const seenFrom = spell.vintage === null ? spell.startedOn : `${spell.vintage}-01-01`;
      return {
        enteredAt: Math.max(0, monthsTo(spell.startedOn, seenFrom)),
        leftAt: Math.round(monthsTo(spell.startedOn, end) * 10) / 10,
        exit: spell.endedOn !== null && spell.endedOn <= lastDay ? spell.exitKind : null,
      };
    });
}
