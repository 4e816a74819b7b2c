import type { LeverParameters, Vintage } from '../../../incentives/levers/lever-parameters.ts';
import type { MeasureSlug } from '../../../incentives/vocabulary.ts';
import { euros, percent } from '../../../shared/money.ts';
import { vintages } from './lever-dating.ts';

type Terms = Vintage<'mprGestures'>['value'];
type Gesture = Terms['gestures'][number];

const DECREE = 'Décret 2020-26 et arrêté du 14 janvier 2020, annexe 1';

const gesture = (
  measure: MeasureSlug,
  per: Gesture['per'],
  [veryModest, modest, intermediate]: readonly [number, number, number],
  spendCeiling: number,
  maxQuantity: number | null = null,
): Gesture => ({
  measure,
  per,
  maxQuantity,
  amounts: {
    'very-modest': euros(veryModest),
    modest: euros(modest),
    intermediate: euros(intermediate),
  },
  spendCeiling: euros(spendCeiling),
});

const KEPT: readonly Gesture[] = [
  gesture('heat-pump-air-water', 'dwelling', [5_000, 4_000, 3_000], 12_000),
  gesture('heat-pump-geothermal', 'dwelling', [11_000, 9_000, 6_000], 18_000),
  gesture('heat-network', 'dwelling', [1_200, 800, 400], 1_800),
  gesture('water-heater-thermodynamic', 'dwelling', [1_200, 800, 400], 3_500),
  gesture('ventilation-double-flow', 'dwelling', [2_500, 2_000, 1_500], 6_000),
  gesture('windows', 'unit', [100, 80, 40], 1_000),
  gesture('roof-slope-insulation', 'm2', [25, 20, 15], 75),
  gesture('flat-roof-insulation', 'm2', [75, 60, 40], 180),
];

/** Out of the track since 2026: wall insulation and biomass boilers. */
const UNTIL_2025: readonly Gesture[] = [
  gesture('external-wall-insulation', 'm2', [75, 60, 40], 150, 100),
  gesture('internal-wall-insulation', 'm2', [25, 20, 15], 70),
  gesture('pellet-boiler', 'dwelling', [5_000, 3_850, 2_100], 18_000),
];

const terms = (gestures: readonly Gesture[]): Terms => ({
  article: DECREE,
  conditions: [
    {
      kind: 'owner-kind-in',
      article: 'Décret 2020-26, art. 1',
      ownerKinds: ['individual', 'joint-ownership'],
    },
    {
      kind: 'tenure-after-in',
      article: 'Décret 2020-26, art. 1',
      tenures: ['owner-occupied', 'let', 'let-furnished'],
    },
    { kind: 'building-age-at-least', article: 'Décret 2020-26, art. 1', years: 15 },
    {
      kind: 'income-band-in',
      article: 'Décret 2020-26, art. 3',
      bands: ['very-modest', 'modest', 'intermediate'],
    },
  ],
  gestures: [...gestures],
  shares: { 'very-modest': percent(90), modest: percent(75), intermediate: percent(60) },
  cap: euros(20_000),
});

const before2026 = terms([...KEPT, ...UNTIL_2025]);

export const mprGestures: LeverParameters['mprGestures'] = vintages(
  {
    of2025: 'Anah, guide des aides financières, millésime d’avril 2025',
    of2025Autumn: 'Anah, guide des aides financières, octobre 2025',
    of2026: 'Décret du 8 septembre 2025 : murs et biomasse sortent du parcours par geste en 2026',
    url: 'https://www.anah.gouv.fr',
  },
  { spring: before2026, autumn: before2026, of2026: terms(KEPT) },
);
