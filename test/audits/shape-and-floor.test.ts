import { describe, expect, it } from 'vitest';
import type { AuditAnswers } from '../../src/audits/audit-answers.ts';
import { computeDpe } from '../../src/audits/dpe-file/compute-dpe.ts';
import { computeEnergy } from '../../src/audits/engine/compute-energy.ts';
import { geometryOf } from '../../src/audits/geometry.ts';
import { applyMeasure, measureRefusal } from '../../src/audits/works/measures.ts';
import { FULL_SITE } from './support/any-answers.ts';
import { bytesOf, dpeOf, xmlOf } from './support/dpe-xml.ts';
import { measure } from './support/dunkirk.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

const DETACHED: AuditAnswers = {
  ...REFERENCE_HOUSE,
  adjacency: 'detached',
  facadeWidth: 'unknown',
};
const outline = (answers: AuditAnswers): number =>
  geometryOf(answers).facades.reduce((sum, { length }) => sum + length, 0);
const read = (answers: AuditAnswers) => computeDpe(bytesOf(xmlOf(dpeOf(answers)))).answers;

describe('The shape of a house', () => {
  it('lengthens its outer walls, not its floor: as an L of three squares, as a U of five', () => {
    const side = Math.sqrt(45);
    expect(outline({ ...DETACHED, shape: 'elongated' })).toBeCloseTo((8 * side) / Math.sqrt(3), 6);
    expect(outline({ ...DETACHED, shape: 'spread' })).toBeCloseTo((12 * side) / Math.sqrt(5), 6);
    for (const shape of ['elongated', 'spread'] as const)
      expect(geometryOf({ ...DETACHED, shape }).footprint).toBe(45);
  });

  it('is a rectangle where nobody knows, and in a flat', () => {
    const compact = outline({ ...DETACHED, shape: 'compact' });
    expect(outline({ ...DETACHED, shape: 'unknown' })).toBe(compact);
    const flat: AuditAnswers = { ...DETACHED, kind: 'flat', storey: 'top', exposedSides: 'four' };
    expect(outline({ ...flat, shape: 'spread' })).toBe(outline(flat));
  });

  it('adds nothing to a width that draws a longer outline already', () => {
    const narrow: AuditAnswers = { ...DETACHED, facadeWidth: 3 };
    expect(outline({ ...narrow, shape: 'elongated' })).toBeCloseTo(outline(narrow), 6);
    expect(outline({ ...narrow, facadeWidth: 6, shape: 'spread' })).toBeGreaterThan(
      outline({ ...narrow, facadeWidth: 6 }),
    );
  });

  it('costs energy: a rectangle needs least', () => {
    const [compact = 0, elongated = 0, spread = 0] = (['compact', 'elongated', 'spread'] as const).map(
      (shape) => computeEnergy({ ...DETACHED, shape }, FULL_SITE).ep,
    );
    expect(elongated).toBeGreaterThan(compact);
    expect(spread).toBeGreaterThan(elongated);
  });

  it('is read in a DPE file as the width whose rectangle has as much outer wall', () => {
    const from: AuditAnswers = { ...DETACHED, shape: 'elongated' };
    const answers = read(from);
    expect(answers.shape).toBe('compact');
    expect(outline(answers)).toBeCloseTo(outline(from), 0);
  });
});

describe('A floor above no earth', () => {
  const above = (floorType: AuditAnswers['floorType'], change: AuditAnswers = {}) =>
    computeEnergy({ ...REFERENCE_HOUSE, floorType, ...change }, FULL_SITE);

  it('loses more above a garage than above a cellar, and most in the open air', () => {
    const [cellar, garage, air] = [above('cellar'), above('garage'), above('outside')];
    expect(garage.losses.floor).toBeGreaterThan(1.5 * cellar.losses.floor);
    expect(air.losses.floor).toBeGreaterThan(garage.losses.floor);
    // A bare slab of 45 m² at 2 W/m²K.
    expect(air.losses.floor).toBeCloseTo(90, 6);
    for (const { messages } of [garage, air]) expect(messages).toEqual([]);
  });

  it.each(['garage', 'outside'] as const)('can be insulated from below: %s', (floorType) => {
    const answers = { ...REFERENCE_HOUSE, floorType };
    expect(measureRefusal(answers, FULL_SITE, 'floor-insulation')).toBeNull();
    const after = computeEnergy(applyMeasure(answers, measure('floor-insulation')), FULL_SITE);
    expect(after.losses.floor).toBeLessThan(0.35 * above(floorType).losses.floor);
  });

  it.each(['garage', 'outside'] as const)('is given back by a DPE file: %s', (floorType) => {
    expect(read({ ...REFERENCE_HOUSE, floorType }).floorType).toBe(floorType);
  });
});
