import type { MeasureSlug } from '../audits/works/measure-catalogue.ts';
import type { ProjectAnswers } from '../audits/works/retained-scenario.ts';
import type { Reader } from '../db/database.ts';
import type { IncomeBand } from '../incentives/vocabulary.ts';
import { type Day, dayOf } from '../shared/dates.ts';
import type { UnitId } from '../shared/ids.ts';
import { keptForUnit } from './estimate-store.ts';

/** What an owner said of the project in the public estimate, for the pages that would ask it again. */
export type SaidInEstimate = {
  readonly on: Day;
  readonly measures: readonly MeasureSlug[];
  readonly project: Pick<ProjectAnswers, 'ownerKind' | 'tenureAfter' | 'rentLevel' | 'householdSize'>;
  readonly incomeBand: IncomeBand | null;
};

/** The estimate that went on with this home; null when none did. */
export async function saidInEstimate(d: Reader, unitId: UnitId): Promise<SaidInEstimate | null> {
  const kept = await keptForUnit(d, unitId);
  if (!kept) return null;
  const { ownerKind, tenureAfter, rentLevel, householdSize, measures, incomeBand } = kept.answers;
  return {
    on: dayOf(kept.updatedAt),
    measures,
    incomeBand,
    project: { ownerKind, tenureAfter, rentLevel: tenureAfter === 'let' ? rentLevel : null, householdSize },
  };
}
