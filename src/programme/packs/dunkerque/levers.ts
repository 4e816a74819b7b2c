import type { LeverParameters, Vintage } from '../../../incentives/levers/lever-parameters.ts';
import { day } from '../../../shared/dates.ts';
import { euros, percent } from '../../../shared/money.ts';
import { mprGestures } from './gesture-levers.ts';
import { anahLandlord, locAvantages, rentCeilings, vacancyPremium } from './landlord-levers.ts';
import { source, thrice, UNCONFIRMED, vintages } from './lever-dating.ts';
import { denormandie, propertyTaxRelief, vacancyTax } from './tax-levers.ts';

const ladder = (one: number, two: number, three: number, four: number, five: number, extra: number) => ({
  persons: [one, two, three, four, five].map(euros),
  perExtra: euros(extra),
});

const incomeBands: LeverParameters['incomeBands'] = [
  {
    validFrom: day('2025-01-01'),
    validTo: day('2025-12-31'),
    source: source(
      'Anah, plafonds de ressources applicables en 2025',
      'https://www.anah.gouv.fr',
      '2025-01-01',
    ),
    ...UNCONFIRMED,
    value: {
      article: 'Arrêté du 24 mai 2013 modifié',
      'very-modest': ladder(17_173, 25_115, 30_206, 35_285, 40_388, 5_094),
      modest: ladder(22_015, 32_197, 38_719, 45_234, 51_775, 6_525),
      intermediate: ladder(30_844, 45_340, 54_592, 63_844, 73_098, 9_254),
    },
  },
  {
    validFrom: day('2026-01-01'),
    validTo: null,
    source: source(
      'Anah, plafonds de ressources applicables en 2026',
      'https://www.anah.gouv.fr',
      '2026-01-01',
    ),
    ...UNCONFIRMED,
    value: {
      article: 'Arrêté du 24 mai 2013 modifié',
      'very-modest': ladder(17_363, 25_393, 30_540, 35_676, 40_835, 5_151),
      modest: ladder(22_259, 32_553, 39_148, 45_735, 52_348, 6_598),
      intermediate: ladder(31_185, 45_842, 55_196, 64_550, 73_907, 9_357),
    },
  },
];

const INSULATION = {
  kind: 'measures-at-least',
  article: 'Au moins deux gestes d’isolation',
  posts: ['insulation'],
  count: 2,
} as const;

const mprConditions = (
  classes: readonly ('C' | 'D' | 'E' | 'F' | 'G')[],
): Vintage<'mprAccompanied'>['value']['conditions'] => [
  { kind: 'owner-kind-in', article: 'Décret 2020-26, art. 1', ownerKinds: ['individual', 'joint-ownership'] },
  {
    kind: 'tenure-after-in',
    article: 'Décret 2020-26, art. 1',
    tenures: ['owner-occupied', 'let', 'let-furnished'],
  },
  { kind: 'building-age-at-least', article: 'Décret 2020-26, art. 1', years: 15 },
  { kind: 'class-before-in', article: 'Arrêté du 14 janvier 2020, annexe 4', classes: [...classes] },
  { kind: 'classes-gained-at-least', article: 'Arrêté du 14 janvier 2020, annexe 4', classes: 2 },
  { ...INSULATION, posts: [...INSULATION.posts] },
];

const mprBase = (
  ceilings: readonly { readonly from: number; readonly below: number | null; readonly amount: number }[],
): Vintage<'mprAccompanied'>['value']['base'] => ({
  article: 'Arrêté du 14 janvier 2020, annexe 4',
  posts: ['insulation', 'ventilation', 'heating', 'hotWater'],
  excludedMeasures: [],
  excludesFundedElsewhere: false,
  tax: 'HT',
  measureCeilings: [],
  ceiling: ceilings.map(({ from, below, amount }) => ({
    when: [{ by: 'classes-gained', from, below }],
    amount: { kind: 'fixed', cents: euros(amount) },
  })),
});

/** All public aid, local aid included, within a share of the cost TTC. */
const ecretement: Vintage<'mprAccompanied'>['value']['stacking'] = {
  article: 'Décret 2020-26, art. 3 (écrêtement)',
  basis: 'TTC',
  scope: 'eligible',
  counts: 'public',
  table: [
    { when: [{ by: 'income-band', in: ['very-modest'] }], rate: percent(100) },
    { when: [{ by: 'income-band', in: ['modest'] }], rate: percent(90) },
    { when: [{ by: 'income-band', in: ['intermediate'] }], rate: percent(80) },
    { when: [{ by: 'income-band', in: ['higher'] }], rate: percent(50) },
  ],
  cutFirst: 'national',
  excludedAids: [],
};

const mprCommon = {
  floor: null,
  shareCap: null,
  cap: null,
  ownContribution: null,
  stacking: ecretement,
  landlordYears: 6,
  occupantYears: 3,
  advance: { rate: percent(30), bands: ['very-modest' as const, 'modest' as const] },
};

const mprSinceAutumn2025: Vintage<'mprAccompanied'>['value'] = {
  ...mprCommon,
  conditions: mprConditions(['E', 'F', 'G']),
  base: mprBase([
    { from: 2, below: 3, amount: 30_000 },
    { from: 3, below: null, amount: 40_000 },
  ]),
  rate: {
    article: 'Arrêté du 14 janvier 2020, annexe 4',
    table: [
      { when: [{ by: 'income-band', in: ['very-modest'] }], rate: percent(80) },
      { when: [{ by: 'income-band', in: ['modest'] }], rate: percent(60) },
      { when: [{ by: 'income-band', in: ['intermediate'] }], rate: percent(45) },
      { when: [{ by: 'income-band', in: ['higher'] }], rate: percent(10) },
    ],
  },
  premiums: [],
};

const mprAccompanied: LeverParameters['mprAccompanied'] = [
  {
    validFrom: day('2025-01-01'),
    validTo: day('2025-09-29'),
    source: source(
      'Anah, guide des aides financières, millésime d’avril 2025',
      'https://www.anah.gouv.fr',
      '2025-04-01',
    ),
    ...UNCONFIRMED,
    value: {
      ...mprCommon,
      conditions: mprConditions(['C', 'D', 'E', 'F', 'G']),
      base: mprBase([
        { from: 2, below: 3, amount: 40_000 },
        { from: 3, below: 4, amount: 55_000 },
        { from: 4, below: null, amount: 70_000 },
      ]),
      rate: {
        article: 'Arrêté du 14 janvier 2020, annexe 4',
        table: [
          { when: [{ by: 'income-band', in: ['very-modest'] }], rate: percent(80) },
          { when: [{ by: 'income-band', in: ['modest'] }], rate: percent(60) },
          ...(
            [
              ['intermediate', 2, 3, 45],
              ['intermediate', 3, null, 50],
              ['higher', 2, 3, 10],
              ['higher', 3, 4, 15],
              ['higher', 4, null, 20],
            ] as const
          ).map(([band, from, below, share]) => ({
            when: [
              { by: 'income-band' as const, in: [band] },
              { by: 'classes-gained' as const, from, below },
            ],
            rate: percent(share),
          })),
        ],
      },
      premiums: [
        {
          mode: 'additive',
          premiums: [
            {
              code: 'leaving-f-g',
              name: {
                fr: 'Bonus de sortie de passoire énergétique',
                en: 'Bonus for leaving classes F and G',
              },
              article: 'Arrêté du 14 janvier 2020, annexe 4',
              when: [
                { kind: 'class-before-in', article: 'Annexe 4', classes: ['F', 'G'] },
                { kind: 'class-after-at-least', article: 'Annexe 4', energyClass: 'D' },
              ],
              amount: { kind: 'share', rate: percent(10), maxCents: null },
            },
          ],
        },
      ],
    },
  },
  {
    validFrom: day('2025-09-30'),
    validTo: day('2025-12-31'),
    source: source(
      'Décret et arrêté du 8 septembre 2025, réouverture du parcours accompagné',
      'https://www.anah.gouv.fr',
      '2025-09-30',
    ),
    ...UNCONFIRMED,
    value: mprSinceAutumn2025,
  },
  {
    validFrom: day('2026-01-01'),
    validTo: null,
    source: source(
      'Anah, guide des aides financières 2026, parcours accompagné',
      'https://www.anah.gouv.fr',
      '2026-01-01',
    ),
    ...UNCONFIRMED,
    value: mprSinceAutumn2025,
  },
];

/** Twice the ceiling for a home in very poor state is left out: nothing here assesses that state for an occupant. */
const mprSupport: LeverParameters['mprSupport'] = vintages(
  {
    of2025: 'Anah, guide des aides financières, millésime d’avril 2025, Mon Accompagnateur Rénov’',
    of2025Autumn: 'Anah, réouverture du parcours accompagné, 30 septembre 2025',
    of2026: 'Anah, guide des aides financières 2026, Mon Accompagnateur Rénov’',
    url: 'https://www.anah.gouv.fr',
  },
  thrice<Vintage<'mprSupport'>['value']>({
    article: 'Arrêté du 21 décembre 2022 (Mon Accompagnateur Rénov’)',
    ceiling: euros(2_000),
    rates: {
      'very-modest': percent(100),
      modest: percent(80),
      intermediate: percent(40),
      higher: percent(20),
    },
  }),
);

const OVER_TWO_YEARS = {
  kind: 'building-age-at-least',
  article: 'Logement achevé depuis plus de deux ans',
  years: 2,
} as const;
const MODEST_ONLY = {
  kind: 'income-band-in',
  article: 'Arrêté du 13 juin 2025',
  bands: ['very-modest' as const, 'modest' as const],
} as const;

const ceeDeep = (conditions: Vintage<'ceeDeepRenovation'>['value']['conditions']) => ({
  article: 'Coup de pouce « Rénovation d’ampleur » (BAR-TH-174, BAR-TH-175)',
  conditions,
  lumps: [
    { classesGained: 2, cents: euros(4_700) },
    { classesGained: 3, cents: euros(5_800) },
    { classesGained: 4, cents: euros(7_400) },
  ],
  areaFactors: [
    { from: 0, below: 35, hundredths: 40 },
    { from: 35, below: 60, hundredths: 50 },
    { from: 60, below: 90, hundredths: 80 },
    { from: 90, below: 110, hundredths: 100 },
    { from: 110, below: 130, hundredths: 120 },
    { from: 130, below: null, hundredths: 130 },
  ],
});

const deepConditions: Vintage<'ceeDeepRenovation'>['value']['conditions'] = [
  OVER_TWO_YEARS,
  { kind: 'classes-gained-at-least', article: 'BAR-TH-174, BAR-TH-175', classes: 2 },
  { ...INSULATION, posts: [...INSULATION.posts] },
];

const ceeDeepRenovation: LeverParameters['ceeDeepRenovation'] = [
  {
    validFrom: day('2025-06-19'),
    validTo: day('2025-12-31'),
    source: source(
      'Arrêté du 13 juin 2025, Coup de pouce réservé aux ménages modestes',
      'https://www.legifrance.gouv.fr',
      '2025-06-13',
    ),
    ...UNCONFIRMED,
    value: ceeDeep([{ ...MODEST_ONLY, bands: [...MODEST_ONLY.bands] }, ...deepConditions]),
  },
  {
    validFrom: day('2026-01-01'),
    validTo: day('2030-12-31'),
    source: source(
      'Arrêté du 7 janvier 2026, prolongation du Coup de pouce',
      'https://www.legifrance.gouv.fr',
      '2026-01-07',
    ),
    ...UNCONFIRMED,
    value: ceeDeep(deepConditions),
  },
];

type CeeVolume = Vintage<'ceeMeasures'>['value']['volumes'][number];
const byArea = (
  measure: CeeVolume['measure'],
  sheet: string,
  kwhc: number,
  performance: CeeVolume['performance'],
): CeeVolume => ({ measure, sheet, kwhc, per: 'm2', kind: null, areaFactors: [], performance });
const atLeast = (value: number) => ({ atLeast: value, atMost: null });

const ceeMeasures: LeverParameters['ceeMeasures'] = [
  {
    validFrom: day('2025-09-30'),
    validTo: null,
    source: source(
      'Fiches d’opérations standardisées du secteur résidentiel, zone H1',
      'https://www.ecologie.gouv.fr',
      '2025-10-01',
    ),
    ...UNCONFIRMED,
    value: {
      article: 'Arrêté du 22 décembre 2014 modifié',
      conditions: [OVER_TWO_YEARS],
      // 0,008 € par kWh cumac : ordre de grandeur, chaque obligé fixe son prix.
      centsPerMWhc: euros(8),
      volumes: [
        byArea('external-wall-insulation', 'BAR-EN-102', 1_600, atLeast(3.7)),
        byArea('internal-wall-insulation', 'BAR-EN-102', 1_600, atLeast(3.7)),
        byArea('loft-insulation', 'BAR-EN-101', 1_700, atLeast(7)),
        byArea('roof-slope-insulation', 'BAR-EN-101', 1_700, atLeast(6)),
        byArea('flat-roof-insulation', 'BAR-EN-105', 1_200, atLeast(4.5)),
        byArea('floor-insulation', 'BAR-EN-103', 1_100, atLeast(3)),
        byArea('windows', 'BAR-EN-104', 3_800, { atLeast: null, atMost: 1.7 }),
        {
          measure: 'pellet-boiler',
          sheet: 'BAR-TH-113',
          kwhc: 41_300,
          per: 'dwelling',
          kind: null,
          areaFactors: [],
          performance: atLeast(79),
        },
        {
          measure: 'log-boiler',
          sheet: 'BAR-TH-113',
          kwhc: 41_300,
          per: 'dwelling',
          kind: null,
          areaFactors: [],
          performance: atLeast(77),
        },
        {
          measure: 'heat-network',
          sheet: 'BAR-TH-137',
          kwhc: 48_300,
          per: 'dwelling',
          kind: null,
          areaFactors: [
            { from: 0, below: 70, hundredths: 50 },
            { from: 70, below: 90, hundredths: 70 },
            { from: 90, below: 110, hundredths: 100 },
            { from: 110, below: 130, hundredths: 110 },
            { from: 130, below: null, hundredths: 160 },
          ],
          performance: null,
        },
        {
          measure: 'water-heater-thermodynamic',
          sheet: 'BAR-TH-148',
          kwhc: 15_600,
          per: 'dwelling',
          kind: 'house',
          areaFactors: [],
          performance: null,
        },
        {
          measure: 'water-heater-thermodynamic',
          sheet: 'BAR-TH-148',
          kwhc: 11_900,
          per: 'dwelling',
          kind: 'flat',
          areaFactors: [],
          performance: null,
        },
      ],
    },
  },
];

const ecoPtz: LeverParameters['ecoPtz'] = [
  {
    validFrom: day('2025-01-01'),
    validTo: day('2027-12-31'),
    source: source(
      'CGI, art. 244 quater U ; service-public.fr, fiche F19905',
      'https://www.service-public.fr/particuliers/vosdroits/F19905',
      '2025-01-01',
    ),
    ...UNCONFIRMED,
    value: {
      article: 'CGI, art. 244 quater U',
      conditions: [
        OVER_TWO_YEARS,
        {
          kind: 'owner-kind-in',
          article: 'CGI, art. 244 quater U',
          ownerKinds: ['individual', 'joint-ownership', 'sci'],
        },
        {
          kind: 'tenure-after-in',
          article: 'CGI, art. 244 quater U',
          tenures: ['owner-occupied', 'let', 'let-furnished', 'lent'],
        },
      ],
      actions: [
        { code: 'walls', measures: ['external-wall-insulation', 'internal-wall-insulation'] },
        { code: 'roof', measures: ['loft-insulation', 'roof-slope-insulation', 'flat-roof-insulation'] },
        { code: 'floor', measures: ['floor-insulation'] },
        { code: 'glazing', measures: ['windows', 'door'] },
        {
          code: 'heating',
          measures: [
            'heat-pump-air-water',
            'heat-pump-geothermal',
            'pellet-boiler',
            'log-boiler',
            'pellet-stove',
            'log-stove',
            'heat-network',
          ],
        },
        { code: 'hot-water', measures: ['water-heater-thermodynamic'] },
      ],
      byActions: [
        { actions: 1, cents: euros(15_000), months: 180 },
        { actions: 2, cents: euros(25_000), months: 180 },
        { actions: 3, cents: euros(30_000), months: 180 },
      ],
      glazingOnly: { code: 'glazing', cents: euros(7_000), months: 180 },
      performance: {
        cents: euros(50_000),
        months: 240,
        conditions: [
          { kind: 'energy-gain-at-least', article: 'CGI, art. 244 quater U', percent: 35 },
          // Less than 331 kWhEP/m² a year once the works are done, wherever the dwelling started from.
          { kind: 'class-after-at-least', article: 'CGI, art. 244 quater U', energyClass: 'E' },
        ],
      },
    },
  },
];

const vat: LeverParameters['vat'] = [
  {
    validFrom: day('2025-03-01'),
    validTo: null,
    source: source('CGI, art. 278-0 bis A et 279-0 bis', 'https://www.legifrance.gouv.fr', '2025-03-01'),
    ...UNCONFIRMED,
    value: {
      article: 'CGI, art. 278-0 bis A et 279-0 bis',
      conditions: [OVER_TWO_YEARS],
      energyPosts: ['insulation', 'ventilation', 'heating', 'hotWater'],
      energy: percent(5.5),
      works: percent(10),
      full: percent(20),
    },
  },
];

const lettingBan: LeverParameters['lettingBan'] = [
  {
    validFrom: day('2025-01-01'),
    validTo: null,
    source: source(
      'Loi n° 2021-1104 du 22 août 2021, art. 160',
      'https://www.legifrance.gouv.fr',
      '2021-08-22',
    ),
    ...UNCONFIRMED,
    value: {
      article: 'Loi n° 89-462, art. 6',
      bans: [
        { energyClass: 'G', from: day('2025-01-01') },
        { energyClass: 'F', from: day('2028-01-01') },
        { energyClass: 'E', from: day('2034-01-01') },
      ],
    },
  },
];

/** National levers as read for this territory: outside Île-de-France, climate zone H1. */
export const levers: LeverParameters = {
  incomeBands,
  mprAccompanied,
  mprSupport,
  mprGestures,
  anahLandlord,
  vacancyPremium,
  ceeDeepRenovation,
  ceeMeasures,
  ecoPtz,
  vat,
  locAvantages,
  rentCeilings,
  denormandie,
  propertyTaxRelief,
  lettingBan,
  vacancyTax,
};
