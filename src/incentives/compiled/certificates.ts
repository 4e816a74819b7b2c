import type { Day } from '../../shared/dates.ts';
import { vintageOn } from '../in-force.ts';
import { factorFor, lumpFor, type Volume, volumeOf } from '../levers/cee.ts';
import type { LeverParameters, Vintage } from '../levers/lever-parameters.ts';
import { UNKNOWN } from '../situation.ts';
import type { MeasureSlug } from '../vocabulary.ts';
import { compileConditions } from './compile-condition.ts';
import type { Project } from './project.ts';
import { onceForSituation } from './shared-parts.ts';
import { type FastVerdict, NO, UNSURE, YES } from './verdicts.ts';

/** What certificates pay for a project, cents; null while an answer is missing: the lever itself then tells. */
export type SoldFor = (project: Project) => number | null;

/** As `ceeMeasures` where no rival aid stands in its way. 0: nothing to sell, or a condition refuses. */
export function compileMeasureCertificates(levers: LeverParameters, on: Day): SoldFor | null {
  const vintage = vintageOn(levers.ceeMeasures, on);
  if (!vintage) return null;
  const { conditions, volumes, centsPerMWhc } = vintage.value;
  const met = compileConditions(conditions);
  const sheets = new Map<MeasureSlug, Volume[]>();
  for (const volume of volumes) sheets.set(volume.measure, [...(sheets.get(volume.measure) ?? []), volume]);
  const sell = (project: Project): number | null => {
    const { situation } = project;
    if (situation.measures.length === 0) return null;
    let total = 0;
    for (const measure of situation.measures) {
      const own = sheets.get(measure.slug);
      if (own === undefined) continue;
      const { sold, missing } = volumeOf(own, centsPerMWhc, measure, situation);
      if (missing.length > 0) return null;
      total += sold?.amount ?? 0;
    }
    return total;
  };
  return onceForSituation<number | null>((project) => {
    const verdict = met(project);
    if (verdict === NO) return 0;
    const total = sell(project);
    return verdict === YES || total === 0 ? total : null;
  }, null);
}

/** The lump of a deep renovation, cents; refilled at each project. */
export type DeepRenovation = { status: FastVerdict; amount: number };

/** As `ceeDeepRenovation` where MaPrimeRénov' is refused for certain. */
export function compileDeepRenovation(
  levers: LeverParameters,
  on: Day,
): ((project: Project, into: DeepRenovation) => void) | null {
  const vintage = vintageOn(levers.ceeDeepRenovation, on);
  return vintage && compileLump(vintage);
}

function compileLump({ value }: Vintage<'ceeDeepRenovation'>) {
  const met = compileConditions(value.conditions);
  return (project: Project, into: DeepRenovation): void => {
    const { livingArea } = project.situation;
    const gained = project.classesGained;
    into.amount = 0;
    into.status = met(project);
    if (into.status === NO) return;
    if (gained === UNKNOWN || livingArea === UNKNOWN) {
      into.status = UNSURE;
      return;
    }
    if (into.status === YES)
      into.amount = Math.floor(
        (lumpFor(value.lumps, gained) * factorFor(value.areaFactors, livingArea)) / 100,
      );
  };
}
