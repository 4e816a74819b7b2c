import type { SchemeDefinition } from '../../../incentives/scheme-schema.ts';
import { day } from '../../../shared/dates.ts';
import { euros, percent } from '../../../shared/money.ts';

/**
 * EXAMPLE. The authority's own figures are not known: every amount below is invented to show the pilot scheme at work,
 * `example: true` says so on every screen and act, and the authority enters its own before going live.
 */
const EXAMPLE = { example: true, confirmed: false } as const;

/** The 17 communes of the urban community, by INSEE code. */
const COMMUNES = [
  '59016',
  '59094',
  '59107',
  '59131',
  '59155',
  '59159',
  '59183',
  '59260',
  '59271',
  '59272',
  '59273',
  '59340',
  '59359',
  '59532',
  '59576',
  '59588',
  '59668',
];

const source = {
  title: 'Règlement d’attribution « Réflexénergie – logements vacants » (exemple)',
  url: null,
  dated: day('2026-03-26'),
} as const;

const fixed = (amount: number) => ({ kind: 'fixed', cents: euros(amount) }) as const;

const conditions: SchemeDefinition['conditions'] = [
  { kind: 'commune-in', article: 'Art. 2 §1', communes: COMMUNES },
  { kind: 'vacancy-months-at-least', article: 'Art. 2 §2', months: 24 },
  { kind: 'building-age-at-least', article: 'Art. 2 §3', years: 15 },
  { kind: 'owner-kind-in', article: 'Art. 3 §1', ownerKinds: ['individual', 'joint-ownership', 'sci'] },
  { kind: 'tenure-after-in', article: 'Art. 3 §2', tenures: ['owner-occupied', 'let'] },
  { kind: 'declared', article: 'Art. 3 §3', fact: 'works-not-started' },
  { kind: 'class-before-in', article: 'Art. 4 §1', classes: ['E', 'F', 'G'] },
  { kind: 'classes-gained-at-least', article: 'Art. 4 §2', classes: 2 },
  { kind: 'energy-gain-at-least', article: 'Art. 4 §3', percent: 35 },
];

const LET: SchemeDefinition['conditions'][number] = {
  kind: 'tenure-after-in',
  article: 'Art. 3 §2',
  tenures: ['let'],
};

const base: SchemeDefinition['base'] = {
  article: 'Art. 5',
  posts: ['insulation', 'ventilation', 'heating', 'hotWater'],
  excludedMeasures: [],
  excludesFundedElsewhere: false,
  tax: 'HT',
  measureCeilings: [
    { measures: ['external-wall-insulation'], cents: euros(220), per: 'unit' },
    { measures: ['internal-wall-insulation'], cents: euros(110), per: 'unit' },
    { measures: ['windows'], cents: euros(1_200), per: 'unit' },
    { measures: ['heat-pump-air-water'], cents: euros(17_000), per: 'measure' },
  ],
  ceiling: [{ when: [], amount: { kind: 'per-m2', centsPerM2: euros(500), maxM2: 80 } }],
};

/** National ceilings of écrêtement by income band; 80 % where the owner is a company and has no band. */
const stacking: SchemeDefinition['stacking'] = {
  article: 'Art. 9',
  basis: 'TTC',
  scope: 'project',
  counts: 'public',
  table: [
    ...(
      [
        ['very-modest', 100],
        ['modest', 90],
        ['intermediate', 80],
        ['higher', 50],
      ] as const
    ).map(([band, share]) => ({
      when: [
        { by: 'owner-kind' as const, in: ['individual' as const, 'joint-ownership' as const] },
        { by: 'income-band' as const, in: [band] },
      ],
      rate: percent(share),
    })),
    { when: [{ by: 'owner-kind', in: ['sci'] }], rate: percent(80) },
  ],
  cutFirst: 'scheme',
  excludedAids: [],
};

const undertakings: SchemeDefinition['undertakings'] = [
  {
    code: 'let',
    kind: 'let-as-main-home',
    article: 'Art. 10 §1',
    years: 6,
    from: 'return-to-market',
    rentLevels: null,
    when: [LET],
    text: {
      fr: 'Louer le logement, non meublé, comme résidence principale du locataire pendant six ans.',
      en: 'Let the dwelling unfurnished, as the tenant’s main home, for six years.',
    },
  },
  {
    code: 'occupy',
    kind: 'occupy-as-main-home',
    article: 'Art. 10 §2',
    years: 6,
    from: 'return-to-market',
    rentLevels: null,
    when: [{ kind: 'tenure-after-in', article: 'Art. 10 §2', tenures: ['owner-occupied'] }],
    text: {
      fr: 'Occuper le logement comme résidence principale au moins huit mois par an pendant six ans.',
      en: 'Live in the dwelling as a main home at least eight months a year for six years.',
    },
  },
  {
    code: 'moderate-rent',
    kind: 'rent-ceiling',
    article: 'Art. 10 §3',
    years: 6,
    from: 'return-to-market',
    rentLevels: ['loc1', 'loc2', 'loc3'],
    when: [LET, { kind: 'rent-level-in', article: 'Art. 10 §3', levels: ['loc1', 'loc2', 'loc3'] }],
    text: {
      fr: 'Ne pas dépasser le plafond de loyer du niveau choisi pendant six ans.',
      en: 'Keep the rent within the ceiling of the level chosen for six years.',
    },
  },
  {
    code: 'no-tourist-letting',
    kind: 'no-tourist-letting',
    article: 'Art. 10 §4',
    years: 6,
    from: 'return-to-market',
    rentLevels: null,
    when: [],
    text: {
      fr: 'Ne pas louer le logement en meublé de tourisme.',
      en: 'Never let the dwelling to tourists.',
    },
  },
  {
    code: 'follow-up',
    kind: 'consumption-follow-up',
    article: 'Art. 10 §5',
    years: 3,
    from: 'works-done',
    rentLevels: null,
    when: [],
    text: {
      fr: 'Communiquer les consommations d’énergie pendant trois ans.',
      en: 'Report the energy used for three years.',
    },
  },
];

const deadlines: SchemeDefinition['deadlines'] = [
  {
    code: 'sign-agreement',
    article: 'Art. 7 §1',
    from: 'decision',
    count: 3,
    unit: 'months',
    extension: null,
  },
  {
    code: 'start-works',
    article: 'Art. 7 §2',
    from: 'agreement-signed',
    count: 12,
    unit: 'months',
    extension: { count: 6, unit: 'months', times: 1 },
  },
  {
    code: 'finish-works',
    article: 'Art. 7 §3',
    from: 'agreement-signed',
    count: 36,
    unit: 'months',
    extension: { count: 12, unit: 'months', times: 1 },
  },
  {
    code: 'request-balance',
    article: 'Art. 7 §4',
    from: 'works-done',
    count: 6,
    unit: 'months',
    extension: null,
  },
  {
    code: 'return-to-market',
    article: 'Art. 7 §5',
    from: 'works-done',
    count: 6,
    unit: 'months',
    extension: null,
  },
];

/** Version 1 of the pilot: a share of the works that grows with the classes gained, and premiums. */
const reflexenergie: SchemeDefinition = {
  slug: 'reflexenergie-logements-vacants',
  version: 1,
  variant: null,
  name: { fr: 'Réflexénergie – logements vacants', en: 'Réflexénergie – vacant homes' },
  summary: {
    fr: 'De 25 à 35 % des travaux d’économie d’énergie d’un logement vacant depuis deux ans, avec une prime pour une longue vacance, un loyer modéré, une rénovation très performante ou un raccordement au réseau de chaleur. 15 000 € au plus par logement.',
    en: 'From 25 to 35 % of the energy works of a dwelling vacant for two years, with a premium for a long vacancy, a moderate rent, a very thorough renovation or a connection to the heat network. At most €15,000 per dwelling.',
  },
  ...EXAMPLE,
  validity: { from: day('2026-04-01'), to: null },
  source,
  deliberation: 'EX-2026-031',
  conditions,
  base,
  floor: { article: 'Art. 5 §4', table: [{ when: [], amount: fixed(5_000) }], effect: 'threshold' },
  rate: {
    article: 'Art. 6 §1',
    table: [
      { when: [{ by: 'classes-gained', from: 2, below: 3 }], rate: percent(25) },
      { when: [{ by: 'classes-gained', from: 3, below: 4 }], rate: percent(30) },
      { when: [{ by: 'classes-gained', from: 4, below: null }], rate: percent(35) },
    ],
  },
  shareCap: null,
  premiums: [
    {
      mode: 'additive',
      premiums: [
        {
          code: 'long-vacancy',
          name: { fr: 'Sortie de longue vacance', en: 'End of a long vacancy' },
          article: 'Art. 6 §2',
          when: [{ kind: 'vacancy-months-at-least', article: 'Art. 6 §2', months: 60 }],
          amount: fixed(2_000),
        },
        {
          code: 'very-thorough',
          name: { fr: 'Rénovation très performante', en: 'Very thorough renovation' },
          article: 'Art. 6 §3',
          when: [{ kind: 'class-after-at-least', article: 'Art. 6 §3', energyClass: 'B' }],
          amount: fixed(1_500),
        },
        {
          code: 'heat-network',
          name: { fr: 'Raccordement au réseau de chaleur', en: 'Connection to the heat network' },
          article: 'Art. 6 §4',
          when: [{ kind: 'measure-included', article: 'Art. 6 §4', measures: ['heat-network'] }],
          amount: fixed(1_000),
        },
      ],
    },
    {
      mode: 'exclusive',
      premiums: (
        [
          ['loc1', 'intermédiaire', 'intermediate', 1_000],
          ['loc2', 'social', 'social', 2_500],
          ['loc3', 'très social', 'very social', 4_000],
        ] as const
      ).map(([level, fr, en, amount]) => ({
        code: `rent-${level}`,
        name: { fr: `Loyer ${fr}`, en: `Rent level: ${en}` },
        article: 'Art. 6 §5',
        when: [LET, { kind: 'rent-level-in' as const, article: 'Art. 6 §5', levels: [level] }],
        amount: fixed(amount),
      })),
    },
  ],
  cap: { article: 'Art. 6 §6', table: [{ when: [], amount: fixed(15_000) }] },
  ownContribution: {
    article: 'Art. 8',
    rate: percent(10),
    waiver: [{ kind: 'income-band-in', article: 'Art. 8 §2', bands: ['very-modest'] }],
  },
  stacking,
  undertakings,
  payment: {
    article: 'Art. 11',
    advance: { rate: percent(30), when: [] },
    instalments: { rate: percent(80), maxCount: 2 },
  },
  deadlines,
  clawback: {
    mode: 'pro-rata',
    article: 'Art. 12',
    years: 6,
    exemptions: ['expropriation', 'buyer-takes-over', 'death', 'force-majeure'],
  },
};

/** Variant put to the test beside it: a lump that an owner can learn by heart, by the classes gained alone. */
const lumpSum: SchemeDefinition = {
  ...reflexenergie,
  variant: 'forfait',
  name: {
    fr: 'Réflexénergie – logements vacants, variante au forfait',
    en: 'Réflexénergie – vacant homes, lump-sum variant',
  },
  summary: {
    fr: '6 000, 9 000 ou 12 000 € selon que le logement gagne deux, trois ou quatre classes.',
    en: '€6,000, €9,000 or €12,000 as the dwelling gains two, three or four classes.',
  },
  rate: { article: 'Art. 6 §1', table: [{ when: [], rate: percent(0) }] },
  premiums: [
    {
      mode: 'exclusive',
      premiums: (
        [
          [2, 6_000],
          [3, 9_000],
          [4, 12_000],
        ] as const
      ).map(([classes, amount]) => ({
        code: `gain-${classes}`,
        name: { fr: `Forfait pour ${classes} classes gagnées`, en: `Lump sum for ${classes} classes gained` },
        article: 'Art. 6 §1',
        when: [{ kind: 'classes-gained-at-least' as const, article: 'Art. 6 §1', classes }],
        amount: fixed(amount),
      })),
    },
  ],
  cap: null,
  clawback: {
    mode: 'steps',
    article: 'Art. 12',
    steps: [
      { upToYears: 3, rate: percent(100) },
      { upToYears: 6, rate: percent(50) },
    ],
    exemptions: ['expropriation', 'buyer-takes-over', 'death', 'force-majeure'],
  },
};

/** Schemes of the pilot, the main one first. */
export const schemes: readonly SchemeDefinition[] = [reflexenergie, lumpSum];
