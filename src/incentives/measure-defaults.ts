import type { MeasureSlug, MeasureUnit, Post } from './vocabulary.ts';

/** What each measure is: the post it belongs to and the unit it is counted in, unless the input says otherwise. */
export const MEASURE_FACTS = {
  'external-wall-insulation': { post: 'insulation', unit: 'm2' },
  'internal-wall-insulation': { post: 'insulation', unit: 'm2' },
  'loft-insulation': { post: 'insulation', unit: 'm2' },
  'roof-slope-insulation': { post: 'insulation', unit: 'm2' },
  'flat-roof-insulation': { post: 'insulation', unit: 'm2' },
  'floor-insulation': { post: 'insulation', unit: 'm2' },
  windows: { post: 'insulation', unit: 'unit' },
  door: { post: 'insulation', unit: 'unit' },
  'ventilation-hygro-b': { post: 'ventilation', unit: 'unit' },
  'ventilation-double-flow': { post: 'ventilation', unit: 'unit' },
  'heat-pump-air-water': { post: 'heating', unit: 'unit' },
  'heat-pump-geothermal': { post: 'heating', unit: 'unit' },
  'pellet-boiler': { post: 'heating', unit: 'unit' },
  'log-boiler': { post: 'heating', unit: 'unit' },
  'pellet-stove': { post: 'heating', unit: 'unit' },
  'log-stove': { post: 'heating', unit: 'unit' },
  'heat-network': { post: 'heating', unit: 'unit' },
  'water-heater-thermodynamic': { post: 'hotWater', unit: 'unit' },
  'other-works': { post: 'other', unit: 'unit' },
} as const satisfies Record<MeasureSlug, { post: Post; unit: MeasureUnit }>;
