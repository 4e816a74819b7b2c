import enums from '@open3cl/engine/enums.js';
import tables from '@open3cl/engine/tv.js';
import { describe, expect, it } from 'vitest';
import { ANSWER_KINDS } from '../../src/audits/answer-kinds.ts';
import type { AuditAnswers } from '../../src/audits/audit-answers.ts';
import {
  CLIMATE_ZONES,
  climateZoneOf,
  DEPARTMENT_CODES,
  reachesAbove800,
} from '../../src/audits/climate-zone.ts';
import { type PeriodId, periodOf, periodOfYear } from '../../src/audits/construction-period.ts';
import { buildDpeInput } from '../../src/audits/dpe-input/build-dpe-input.ts';
import { heatingChoice } from '../../src/audits/dpe-input/heating-choice.ts';
import { insulationEntry } from '../../src/audits/dpe-input/insulation.ts';
import { structureOf, tabulatedThickness } from '../../src/audits/dpe-input/wall-materials.ts';
import { NO_SITE_FACTS, type SiteFacts } from '../../src/audits/site-facts.ts';
import { FULL_SITE } from './support/any-answers.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

const FLAT: AuditAnswers = {
  ...REFERENCE_HOUSE,
  kind: 'flat',
  storey: 'middle',
  exposedSides: 'two',
  landing: 'sheltered',
  livingArea: 60,
  levels: 1,
  facadeWidth: 7,
};
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'accepted';
};
const built = (answers: AuditAnswers, site: SiteFacts = NO_SITE_FACTS) =>
  buildDpeInput(answers, site).logement;
const heatingOf = (change: AuditAnswers): { label: string; energy: string } => {
  const choice = heatingChoice({ ...REFERENCE_HOUSE, ...change }, FULL_SITE);
  return {
    label: enums.type_generateur_ch?.[String(choice.generator)] ?? 'unknown',
    energy: enums.type_energie?.[choice.energy] ?? 'unknown',
  };
};

describe('The place', () => {
  it('has a climate zone in each of the 96 metropolitan departments and none overseas', () => {
    expect(DEPARTMENT_CODES).toHaveLength(96);
    expect(new Set(DEPARTMENT_CODES).size).toBe(96);
    expect(climateZoneOf('59183')).toBe('H1a');
    expect(climateZoneOf('2A004')).toBe('H3');
    expect(climateZoneOf('97411')).toBeUndefined();
    expect(codeOf(() => built({ ...REFERENCE_HOUSE, commune: '97411' }))).toBe(
      'audits.errors.answer.overseas',
    );
  });

  it('names its zone as the engine does', () => {
    const ids = CLIMATE_ZONES.map((zone) => {
      const department = DEPARTMENT_CODES.find((code) => climateZoneOf(`${code}001`) === zone);
      return built({ ...REFERENCE_HOUSE, commune: `${department}001` }).meteo.enum_zone_climatique_id;
    });
    expect(ids.map((id) => enums.zone_climatique?.[id])).toEqual(
      CLIMATE_ZONES.map((zone) => zone.toLowerCase()),
    );
  });

  it('is refused above 800 m where the method has no weather', () => {
    const hours = (tables as unknown as { nref19: Record<string, Record<string, Record<string, object>>> })
      .nref19;
    const january = hours[0]?.['supérieur à 800m']?.Janvier as Record<string, number>;
    expect(CLIMATE_ZONES.filter((zone) => !reachesAbove800(zone))).toEqual(
      CLIMATE_ZONES.filter((zone) => january[zone.toLowerCase()] === 0),
    );
    expect(codeOf(() => built({ ...REFERENCE_HOUSE, altitude: 'above-800' }))).toBe(
      'audits.errors.answer.noSuchAltitude',
    );
  });
});

describe('The age', () => {
  it.each<[number, PeriodId]>([
    [1200, '1'],
    [1947, '1'],
    [1948, '2'],
    [1974, '2'],
    [1975, '3'],
    [1978, '4'],
    [1983, '5'],
    [1989, '6'],
    [2001, '7'],
    [2006, '8'],
    [2013, '9'],
    [2022, '10'],
  ])('of %i is period %s', (year, period) => {
    expect(periodOfYear(year)).toBe(period);
  });

  it('is the period picked when the year is unknown, the oldest when both are', () => {
    expect(periodOf({ yearBuilt: 'unknown', period: '1989-2000' })).toBe('6');
    expect(periodOf({ yearBuilt: 'unknown', period: 'unknown' })).toBe('1');
  });
});

describe('Walls', () => {
  const materials = ANSWER_KINDS.wallMaterial.values;
  const ALL_PERIODS = ['1', '6', '7', '8', '10'] as const;
  const number = (text: string | undefined) => Number(text?.replace(/[^\d.]/g, ''));

  it.each(materials)('of %s are sent with the thicknesses of the method’s own table', (material) => {
    for (const [period, filled] of ALL_PERIODS.flatMap((each) => [
      [each, true] as const,
      [each, false] as const,
    ])) {
      const { id, thicknesses } = structureOf(material, period, filled);
      const rows = tables.umur0?.filter((row) => row.enum_materiaux_structure_mur_id === id) ?? [];
      const tabulated = rows
        .filter((row) => row.epaisseur_structure)
        .map((row) => number(row.epaisseur_structure));
      expect(thicknesses).toEqual(tabulated);
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it('are never flattered by rounding: 22 cm of brick counts as 19, 24 as 23', () => {
    const brick = structureOf('solid-brick', '1', false);
    const sent = [8, 9, 22, 24, 33.9, 34, 200].map((thickness) => tabulatedThickness(brick, thickness));
    expect(sent).toEqual([9, 9, 19, 23, 28, 34, 70]);
  });

  it('of an unknown material are the method’s bare wall', () => {
    const [front] = built({ ...REFERENCE_HOUSE, wallMaterial: 'unknown' }).enveloppe.mur_collection.mur;
    expect(front?.donnee_entree).toMatchObject({
      enum_materiaux_structure_mur_id: '1',
      enum_methode_saisie_u0_id: '1',
    });
    expect(front?.donnee_entree).not.toHaveProperty('epaisseur_structure');
  });

  it('of wood frame are filled only where an insulation is counted nowhere else', () => {
    const structure = (change: AuditAnswers) => {
      const frame: AuditAnswers = {
        ...REFERENCE_HOUSE,
        yearBuilt: 1985,
        wallMaterial: 'wood-frame',
        ...change,
      };
      const [front] = built(frame).enveloppe.mur_collection.mur;
      const id = front?.donnee_entree.enum_materiaux_structure_mur_id ?? '';
      return enums.materiaux_structure_mur?.[id];
    };
    const bare = 'murs en ossature bois sans remplissage';
    const filled = 'murs en ossature bois avec isolant en remplissage <2001';
    expect(structure({ wallInsulation: 'none' })).toBe(bare);
    expect(structure({ wallInsulation: 'unknown', yearBuilt: 1960 })).toBe(bare);
    expect(structure({ wallInsulation: 'unknown' })).toBe(filled);
    expect(structure({ wallInsulation: 'inside', wallInsulationThickness: 'unknown' })).toBe(filled);
    expect(structure({ wallInsulation: 'inside', wallInsulationThickness: 10 })).toBe(bare);
    expect(structure({ wallInsulation: 'outside', wallInsulationR: 3.7 })).toBe(bare);
    expect(structure({ wallInsulation: 'both', wallInsulationR: 3.7 })).toBe(filled);
  });

  it('of filled wood frame have the insulation within them, and none of the table by period besides', () => {
    const frame: AuditAnswers = {
      ...REFERENCE_HOUSE,
      yearBuilt: 2003,
      wallMaterial: 'wood-frame',
      wallInsulation: 'insulated',
      wallInsulationThickness: 'unknown',
    };
    const [front] = built(frame).enveloppe.mur_collection.mur;
    expect(front?.donnee_entree).toMatchObject({
      enum_type_isolation_id: '5',
      enum_methode_saisie_u_id: '1',
    });
    expect(front?.donnee_entree).not.toHaveProperty('enum_periode_isolation_id');
  });

  it('shared with a heated neighbour lose nothing', () => {
    const walls = built(REFERENCE_HOUSE).enveloppe.mur_collection.mur.map(
      ({ donnee_entree: entry }) => entry,
    );
    const adjacency = walls.map((wall) => [wall.reference, wall.enum_type_adjacence_id]);
    expect(adjacency).toEqual([
      ['wall-front', '1'],
      ['wall-back', '1'],
      ['wall-left', '22'],
      ['wall-right', '22'],
    ]);
    // 5.5 m × 5.5 m, less half of 15 m² of windows, less the door on the front.
    expect(walls.map((wall) => wall.surface_paroi_opaque)).toEqual([20.75, 22.75, 45, 45]);
  });
});

describe('Junctions with the floors between two levels of a house', () => {
  const lengthOf = (change: AuditAnswers) =>
    built({ ...REFERENCE_HOUSE, yearBuilt: 1970, levels: 3, ...change })
      .enveloppe.pont_thermique_collection.pont_thermique.map(({ donnee_entree: entry }) => entry)
      .filter((entry) => entry.enum_type_liaison_id === '2')
      .reduce((sum, { l, pourcentage_valeur_pont_thermique: part }) => sum + l * part, 0);

  it('count in full along each outer wall since floors are heavy', () => {
    // Two floors, a front and a back of 5.5 m.
    expect(lengthOf({})).toBeCloseTo(22, 5);
    expect(lengthOf({ levels: 1 })).toBe(0);
  });

  it('do not count where floors are light', () => {
    expect(lengthOf({ yearBuilt: 1932 })).toBe(0);
    expect(lengthOf({ floorStructure: 'wood' })).toBe(0);
    expect(lengthOf({ roofType: 'slopes' })).toBeCloseTo(11, 5);
  });
});

describe('Insulation', () => {
  const facts = { thicknessCm: undefined, resistance: undefined, period: '1' as const };

  it('that nobody knows is none before 1975 and the table after', () => {
    expect(insulationEntry({ ...facts, side: undefined })).toEqual({
      enum_type_isolation_id: '2',
      enum_methode_saisie_u_id: '1',
    });
    expect(insulationEntry({ ...facts, side: undefined, period: '6' })).toEqual({
      enum_type_isolation_id: '1',
      enum_methode_saisie_u_id: '2',
    });
  });

  it.each([
    [1932, 2015, '9'],
    [1932, 1985, '5'],
    [2008, 1990, '8'],
    [1932, 'unknown', '3'],
    [1932, 1950, '2'],
  ] as const)(
    'of a house of %i insulated in %s, without a thickness, is that of its works',
    (built1, year, period) => {
      const house: AuditAnswers = {
        ...REFERENCE_HOUSE,
        yearBuilt: built1,
        floorType: 'cellar',
        wallInsulation: 'outside',
        wallInsulationThickness: 'unknown',
        wallInsulationYear: year,
        roofInsulation: 'insulated',
        roofInsulationThickness: 'unknown',
        roofInsulationYear: year,
        floorInsulation: 'insulated',
        floorInsulationThickness: 'unknown',
        floorInsulationYear: year,
      };
      const { mur_collection, plancher_haut_collection, plancher_bas_collection } = built(house).enveloppe;
      const parts = [
        mur_collection.mur[0],
        plancher_haut_collection.plancher_haut[0],
        plancher_bas_collection.plancher_bas[0],
      ];
      for (const part of parts)
        expect(part?.donnee_entree).toMatchObject({
          enum_methode_saisie_u_id: '7',
          enum_periode_isolation_id: period,
        });
    },
  );

  it('states a resistance rather than a thickness, and a thickness rather than a period', () => {
    expect(insulationEntry({ ...facts, side: 'outside', thicknessCm: 8, resistance: 3.7 })).toMatchObject({
      enum_methode_saisie_u_id: '6',
      resistance_isolation: 3.7,
    });
    expect(insulationEntry({ ...facts, side: 'outside', thicknessCm: 8 })).toMatchObject({
      enum_methode_saisie_u_id: '3',
      epaisseur_isolation: 8,
    });
  });

  it('of the attic floor changes how the attic itself counts', () => {
    const roof = (change: AuditAnswers) =>
      built({ ...REFERENCE_HOUSE, ...change }).enveloppe.plancher_haut_collection.plancher_haut[0]
        ?.donnee_entree;
    expect(roof({})?.enum_cfg_isolation_lnc_id).toBe('2');
    expect(
      roof({ roofInsulation: 'insulated', roofInsulationThickness: 20 })?.enum_cfg_isolation_lnc_id,
    ).toBe('4');
  });
});

describe('Heating', () => {
  it.each<[AuditAnswers, string, string]>([
    [{ heatingYear: 1979 }, 'chaudière gaz classique avant 1981', 'gaz naturel'],
    [{ heatingYear: 1990 }, 'chaudière gaz classique 1986-1990', 'gaz naturel'],
    [{ heatingYear: 1995 }, 'chaudière gaz standard 1991-2000', 'gaz naturel'],
    [
      { boilerKind: 'condensing', heatingYear: 2020 },
      'chaudière gaz à condensation après 2015',
      'gaz naturel',
    ],
    [{ heating: 'oil-boiler', heatingYear: 1988 }, 'chaudière fioul classique 1981-1990', 'fioul domestique'],
    [{ heating: 'oil-boiler', heatingYear: 2010 }, 'chaudière fioul standard 1991-2015', 'fioul domestique'],
    [
      { heating: 'oil-boiler', boilerKind: 'low-temperature', heatingYear: 2018 },
      'chaudière fioul basse température après 2015',
      'fioul domestique',
    ],
    [
      { heating: 'lpg-boiler', heatingYear: 2016 },
      'chaudière gpl/propane/butane standard après 2015',
      'propane',
    ],
    [
      { heating: 'heat-pump-air-water', heatingYear: 2016 },
      'pac air/eau installée entre 2015 et 2016',
      'électricité',
    ],
    [
      { heating: 'heat-pump-air-water', heatingYear: 2025 },
      'pac air/eau installée après 2017',
      'électricité',
    ],
    [
      { heating: 'heat-pump-air-air', heatingYear: 2009 },
      'pac air/air installée entre 2008 et 2014',
      'électricité',
    ],
    [
      { heating: 'pellet-boiler', heatingYear: 2025 },
      'chaudière bois granulés après 2019',
      'bois – granulés (pellets) ou briquettes',
    ],
    [{ heating: 'log-boiler', heatingYear: 2000 }, 'chaudière bois bûche 1995-2003', 'bois – bûches'],
    [
      { heating: 'log-stove', heatingYear: 2022 },
      'poêle bûche installé installé à partir de 2018 avec label flamme verte',
      'bois – bûches',
    ],
    [
      { heating: 'pellet-stove', heatingYear: 2015 },
      'poêle à granulés flamme verte installé entre 2012 et 2019',
      'bois – granulés (pellets) ou briquettes',
    ],
    [{ heating: 'storage-heaters' }, 'radiateur électrique à accumulation', 'électricité'],
    [{ heating: 'heat-network' }, 'réseau de chaleur non isolé', 'réseau de chauffage urbain'],
    [{ heating: 'heat-network', heatingYear: 2025 }, 'réseau de chaleur isolé', 'réseau de chauffage urbain'],
  ])('%j is “%s”', (change, label, energy) => {
    const { heatingYear: _, ...yearless } = REFERENCE_HOUSE;
    expect(heatingOf({ ...yearless, heatingYear: undefined, ...change })).toEqual({ label, energy });
  });

  it('that makes the hot water is one machine in both lists of the engine', () => {
    for (const heating of ['gas-boiler', 'oil-boiler', 'lpg-boiler', 'log-boiler', 'pellet-boiler'] as const)
      for (const boilerKind of ['standard', 'low-temperature', 'condensing'] as const)
        for (const heatingYear of [1930, 1972, 1983, 1989, 1996, 2008, 2014, 2018, 2024]) {
          const choice = heatingChoice(
            { ...REFERENCE_HOUSE, heating, boilerKind, heatingYear },
            NO_SITE_FACTS,
          );
          expect(enums.type_generateur_ecs?.[String(choice.hotWaterTwin)]).toBe(
            enums.type_generateur_ch?.[String(choice.generator)],
          );
        }
  });

  it('has beside it the stove, with emitters of its own, and the boiler that relieves a heat pump', () => {
    const beside = (change: AuditAnswers) => {
      const [installation] = built({ ...REFERENCE_HOUSE, ...change }).installation_chauffage_collection
        .installation_chauffage as unknown as {
        donnee_entree: { enum_cfg_installation_ch_id: string };
        generateur_chauffage_collection: {
          generateur_chauffage: { donnee_entree: Record<string, string> }[];
        };
        emetteur_chauffage_collection: { emetteur_chauffage: { donnee_entree: Record<string, string> }[] };
      }[];
      const { generateur_chauffage: generators } = installation?.generateur_chauffage_collection ?? {};
      const { emetteur_chauffage: emitters } = installation?.emetteur_chauffage_collection ?? {};
      const linked = [generators, emitters].map((all) =>
        all?.map(({ donnee_entree: entry }) => entry.enum_lien_generateur_emetteur_id),
      );
      const configuration = installation?.donnee_entree.enum_cfg_installation_ch_id ?? '';
      return [enums.cfg_installation_ch?.[configuration], ...linked];
    };
    expect(beside({})).toEqual(['installation de chauffage simple', ['1'], ['1']]);
    expect(beside({ backupHeating: 'log-stove', backupHeatingYear: 2005 })).toEqual([
      'installation de chauffage avec insert ou poêle bois en appoint',
      ['1', '2'],
      ['1', '2'],
    ]);
    const relieved: AuditAnswers = { heating: 'heat-pump-air-water', reliefBoiler: 'oil-boiler' };
    // By order: the pump, the boiler on the same pipes, the stove.
    expect(beside(relieved)).toEqual([
      'installation de chauffage avec chaudière en relève de pac',
      ['1', '1'],
      ['1'],
    ]);
    expect(beside({ ...relieved, backupHeating: 'log-stove' })).toEqual([
      'installation de chauffage avec chaudière en relève de pac avec insert ou poêle bois en appoint',
      ['1', '1', '2'],
      ['1', '2'],
    ]);
    // A boiler is not asked of who has no pump: what was once answered no longer counts.
    expect(beside({ reliefBoiler: 'oil-boiler' })).toEqual(beside({}));
  });

  it('has bare pipes unless an adviser saw them insulated', () => {
    const pipes = (change: AuditAnswers) =>
      /"reseau_distribution_isole":(\d)/.exec(
        JSON.stringify(built({ ...REFERENCE_HOUSE, ...change }).installation_chauffage_collection),
      )?.[1];
    expect(
      [{}, { heatingPipes: 'bare' }, { heatingPipes: 'insulated' }].map((change) =>
        pipes(change as AuditAnswers),
      ),
    ).toEqual(['0', '0', '1']);
  });

  it('sends pipes only for water in pipes', () => {
    const emitters = (change: AuditAnswers) =>
      JSON.stringify(built({ ...REFERENCE_HOUSE, ...change }).installation_chauffage_collection);
    expect(emitters({})).toContain('reseau_distribution_isole');
    expect(emitters({ heating: 'electric-convectors', hotWater: 'electric-tank' })).not.toContain(
      'reseau_distribution_isole',
    );
  });
});

describe('What is not computed', () => {
  it.each<[string, AuditAnswers, SiteFacts]>([
    ['unsupported.noHeating', { heating: 'none', hotWater: 'electric-tank' }, NO_SITE_FACTS],
    ['unsupported.noHotWater', { hotWater: 'none' }, NO_SITE_FACTS],
    ['unsupported.collectiveHeating', { heating: 'collective', hotWater: 'electric-tank' }, FULL_SITE],
    ['unsupported.collectiveHeating', { ...FLAT, heating: 'heat-network' }, FULL_SITE],
    ['unsupported.otherHeating', { heating: 'other', hotWater: 'electric-tank' }, FULL_SITE],
    ['unsupported.otherHotWater', { hotWater: 'other' }, FULL_SITE],
    ['unsupported.unknownHeatNetwork', { heating: 'heat-network' }, NO_SITE_FACTS],
    ['unsupported.solar', { otherSystems: 'solar', solarUse: 'heating' }, FULL_SITE],
    ['unsupported.solar', { ...FLAT, otherSystems: 'solar', solarUse: 'hot-water' }, FULL_SITE],
    ['missingAnswer', { otherSystems: 'solar' }, FULL_SITE],
    ['missingAnswer', { otherSystems: 'solar', solarUse: 'electricity' }, FULL_SITE],
    ['answer.hotWaterNeedsBoiler', { heating: 'electric-convectors' }, FULL_SITE],
  ])('is refused by name: %s for %j', (code, change, site) => {
    expect(codeOf(() => built({ ...REFERENCE_HOUSE, ...change }, site))).toBe(`audits.errors.${code}`);
  });

  it.each([
    'commune',
    'altitude',
    'kind',
    'adjacency',
    'livingArea',
    'levels',
    'roofType',
    'floorType',
    'heating',
    'hotWater',
  ] as const)('is a dwelling without %s', (question) => {
    const answers = { ...REFERENCE_HOUSE, [question]: undefined };
    expect(() => built(answers)).toThrow(
      expect.objectContaining({ code: 'audits.errors.missingAnswer', params: { question } }),
    );
  });
});

describe('A flat', () => {
  it('between two others loses heat by its façades alone', () => {
    const { enveloppe, caracteristique_generale: general } = built(FLAT);
    expect(general.enum_methode_application_dpe_log_id).toBe('2');
    expect(enveloppe.plancher_bas_collection.plancher_bas[0]?.donnee_entree.enum_type_adjacence_id).toBe(
      '22',
    );
    expect(enveloppe.plancher_haut_collection.plancher_haut[0]?.donnee_entree.enum_type_adjacence_id).toBe(
      '22',
    );
    expect(enveloppe.porte_collection.porte[0]?.donnee_entree.enum_type_adjacence_id).toBe('22');
  });

  it('on the top floor has a roof, on the ground floor a floor', () => {
    const adjacency = (storey: 'top' | 'ground' | 'ground-and-top') => {
      const { enveloppe } = built({ ...FLAT, storey });
      return [
        enveloppe.plancher_bas_collection.plancher_bas[0]?.donnee_entree.enum_type_adjacence_id,
        enveloppe.plancher_haut_collection.plancher_haut[0]?.donnee_entree.enum_type_adjacence_id,
      ];
    };
    expect(adjacency('top')).toEqual(['22', '12']);
    expect(adjacency('ground')).toEqual(['5', '22']);
    expect(adjacency('ground-and-top')).toEqual(['5', '12']);
  });
});
