import { describe, expect, it } from 'vitest';
import { loadProgramme } from '../../src/programme/load-programme.ts';
import { demoPerimeters } from '../../src/units/demo/demo-perimeters.ts';

const METRES_PER_DEGREE = 111_320;

describe('The perimeters of the demonstration', () => {
  it('are closed rings that stay within the quarters of towns, the same at each start', async () => {
    const { programme, territory } = await loadProgramme('dunkerque');
    const made = demoPerimeters(programme, territory, 'seed');
    expect(made.length).toBeGreaterThan(4);
    expect(made).toEqual(demoPerimeters(programme, territory, 'seed'));
    for (const { commune, quarter, rings } of made) {
      const place = programme.territory.communes[commune.code]?.builtUp?.find(({ name }) => name === quarter);
      expect(place, quarter).toBeDefined();
      if (!place) continue;
      for (const ring of rings) {
        expect(ring.at(-1)).toEqual(ring[0]);
        for (const [longitude, latitude] of ring) {
          const east = (longitude - place.longitude) * Math.cos((place.latitude * Math.PI) / 180);
          const metres = Math.hypot(east, latitude - place.latitude) * METRES_PER_DEGREE;
          expect(metres).toBeLessThan(place.radius + 2);
        }
      }
    }
  });
});
