import type { EnvelopePosition } from '../budget/budget.ts';
import type { Day, Instant } from '../shared/dates.ts';
import type { ReturnFacts } from './case-facts.ts';
import { caseFacts, type RawFacts, spellsOf } from './gather-facts.ts';
import {
  type EnergyIndicators,
  energy,
  exits,
  type FunnelRow,
  funnel,
  isGranted,
  type MoneyIndicators,
  money,
  type PersistenceRow,
  persistence,
  type Transition,
  transitions,
} from './indicators.ts';
import {
  cumulativeIncidence,
  type IncidenceStep,
  kaplanMeier,
  medianMonths,
  type SurvivalStep,
} from './survival.ts';

export type EnvelopeLine = EnvelopePosition & { readonly label: string; readonly year: number };

/** Everything a report says, in figures; words come with the language of the reader. */
export type EvaluationReport = {
  readonly madeAt: Instant;
  /** Last day observed. */
  readonly until: Day;
  readonly register: { readonly units: number; readonly vacant: number; readonly contacted: number };
  readonly cases: { readonly filed: number; readonly granted: number; readonly returned: number };
  readonly funnel: readonly FunnelRow[];
  readonly envelopes: readonly EnvelopeLine[];
  readonly money: MoneyIndicators;
  readonly energy: EnergyIndicators;
  readonly transitions: readonly Transition[];
  readonly exits: ReturnType<typeof exits>;
  readonly persistence: readonly PersistenceRow[];
  readonly survival: {
    readonly spells: number;
    readonly steps: readonly SurvivalStep[];
    readonly median: number | null;
    readonly byExit: readonly { readonly kind: string; readonly steps: readonly IncidenceStep[] }[];
  };
};

/** A curve resting on fewer homes would say more of chance than of the policy (and point at people). */
export const LEAST_AT_RISK = 11;

/** Works the report out of the facts, as known on `until`. Pure: the same facts give the same report. */
export function evaluationReport(
  raw: RawFacts,
  context: { readonly envelopes: readonly EnvelopeLine[]; readonly until: Day; readonly madeAt: Instant },
): EvaluationReport {
  const facts = caseFacts(raw);
  const spells = spellsOf(raw.spells, context.until);
  const steps = kaplanMeier(spells, LEAST_AT_RISK);
  const units = {
    contacted: raw.outreach.filter((item) => item.contactedAt).length,
    answered: raw.outreach.filter((item) => item.answeredAt).length,
    audited: new Set(raw.audits.map((audit) => audit.unitId)).size,
  };
  const returns: ReturnFacts[] = raw.returns.map(
    ({ exitKind, help, occupiedOn, persisted6, persisted12 }) => ({
      exitKind,
      help,
      occupiedOn,
      persisted6,
      persisted12,
    }),
  );
  const kinds = [...new Set(spells.flatMap((spell) => (spell.exit === null ? [] : [spell.exit])))].sort();
  return {
    madeAt: context.madeAt,
    until: context.until,
    register: {
      units: new Set(raw.spells.map((spell) => spell.unitId)).size,
      vacant: raw.spells.filter((spell) => spell.endedOn === null).length,
      contacted: raw.outreach.length,
    },
    cases: {
      filed: facts.filter((fact) => fact.reached.applied).length,
      granted: facts.filter(isGranted).length,
      returned: facts.filter((fact) => fact.reached.returned).length,
    },
    funnel: funnel(units, facts),
    envelopes: context.envelopes,
    money: money(facts),
    energy: energy(facts),
    transitions: transitions(facts),
    exits: exits(returns),
    persistence: persistence(returns, context.until),
    survival: {
      spells: spells.length,
      steps,
      median: medianMonths(steps),
      byExit: kinds.map((kind) => ({ kind, steps: cumulativeIncidence(spells, kind, LEAST_AT_RISK) })),
    },
  };
}
