import type { AuditAnswers } from '../audit-answers.ts';
import { workedShare } from '../dpe-input/wall-parts.ts';
import { geometryOf, opaqueArea, windowCount } from '../geometry.ts';

/** Areas (m²) and numbers that works are counted in; of walls, those that are not insulated yet where some are. */
export type WorkAreas = {
  readonly walls: number;
  readonly roof: number;
  readonly floor: number;
  readonly windows: number;
  readonly windowCount: number;
  readonly livingArea: number;
};

export function workAreas(answers: AuditAnswers): WorkAreas {
  const geometry = geometryOf(answers);
  const toInsulate = workedShare(answers);
  const exposed = geometry.facades.filter((facade) => facade.exposed);
  return {
    walls: exposed.reduce((sum, facade) => sum + opaqueArea(geometry, facade) * toInsulate, 0),
    roof: geometry.footprint,
    floor: geometry.footprint,
    windows: geometry.windowArea,
    windowCount: exposed.reduce((sum, facade) => sum + windowCount(facade), 0),
    livingArea: geometry.livingArea,
  };
}
