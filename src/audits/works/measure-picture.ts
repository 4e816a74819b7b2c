import type { QuestionSlug } from '../answer-kinds.ts';
import { choicePicture } from '../questionnaire/choice-picture.ts';
import type { MeasureSlug } from './measure-catalogue.ts';

/** What the dwelling will look like: the drawing of the answer that the works lead to. */
const DRAWN: Record<MeasureSlug, readonly [slug: QuestionSlug, value: string]> = {
  'external-wall-insulation': ['wallInsulation', 'outside'],
  'internal-wall-insulation': ['wallInsulation', 'inside'],
  'loft-insulation': ['roofInsulation', 'insulated'],
  'roof-slope-insulation': ['roofType', 'slopes'],
  'flat-roof-insulation': ['roofType', 'terrace'],
  'floor-insulation': ['floorInsulation', 'insulated'],
  windows: ['glazing', 'double-recent'],
  door: ['door', 'insulated'],
  'ventilation-hygro-b': ['ventilation', 'hygro-b'],
  'ventilation-double-flow': ['ventilation', 'double-flow'],
  'heat-pump-air-water': ['heating', 'heat-pump-air-water'],
  'pellet-boiler': ['heating', 'pellet-boiler'],
  'log-boiler': ['heating', 'log-boiler'],
  'pellet-stove': ['heating', 'pellet-stove'],
  'log-stove': ['heating', 'log-stove'],
  'heat-network': ['heating', 'heat-network'],
  'water-heater-thermodynamic': ['hotWater', 'thermodynamic'],
};

export const measurePicture = (slug: MeasureSlug): string | null => choicePicture(...DRAWN[slug]);
