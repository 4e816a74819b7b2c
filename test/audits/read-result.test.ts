import { describe, expect, it } from 'vitest';
import type { ClassLimits } from '../../src/audits/energy-class.ts';
import { type ReadingContext, readResult } from '../../src/audits/engine/read-result.ts';

type Output = Parameters<typeof readResult>[0];
const LIMITS: ClassLimits = [70, 110, 180, 250, 330, 420];
const GES_LIMITS: ClassLimits = [6, 11, 30, 50, 70, 100];
const CONTEXT: ReadingContext = {
  engine: 'test',
  reading: 'method',
  livingArea: 100,
  epLimits: LIMITS,
  gesLimits: GES_LIMITS,
  networkFactor: null,
  assumptions: [],
  messages: [],
};

/** What the engine gives for a dwelling on a heat network: 10 000 kWh of heat, 1 000 of electricity. */
const output = (): Output => ({
  deperdition: {
    deperdition_mur: 100,
    deperdition_plancher_haut: 50,
    deperdition_plancher_bas: 20,
    deperdition_baie_vitree: 60,
    deperdition_porte: 5,
    deperdition_pont_thermique: 25,
    deperdition_renouvellement_air: 80,
  },
  apport_et_besoin: {},
  confort_ete: { enum_indicateur_confort_ete_id: '2' },
  ef_conso: {
    conso_ch: 8000,
    conso_ecs: 2000,
    conso_fr: 0,
    conso_eclairage: 200,
    conso_totale_auxiliaire: 800,
    conso_5_usages: 11_000,
    conso_ch_depensier: 9600,
    conso_ecs_depensier: 2800,
  },
  ep_conso: {
    ep_conso_5_usages_m2: 119,
    classe_bilan_dpe: 'C',
    coeff_2_3_ep_conso_5_usages_m2: 123,
    coeff_2_3_classe_bilan_dpe: 'C',
  } as unknown as Output['ep_conso'],
  emission_ges: {
    emission_ges_5_usages: 3914,
    classe_emission_ges: 'D',
  } as unknown as Output['emission_ges'],
  sortie_par_energie_collection: {
    sortie_par_energie: [
      { enum_type_energie_id: '8', conso_ch: 8000, conso_ecs: 2000 } as never,
      { enum_type_energie_id: '1', conso_ch: 0, conso_ecs: 0 } as never,
    ],
  },
});

describe('An output of the engine', () => {
  it.each<[string, (made: Output) => void]>([
    ['ep_conso_5_usages_m2', ({ ep_conso }) => Object.assign(ep_conso, { ep_conso_5_usages_m2: Number.NaN })],
    ['classe_bilan_dpe', ({ ep_conso }) => Object.assign(ep_conso, { classe_bilan_dpe: null })],
    [
      'emission_ges_5_usages',
      ({ emission_ges }) => Object.assign(emission_ges, { emission_ges_5_usages: undefined }),
    ],
    ['classe_emission_ges', ({ emission_ges }) => Object.assign(emission_ges, { classe_emission_ges: 'H' })],
    ['conso_ecs', ({ ef_conso }) => Object.assign(ef_conso, { conso_ecs: Number.POSITIVE_INFINITY })],
    ['conso_ch_depensier', ({ ef_conso }) => Object.assign(ef_conso, { conso_ch_depensier: Number.NaN })],
    ['conso_totale_auxiliaire', ({ ef_conso }) => Object.assign(ef_conso, { conso_totale_auxiliaire: '12' })],
    ['deperdition_mur', ({ deperdition }) => Object.assign(deperdition, { deperdition_mur: Number.NaN })],
    ['deperdition_porte', ({ deperdition }) => Object.assign(deperdition, { deperdition_porte: -1 })],
    [
      'enum_type_energie_id',
      ({ sortie_par_energie_collection: { sortie_par_energie: list } }) =>
        Object.assign(list[0] ?? {}, { enum_type_energie_id: '14' }),
    ],
    [
      'confort_ete',
      ({ confort_ete }) => Object.assign(confort_ete, { enum_indicateur_confort_ete_id: undefined }),
    ],
    [
      'coeff_2_3_ep_conso_5_usages_m2',
      ({ ep_conso }) => Object.assign(ep_conso, { coeff_2_3_ep_conso_5_usages_m2: Number.NaN }),
    ],
  ])('without a sound %s is an error, not a class G', (name, spoil) => {
    const made = output();
    expect(readResult(made, CONTEXT).energyClass).toBe('D');
    spoil(made);
    expect(() => readResult(made, CONTEXT)).toThrow(
      expect.objectContaining({ code: 'audits.errors.notFinite', params: { output: name } }),
    );
  });

  it('has the class of the worse of energy and climate', () => {
    expect(readResult(output(), CONTEXT)).toMatchObject({ epClass: 'C', gesClass: 'D', energyClass: 'D' });
  });

  it('counts a network’s heat at the network’s own carbon content', () => {
    // 10 000 kWh × (0.385 − 0.04) less than with the stand-in of the engine.
    const result = readResult(output(), { ...CONTEXT, networkFactor: 0.04 });
    expect(result.gesTotal).toBeCloseTo(3914 - 3450, 6);
    expect(result).toMatchObject({ ges: 4, gesClass: 'A', energyClass: 'C' });
  });

  it('splits energy by carrier, lights and pumps on electricity', () => {
    const result = readResult(output(), CONTEXT);
    expect(result.finalByCarrier).toEqual({ 'heat-network': 10_000, electricity: 1000 });
    expect(result.spendthriftByCarrier['heat-network']).toBeCloseTo(9600 + 2800, 6);
    expect(result.spendthriftByCarrier.electricity).toBe(1000);
  });
});
