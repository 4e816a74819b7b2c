import { calcul_3cl, getVersion, type Open3clOutput } from '@open3cl/engine';
import { Inertie } from '@open3cl/engine/7_inertie.js';
import enums from '@open3cl/engine/enums.js';
import tables from '@open3cl/engine/tv.js';
import { DomainError } from '../../shared/errors.ts';
import { classWithin, worseOf } from '../energy-class.ts';
import { classLimits, listening, readAsCertifiedSoftware } from '../engine/compute-energy.ts';
import type { PrimaryEnergy } from '../engine/energy-engine.ts';
import { checkedClass, lossesOf, positive } from '../engine/read-result.ts';
import { answersOfDpe } from './answers-of-dpe.ts';
import { inColdDecember } from './cold-december.ts';
import { completeDpe, withLossesOfEmptyParts, withoutStatedParts } from './complete-dpe.ts';
import { mustBeWhole, mustHaveShell } from './computed-parts.ts';
import type { DpeReading, DpeResult } from './dpe-reading.ts';
import { type DpeFields, isFields, nodeAt, textAt } from './dpe-tree.ts';
import { withFacadesAsStated } from './exposed-facades.ts';
import { withHybridsSharedOnce } from './hybrid-heat-pumps.ts';
import { withNamedRows } from './named-rows.ts';
import { openDpe } from './open-dpe.ts';
import { mustKnowBurners, withOtherBurners } from './other-burners.ts';
import { withWholePowers } from './powers.ts';
import { refuseDpe } from './refuse-dpe.ts';
import { type LabelFigures, type LabelRules, rulesOf, statedLabel } from './stated-result.ts';

// Loads the engine, in the reading of certified software, for the life of this thread: only dpe-worker.ts does it.
readAsCertifiedSoftware();

const DETAIL_LENGTH = 200;

/**
 * A DPE's XML file, computed again.
 * @param bytes the file as it was sent: anything
 * @throws DomainError `audits.errors.dpe.*`: what is wrong with it, or why such a dwelling is not computed
 */
export function computeDpe(bytes: Uint8Array): DpeReading {
  const { dpe, facts } = openDpe(bytes);
  completeDpe(dpe, enums);
  // All that the file says is read before the engine, which writes its own results over it.
  const stated = statedLabel(dpe);
  const rules = rulesOf(dpe, facts.date);
  const answers = answersOfDpe(dpe, facts);
  withWholePowers(dpe, tables);
  withOtherBurners(dpe);
  withHybridsSharedOnce(dpe);
  withNamedRows(dpe, tables);
  withFacadesAsStated(dpe, jointLosses);
  // Of a copy, and first: the engine writes over what it is given.
  const then = rules.coldDecember
    ? inColdDecember(() => resultOfEither(structuredClone(dpe), facts.livingArea))
    : null;
  const today = resultOfEither(dpe, facts.livingArea);
  const recomputed = { ...labelUnder(dpe, then ?? today, rules), ...rules };
  return {
    format: 'volets-dpe/1',
    facts,
    stated,
    recomputed,
    sameClass: stated && stated.energyClass === recomputed.energyClass,
    epGap: stated && stated.ep > 0 ? (recomputed.ep - stated.ep) / stated.ep : null,
    today,
    answers,
  };
}

const placeOf = (dpe: DpeFields) => ({
  zone: textAt(dpe, 'logement', 'meteo', 'enum_zone_climatique_id') ?? '',
  altitude: textAt(dpe, 'logement', 'meteo', 'enum_classe_altitude_id') ?? '',
});

/**
 * As certified software computes, with an eye on what the file states of each part; where that gives nothing, from
 * what was observed alone.
 */
function resultOfEither(dpe: DpeFields, livingArea: number): DpeResult {
  const observed = withoutStatedParts(structuredClone(dpe));
  const dwelling = observed.logement;
  if (isFields(dwelling)) withLossesOfEmptyParts(dwelling);
  try {
    return possible(resultOf(dpe, livingArea));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return possible(resultOf(observed, livingArea));
  }
}

/** kWh of primary energy per m²: a few times what the worst studio needs. */
const MOST_EP = 10_000;
function possible(result: DpeResult): DpeResult {
  const { ep } = result.underFactor['2.3'];
  if (ep > MOST_EP)
    throw refuseDpe('outOfBounds', { field: 'ep_conso_5_usages_m2', value: ep, min: 0, max: MOST_EP });
  return result;
}

function resultOf(dpe: DpeFields, livingArea: number): DpeResult {
  withInertia(dpe);
  const { output, messages } = engineOutput(dpe);
  try {
    return readOutput(dpe, output, messages, livingArea);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw refuseDpe('notComputed', { detail: String(error.params.output ?? '') });
  }
}

/** @throws DomainError `audits.errors.notFinite` */
function readOutput(
  dpe: DpeFields,
  output: Open3clOutput,
  messages: readonly string[],
  livingArea: number,
): DpeResult {
  const { ep_conso: primary, emission_ges: emission } = output;
  const { zone, altitude } = placeOf(dpe);
  const gesClass = checkedClass(emission.classe_emission_ges, 'classe_emission_ges');
  const limits = classLimits(zone, altitude)(livingArea);
  // The engine's own class is that of before photovoltaics; without them both are one.
  const epClassOf = (prefix: '' | 'coeff_2_3_') => {
    checkedClass(primary[`${prefix}classe_bilan_dpe`], 'classe_bilan_dpe');
    return classWithin(limits.epLimits, positive(primary, `${prefix}ep_conso_5_usages_m2`));
  };
  const under = (factor: 1.9 | 2.3, prefix: '' | 'coeff_2_3_'): PrimaryEnergy => ({
    factor,
    ep: positive(primary, `${prefix}ep_conso_5_usages_m2`),
    energyClass: worseOf(epClassOf(prefix), gesClass),
  });
  const now = under(1.9, '');
  return {
    method: '3CL-DPE 2021',
    engine: `Open3CL ${getVersion()}`,
    reading: 'certified-software',
    electricityFactor: 1.9,
    ep: now.ep,
    ges: positive(emission, 'emission_ges_5_usages_m2'),
    energyClass: now.energyClass,
    epClass: epClassOf(''),
    gesClass,
    ...limits,
    underFactor: { '1.9': now, '2.3': under(2.3, 'coeff_2_3_') },
    final: positive(output.ef_conso, 'conso_5_usages'),
    losses: lossesOf(output.deperdition),
    messages,
  };
}

/** Of a tree that is not used again: the engine writes over it. */
function jointLosses(dpe: DpeFields): number | undefined {
  try {
    withInertia(dpe);
    const { result } = listening(() => calcul_3cl(dpe, { sanitize: false }));
    return result?.logement.sortie.deperdition.hperm;
  } catch {
    return undefined;
  }
}

/** The file's own inertia, else the engine's rule. */
function withInertia(dpe: DpeFields): void {
  const envelope = nodeAt(dpe, 'logement', 'enveloppe') as DpeFields;
  if (textAt(envelope, 'inertie', 'enum_classe_inertie_id') !== undefined) return;
  const { enum_classe_inertie_id: id } = new Inertie().calculateInertie(envelope);
  (envelope.inertie as DpeFields).enum_classe_inertie_id = id;
}

/** The engine's output; its crashes are refusals: it dereferences much that a file may lack. */
function engineOutput(dpe: DpeFields): { output: Open3clOutput; messages: readonly string[] } {
  try {
    const { result, messages } = listening(() => calcul_3cl(dpe, { sanitize: false }));
    if (result === null) throw refuseDpe('notComputed', { detail: messages.at(-1) ?? '' });
    mustKnowBurners(dpe);
    mustBeWhole(dpe.logement);
    return { output: result.logement.sortie, messages };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    mustHaveShell(dpe.logement);
    throw refuseDpe('notComputed', { detail: String(error).slice(0, DETAIL_LENGTH) });
  }
}

/** The label of the day of the DPE: its factor of electricity, and the limits of its time. */
function labelUnder(dpe: DpeFields, result: DpeResult, { factor, smallDwellings }: LabelRules): LabelFigures {
  const { zone, altitude } = placeOf(dpe);
  const { ep } = result.underFactor[`${factor}`];
  const limits = smallDwellings ? result : classLimits(zone, altitude)(Number.POSITIVE_INFINITY);
  const epClass = classWithin(limits.epLimits, ep);
  const gesClass = classWithin(limits.gesLimits, result.ges);
  return { ep, ges: result.ges, epClass, gesClass, energyClass: worseOf(epClass, gesClass) };
}
