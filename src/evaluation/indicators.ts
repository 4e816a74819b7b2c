import { addMonths, type Day, daysBetween } from '../shared/dates.ts';
import { type Cents, cents } from '../shared/money.ts';
import {
  type CaseFacts,
  type EnergyFacts,
  FUNNEL,
  type FunnelStep,
  type ReturnFacts,
  type UnitCounts,
} from './case-facts.ts';
import { spread } from './median.ts';

const DAYS_A_MONTH = 365.25 / 12;
const reachedBy = (facts: readonly CaseFacts[], step: FunnelStep): number =>
  facts.filter((fact) => fact.reached[step]).length;

export type FunnelRow = {
  readonly step: FunnelStep;
  readonly count: number;
  /** Months from the step before, over the cases that reached both; null when none did. */
  readonly months: { readonly median: number; readonly p90: number } | null;
};

/** How many came to each step, and how long each took. The first three steps are counted on units, the others on cases. */
export function funnel(units: UnitCounts, facts: readonly CaseFacts[]): FunnelRow[] {
  const unitCount: Partial<Record<FunnelStep, number>> = units;
  return FUNNEL.map((step, index) => {
    const before = FUNNEL[index - 1];
    return {
      step,
      count: unitCount[step] ?? reachedBy(facts, step),
      months: before ? monthsBetween(facts, before, step) : null,
    };
  });
}

function monthsBetween(facts: readonly CaseFacts[], from: FunnelStep, to: FunnelStep): FunnelRow['months'] {
  const spans = facts.flatMap(({ reached }) => {
    const [start, end] = [reached[from], reached[to]];
    return start && end ? [daysBetween(start, end) / DAYS_A_MONTH] : [];
  });
  return spread(spans);
}

export type MoneyIndicators = {
  readonly awarded: Cents;
  readonly ordered: Cents;
  readonly cost: Cents;
  readonly otherPublicAid: Cents;
  /** What owners pay themselves. */
  readonly privateShare: Cents;
  /** Private euros for one public euro; null without public money. */
  readonly leverage: number | null;
  /** Own and all public money per aided return; null without return. */
  readonly ownPerReturn: Cents | null;
  readonly publicPerReturn: Cents | null;
};

/** Money of the cases granted and not fallen since, cents. */
export function money(facts: readonly CaseFacts[]): MoneyIndicators {
  const granted = facts.filter(isGranted);
  const total = (of: (fact: CaseFacts) => number): Cents =>
    cents(granted.reduce((sum, fact) => sum + of(fact), 0));
  const [awarded, ordered, cost, otherPublicAid] = [
    total((fact) => fact.awarded),
    total((fact) => fact.ordered),
    total((fact) => fact.cost ?? 0),
    total((fact) => fact.otherPublicAid),
  ];
  const publicMoney = awarded + otherPublicAid;
  const privateShare = cents(Math.max(0, cost - publicMoney));
  const returned = granted.filter((fact) => fact.reached.returned);
  const perReturn = (of: (fact: CaseFacts) => number): Cents | null =>
    returned.length
      ? cents(Math.round(returned.reduce((sum, fact) => sum + of(fact), 0) / returned.length))
      : null;
  return {
    awarded,
    ordered,
    cost,
    otherPublicAid,
    privateShare,
    leverage: publicMoney > 0 ? privateShare / publicMoney : null,
    ownPerReturn: perReturn((fact) => fact.ordered),
    publicPerReturn: perReturn((fact) => fact.ordered + fact.otherPublicAid),
  };
}

const FALLEN = new Set(['withdrawn', 'lapsed', 'refused', 'dismissed']);
export const isGranted = (fact: CaseFacts): boolean =>
  fact.reached.granted !== undefined && !FALLEN.has(fact.state);

export type EnergyIndicators = {
  readonly cases: number;
  /** kWh of primary energy a year, conventional. */
  readonly primarySaved: number;
  /** kWh of final energy a year, over the cases where it is known. */
  readonly finalSaved: number;
  /** Tonnes of CO2 a year. */
  readonly co2Saved: number;
  /** Own euros per tonne avoided over the works' life; null when nothing is avoided. */
  readonly centsPerTonne: Cents | null;
};

/** Mean life of the works, years: 30 for insulation, 17 for systems (measure catalogue); taken low. */
export const WORKS_LIFE_YEARS = 20;

/** Conventional savings of the granted cases: the method's, compared with the home let as it was. */
export function energy(facts: readonly CaseFacts[]): EnergyIndicators {
  const known = facts.filter(isGranted).flatMap((fact) => {
    const { before, after, livingArea } = fact;
    return before && after && livingArea ? [{ fact, before, after, livingArea }] : [];
  });
  const co2Saved = known.reduce(
    (sum, { before, after, livingArea }) => sum + ((before.ges - after.ges) * livingArea) / 1000,
    0,
  );
  const awarded = known.reduce((sum, { fact }) => sum + fact.awarded, 0);
  return {
    cases: known.length,
    primarySaved: Math.round(
      known.reduce((sum, { before, after, livingArea }) => sum + (before.ep - after.ep) * livingArea, 0),
    ),
    finalSaved: Math.round(finalSaved(known)),
    co2Saved: Math.round(co2Saved * 10) / 10,
    centsPerTonne: co2Saved > 0 ? cents(Math.round(awarded / (co2Saved * WORKS_LIFE_YEARS))) : null,
  };
}

/** Final energy saved a year over the cases where it is known both before and after: unknown is not zero. */
const finalSaved = (
  pairs: readonly { readonly before: EnergyFacts; readonly after: EnergyFacts }[],
): number =>
  pairs.reduce(
    (sum, { before, after }) =>
      before.finalEnergy === null || after.finalEnergy === null
        ? sum
        : sum + before.finalEnergy - after.finalEnergy,
    0,
  );

export type Transition = { readonly from: string; readonly to: string; readonly count: number };

/** How many homes go from each class to each other. */
export function transitions(facts: readonly CaseFacts[]): Transition[] {
  const counts = new Map<string, number>();
  for (const { before, after } of facts.filter(isGranted)) {
    if (before && after) {
      const key = before.energyClass + after.energyClass;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => ({ from: key.charAt(0), to: key.charAt(1), count }));
}

/** Returns by kind of exit and by how the city helped. */
export function exits(
  returns: readonly ReturnFacts[],
): { kind: string; aided: number; advised: number; spontaneous: number; total: number }[] {
  const kinds = [...new Set(returns.map((item) => item.exitKind))].sort();
  return kinds.map((kind) => {
    const of = (help: ReturnFacts['help']) =>
      returns.filter((item) => item.exitKind === kind && item.help === help).length;
    return {
      kind,
      aided: of('aided'),
      advised: of('advised'),
      spontaneous: of('spontaneous'),
      total: of('aided') + of('advised') + of('spontaneous'),
    };
  });
}

export type PersistenceRow = {
  readonly months: 6 | 12;
  /** Returns old enough to have been looked at. */
  readonly due: number;
  readonly persisted: number;
  readonly vacant: number;
  /** Looked for in vain, or not looked at yet: neither counted as lasting nor as lost. */
  readonly unknown: number;
};

/** Whether returns lasted, over those old enough on `until`. */
export function persistence(returns: readonly ReturnFacts[], until: Day): PersistenceRow[] {
  return ([6, 12] as const).map((months) => {
    const due = returns.filter(({ occupiedOn }) => addMonths(occupiedOn, months) <= until);
    const of = (outcome: 'persisted' | 'vacant') =>
      due.filter((item) => (months === 6 ? item.persisted6 : item.persisted12) === outcome).length;
    const [persisted, vacant] = [of('persisted'), of('vacant')];
    return { months, due: due.length, persisted, vacant, unknown: due.length - persisted - vacant };
  });
}
