import type { AwardRule } from '../../../incentives/award-rule-schema.ts';
import type { LeverParameters, Vintage } from '../../../incentives/levers/lever-parameters.ts';
import { day } from '../../../shared/dates.ts';
import { euros, percent } from '../../../shared/money.ts';
import { thrice, vintages } from './lever-dating.ts';

const RULE = 'Délibérations de l’Anah, aide aux propriétaires bailleurs';
const LOC = 'CGI, art. 199 tricies';
/** Agreements are signed until the end of 2027. */
const LAST_AGREEMENT = day('2027-12-31');

/** Cost before VAT within so many € by m², for 80 m² at most: 35 % × 1,000 × 80 = 28,000 €. */
const worksRule = (
  rate: number,
  eurosPerM2: number,
  more: readonly AwardRule['conditions'][number][] = [],
): AwardRule => ({
  conditions: [
    {
      kind: 'owner-kind-in',
      article: RULE,
      ownerKinds: ['individual', 'joint-ownership', 'sci'],
    },
    { kind: 'tenure-after-in', article: RULE, tenures: ['let'] },
    { kind: 'rent-level-in', article: RULE, levels: ['loc1', 'loc2', 'loc3'] },
    { kind: 'building-age-at-least', article: RULE, years: 15 },
    { kind: 'class-after-at-least', article: RULE, energyClass: 'E' },
    ...more,
  ],
  base: {
    article: RULE,
    posts: ['insulation', 'ventilation', 'heating', 'hotWater', 'other'],
    excludedMeasures: [],
    excludesFundedElsewhere: false,
    tax: 'HT',
    measureCeilings: [],
    ceiling: [{ when: [], amount: { kind: 'per-m2', centsPerM2: euros(eurosPerM2), maxM2: 80 } }],
  },
  floor: null,
  rate: { article: RULE, table: [{ when: [], rate: percent(rate) }] },
  shareCap: null,
  premiums: [
    {
      mode: 'exclusive',
      premiums: [
        {
          code: 'gain-35',
          name: { fr: 'Gain énergétique d’au moins 35 %', en: 'Energy gain of at least 35%' },
          article: 'Prime Habiter Mieux',
          when: [{ kind: 'energy-gain-at-least', article: RULE, percent: 35 }],
          amount: { kind: 'fixed', cents: euros(1_500) },
        },
        {
          code: 'gain-35-out-of-f-g',
          name: { fr: 'Gain d’au moins 35 % au départ de F ou G', en: 'Gain of at least 35% out of F or G' },
          article: 'Prime Habiter Mieux',
          when: [
            { kind: 'energy-gain-at-least', article: RULE, percent: 35 },
            { kind: 'class-before-in', article: RULE, classes: ['F', 'G'] },
          ],
          amount: { kind: 'fixed', cents: euros(2_000) },
        },
      ],
    },
  ],
  cap: null,
  ownContribution: null,
  stacking: {
    article: 'Règlement général de l’Anah, art. 12',
    basis: 'TTC',
    scope: 'project',
    counts: 'all',
    table: [{ when: [], rate: percent(80) }],
    cutFirst: 'national',
    excludedAids: [],
  },
});

const works: Vintage<'anahLandlord'>['value'] = {
  cases: [
    { degradation: 'very-degraded', rule: worksRule(35, 1_000) },
    { degradation: 'unsafe', rule: worksRule(35, 750) },
    { degradation: 'moderate', rule: worksRule(25, 750) },
    {
      degradation: 'none',
      rule: worksRule(25, 750, [{ kind: 'energy-gain-at-least', article: RULE, percent: 35 }]),
    },
  ],
};

export const anahLandlord: LeverParameters['anahLandlord'] = vintages(
  {
    of2025: 'Anah, guide des aides financières 2025, propriétaires bailleurs',
    of2026: 'Anah, guide des aides financières 2026, propriétaires bailleurs',
    url: 'https://www.anah.gouv.fr',
  },
  thrice(works),
);

/** Communes read as rural in INSEE’s density grid (levels 5 to 7): Dunkirk and the urban communes are left out. */
const RURAL = ['59159', '59260', '59532', '59576'];

export const vacancyPremium: LeverParameters['vacancyPremium'] = vintages(
  {
    of2025: 'Délibération de l’Anah 2023-49, prime de sortie de la vacance',
    of2026: 'Délibération de l’Anah 2023-49, prime de sortie de la vacance, reconduite en 2026',
    url: 'https://www.anah.gouv.fr',
  },
  thrice<Vintage<'vacancyPremium'>['value']>({
    article: 'Délibération de l’Anah 2023-49',
    conditions: [
      { kind: 'vacancy-months-at-least', article: 'Délibération 2023-49', months: 24 },
      { kind: 'commune-in', article: 'Communes rurales, niveaux 5 à 7, en OPAH ou PIG', communes: RURAL },
      { kind: 'tenure-after-in', article: 'Délibération 2023-49', tenures: ['let'] },
      { kind: 'aid-granted', article: 'Délibération 2023-49', aids: ['anah-landlord'] },
    ],
    amount: euros(5_000),
  }),
);

export const locAvantages: LeverParameters['locAvantages'] = vintages(
  {
    of2025: 'CGI, art. 199 tricies (Loc’Avantages, conventions jusqu’au 31 décembre 2027)',
    of2026: 'CGI, art. 199 tricies (Loc’Avantages), rédaction en vigueur en 2026',
    url: 'https://www.legifrance.gouv.fr',
  },
  thrice<Vintage<'locAvantages'>['value']>({
    article: LOC,
    conditions: [
      { kind: 'owner-kind-in', article: LOC, ownerKinds: ['individual', 'joint-ownership', 'sci'] },
      { kind: 'tenure-after-in', article: LOC, tenures: ['let'] },
      { kind: 'class-after-at-least', article: LOC, energyClass: 'E' },
    ],
    years: 6,
    yearlyCap: euros(10_000),
    levels: {
      loc1: { direct: percent(15), intermediated: percent(20) },
      loc2: { direct: percent(35), intermediated: percent(40) },
      loc3: { direct: null, intermediated: percent(65) },
    },
    intermediation: {
      premium: euros(1_000),
      mandatePremium: euros(2_000),
      smallHomePremium: euros(1_000),
      smallBelowM2: 40,
    },
  }),
).map((vintage) => (vintage.validTo === null ? { ...vintage, validTo: LAST_AGREEMENT } : vintage));

/** The table of the year is to be imported: until then, the ceilings of every commune are unknown. */
export const rentCeilings: LeverParameters['rentCeilings'] = vintages(
  {
    of2025: 'Loyers plafonds de Loc’Avantages 2025, table à importer',
    of2026: 'Loyers plafonds de Loc’Avantages 2026, table à importer',
    url: 'https://www.data.gouv.fr',
  },
  thrice<Vintage<'rentCeilings'>['value']>({
    article: 'CGI, ann. III, art. 2 terdecies H',
    communes: [],
    areaCoefficient: { constant: 70, perArea: 1_900, max: 120 },
  }),
);
