import type { Consumption, Open3clOutput } from '@open3cl/engine';
import { refused } from '../../shared/errors.ts';
import { type ClassLimits, classWithin, type EnergyClass, isEnergyClass, worseOf } from '../energy-class.ts';
import type {
  Assumption,
  Carrier,
  EnergyResult,
  EngineReading,
  LossPart,
  PrimaryEnergy,
} from './energy-engine.ts';

export type ReadingContext = {
  readonly engine: string;
  readonly reading: EngineReading;
  readonly livingArea: number;
  readonly epLimits: ClassLimits;
  readonly gesLimits: ClassLimits;
  /** kgCO2/kWh of the network that heats the dwelling; null when none does. */
  readonly networkFactor: number | null;
  readonly assumptions: readonly Assumption[];
  readonly messages: readonly string[];
};

/** What the engine takes for a network that it is not told the name of ("autres réseaux"), kgCO2/kWh. */
const ENGINE_NETWORK_FACTOR = 0.385;
const NETWORK_ID = '8';
const CARRIER_OF: Record<string, Carrier> = {
  '1': 'electricity',
  '2': 'gas',
  '3': 'oil',
  '4': 'logs',
  '5': 'pellets',
  [NETWORK_ID]: 'heat-network',
  '9': 'propane',
};
const LOSS_FIELDS: Record<LossPart, string> = {
  walls: 'deperdition_mur',
  roof: 'deperdition_plancher_haut',
  floor: 'deperdition_plancher_bas',
  windows: 'deperdition_baie_vitree',
  doors: 'deperdition_porte',
  thermalBridges: 'deperdition_pont_thermique',
  airRenewal: 'deperdition_renouvellement_air',
};
const COMFORT = { '1': 'insufficient', '2': 'average', '3': 'good' } as const;

/**
 * The outputs that the software uses, each checked: the engine turns a missing input into NaN and NaN into
 * class G, hence into more subsidy.
 * @throws DomainError `audits.errors.notFinite` {output}
 */
export function readResult(output: Open3clOutput, context: ReadingContext): EnergyResult {
  const { ef_conso: final, ep_conso: primary, emission_ges: emission } = output;
  const ep = positive(primary, 'ep_conso_5_usages_m2');
  checkedClass(primary.classe_bilan_dpe, 'classe_bilan_dpe');
  // The engine's own class is that of before photovoltaics; without them both are one.
  const epClass = classWithin(context.epLimits, ep);
  const oldEp = positive(primary, 'coeff_2_3_ep_conso_5_usages_m2');
  checkedClass(primary.coeff_2_3_classe_bilan_dpe, 'coeff_2_3_classe_bilan_dpe');
  const gesTotal = emissionsOf(output, emission, context.networkFactor);
  const ges = Math.floor(gesTotal / context.livingArea);
  const gesClass = gesClassOf(ges, emission.classe_emission_ges, context);
  const losses = lossesOf(output.deperdition);
  const under = (factor: 1.9 | 2.3, value: number, alone: EnergyClass): PrimaryEnergy => ({
    factor,
    ep: value,
    energyClass: worseOf(alone, gesClass),
  });
  return {
    method: '3CL-DPE 2021',
    engine: context.engine,
    reading: context.reading,
    electricityFactor: 1.9,
    livingArea: context.livingArea,
    ep,
    ges,
    energyClass: worseOf(epClass, gesClass),
    epClass,
    gesClass,
    epLimits: context.epLimits,
    gesLimits: context.gesLimits,
    underFactor: {
      '1.9': under(1.9, ep, epClass),
      '2.3': under(2.3, oldEp, classWithin(context.epLimits, oldEp)),
    },
    final: positive(final, 'conso_5_usages'),
    finalByUse: {
      heating: positive(final, 'conso_ch'),
      hotWater: positive(final, 'conso_ecs'),
      cooling: positive(final, 'conso_fr'),
      lighting: positive(final, 'conso_eclairage'),
      auxiliaries: positive(final, 'conso_totale_auxiliaire'),
    },
    finalByCarrier: carriersOf(output, CONVENTIONAL),
    spendthriftByCarrier: carriersOf(output, spendthriftHabits(final)),
    gesTotal,
    losses,
    lossesTotal: Object.values(losses).reduce((sum, loss) => sum + loss, 0),
    summerComfort: comfortOf(output),
    assumptions: context.assumptions,
    messages: context.messages,
  };
}

export function finite(values: Consumption, output: string): number {
  const value = values[output];
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw refused('audits.errors.notFinite', { output });
  return value;
}

export function positive(values: Consumption, output: string): number {
  const value = finite(values, output);
  if (value < 0) throw refused('audits.errors.notFinite', { output });
  return value;
}

export function checkedClass(value: unknown, output: string): EnergyClass {
  if (!isEnergyClass(value)) throw refused('audits.errors.notFinite', { output });
  return value;
}

const energies = (output: Open3clOutput) => output.sortie_par_energie_collection.sortie_par_energie;

type Shares = Partial<Record<Carrier, number>>;
/** More or less of each use than the conventional household draws. */
type Habits = { readonly heating: number; readonly hotWater: number; readonly rest: number };
const CONVENTIONAL: Habits = { heating: 1, hotWater: 1, rest: 1 };

function spendthriftHabits(final: Consumption): Habits {
  const ratio = (use: string) => {
    const usual = positive(final, `conso_${use}`);
    // In months without need the engine lets this household's heating fall below zero: it never draws less.
    const more = finite(final, `conso_${use}_depensier`);
    return usual === 0 ? 1 : Math.max(1, more / usual);
  };
  return { heating: ratio('ch'), hotWater: ratio('ecs'), rest: 1 };
}

/**
 * Only heating and hot water are by carrier in the engine's output: lights, fans and pumps are electric. What panels
 * make and the dwelling uses is taken off the whole: it is not bought, and can be more than lights and pumps draw.
 */
function carriersOf(output: Open3clOutput, habits: Habits): Shares {
  const shares: Record<string, number> = {};
  let heatAndWater = 0;
  for (const energy of energies(output)) {
    const carrier = CARRIER_OF[energy.enum_type_energie_id];
    if (carrier === undefined) throw refused('audits.errors.notFinite', { output: 'enum_type_energie_id' });
    const heating = positive(energy, 'conso_ch');
    const hotWater = positive(energy, 'conso_ecs');
    heatAndWater += heating + hotWater;
    shares[carrier] = heating * habits.heating + hotWater * habits.hotWater;
  }
  const rest = positive(output.ef_conso, 'conso_5_usages') - heatAndWater;
  return { ...shares, electricity: Math.max(0, (shares.electricity ?? 0) + rest * habits.rest) };
}

/** A network's own carbon content replaces the engine's stand-in: its table is older than the current annex. */
function emissionsOf(output: Open3clOutput, emission: Consumption, networkFactor: number | null): number {
  const total = positive(emission, 'emission_ges_5_usages');
  if (networkFactor === null) return total;
  const network = energies(output).find(({ enum_type_energie_id: id }) => id === NETWORK_ID);
  if (network === undefined) return total;
  const delivered = positive(network, 'conso_ch') + positive(network, 'conso_ecs');
  return Math.max(0, total - delivered * (ENGINE_NETWORK_FACTOR - networkFactor));
}

/** The engine's own class, unless the emissions were corrected for a network. */
function gesClassOf(
  ges: number,
  fromEngine: string,
  { networkFactor, gesLimits }: ReadingContext,
): EnergyClass {
  return networkFactor === null
    ? checkedClass(fromEngine, 'classe_emission_ges')
    : classWithin(gesLimits, ges);
}

export function lossesOf(deperdition: Record<string, number>): Record<LossPart, number> {
  const entries = Object.entries(LOSS_FIELDS).map(([part, field]) => [part, positive(deperdition, field)]);
  return Object.fromEntries(entries) as Record<LossPart, number>;
}

function comfortOf({ confort_ete: comfort }: Open3clOutput): EnergyResult['summerComfort'] {
  const id = comfort.enum_indicateur_confort_ete_id;
  if (id !== '1' && id !== '2' && id !== '3')
    throw refused('audits.errors.notFinite', { output: 'confort_ete' });
  return COMFORT[id];
}
