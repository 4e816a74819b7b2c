import { describe, expect, it } from 'vitest';
import { adviserGroups } from '../../src/audits/adviser/adviser-fields.ts';
import type { AuditAnswers } from '../../src/audits/audit-answers.ts';
import { computeDpe } from '../../src/audits/dpe-file/compute-dpe.ts';
import { buildDpeInput } from '../../src/audits/dpe-input/build-dpe-input.ts';
import { computeEnergy } from '../../src/audits/engine/compute-energy.ts';
import {
  applyMeasure,
  applyMeasures,
  estimateMeasure,
  measureRefusal,
} from '../../src/audits/works/measures.ts';
import { workAreas } from '../../src/audits/works/work-areas.ts';
import { anyAnswers, FULL_SITE } from './support/any-answers.ts';
import { bytesOf, dpeOf, xmlOf } from './support/dpe-xml.ts';
import { measure } from './support/dunkirk.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

const insulated = (change: AuditAnswers = {}): AuditAnswers => ({
  ...REFERENCE_HOUSE,
  wallInsulation: 'inside',
  wallInsulationThickness: 10,
  wallInsulationShare: 'all',
  ...change,
});
const losses = (answers: AuditAnswers) => computeEnergy(answers, FULL_SITE).losses;
const read = (answers: AuditAnswers) => computeDpe(bytesOf(xmlOf(dpeOf(answers)))).answers;
const walls = (answers: AuditAnswers) =>
  buildDpeInput(answers, FULL_SITE).logement.enveloppe.mur_collection.mur.map(
    ({ donnee_entree: wall }) => wall,
  );
const SHARES = [
  ['quarter', 0.25],
  ['half', 0.5],
  ['three-quarters', 0.75],
] as const;

describe('Walls insulated in part', () => {
  it.each(SHARES)('for a %s lose what both kinds lose, by their areas', (wallInsulationShare, share) => {
    const [bare, all] = [losses({ ...REFERENCE_HOUSE, wallInsulation: 'none' }), losses(insulated())];
    const part = losses(insulated({ wallInsulationShare }));
    for (const loss of ['walls', 'thermalBridges'] as const)
      expect(part[loss]).toBeCloseTo(share * all[loss] + (1 - share) * bare[loss], 0);
    expect(part.windows).toBeCloseTo(all.windows, 0);
    expect(part.doors).toBeCloseTo(all.doors, 6);
  });

  it('keep the areas of the whole, and leave party walls undivided', () => {
    const sum = (entries: ReturnType<typeof walls>) =>
      entries.reduce((total, { surface_paroi_opaque: area }) => total + area, 0);
    const part = walls(insulated({ wallInsulationShare: 'quarter' }));
    expect(sum(part)).toBeCloseTo(sum(walls(insulated())), 1);
    expect(part.map(({ reference }) => reference)).toEqual([
      'wall-front',
      'wall-front-rest',
      'wall-back',
      'wall-back-rest',
      'wall-left',
      'wall-right',
    ]);
  });

  it('count as half where nobody knows, as all where nobody was asked', () => {
    const final = (wallInsulationShare: AuditAnswers['wallInsulationShare']) =>
      computeEnergy(insulated({ wallInsulationShare }), FULL_SITE).final;
    expect(final('unknown')).toBe(final('half'));
    expect(final(undefined)).toBe(final('all'));
  });

  it('lose no more the larger the insulated part, on any dwelling', () => {
    let tried = 0;
    for (let seed = 400; tried < 12; seed += 1) {
      const answers: AuditAnswers = {
        ...anyAnswers(seed),
        heating: 'electric-convectors',
        hotWater: 'electric-tank',
        otherSystems: 'none',
        wallInsulation: 'outside',
        wallInsulationThickness: 12,
      };
      const byShare = (['quarter', 'half', 'three-quarters', 'all'] as const).map((wallInsulationShare) => {
        const { walls: wall, thermalBridges } = losses({ ...answers, wallInsulationShare });
        return wall + thermalBridges;
      });
      // Areas are rounded to the square decimetre, a stretch at a time.
      for (const [index, loss] of byShare.entries())
        expect(loss, `questionnaire ${seed}`).toBeLessThanOrEqual((byShare[index - 1] ?? loss) + 0.05);
      tried += 1;
    }
  }, 60_000);
});

describe('Works on walls insulated in part', () => {
  const part = insulated({ wallInsulationShare: 'quarter' });
  const all = workAreas({ ...REFERENCE_HOUSE, wallInsulation: 'none' }).walls;

  it('are proposed for the others even where the first are well insulated, and priced for these alone', () => {
    const well = { ...part, wallInsulationThickness: 16 };
    expect(
      measureRefusal({ ...well, wallInsulationShare: 'all' }, FULL_SITE, 'internal-wall-insulation'),
    ).toBe('alreadyDone');
    expect(measureRefusal(well, FULL_SITE, 'internal-wall-insulation')).toBeNull();
    expect(estimateMeasure(well, measure('internal-wall-insulation')).quantity).toBeCloseTo(0.75 * all, 1);
  });

  it('insulate the others, and leave the first as they are', () => {
    const after = applyMeasure(part, measure('external-wall-insulation'));
    expect(after).toEqual({
      ...part,
      restOfWalls: 'outside',
      restOfWallsR: measure('external-wall-insulation').performance,
    });
    const [front, rest] = walls(after);
    expect(front).toMatchObject({ enum_type_isolation_id: '3', epaisseur_isolation: 10 });
    expect(rest).toMatchObject({ enum_type_isolation_id: '4', enum_methode_saisie_u_id: '6' });
    expect(losses(after).walls).toBeLessThan(losses(part).walls);
  });

  it('then concern the first ones, if they are worth it', () => {
    const after = applyMeasure(part, measure('external-wall-insulation'));
    expect(workAreas(after).walls).toBeCloseTo(0.25 * all, 1);
    expect(measureRefusal(after, FULL_SITE, 'external-wall-insulation')).toBeNull();
    expect(
      measureRefusal({ ...after, wallInsulationThickness: 16 }, FULL_SITE, 'external-wall-insulation'),
    ).toBe('alreadyDone');
  });

  it('put windows flush outside only where all walls are insulated there', () => {
    const pose = (answers: AuditAnswers) =>
      applyMeasures(answers, [measure('external-wall-insulation'), measure('windows')]).windowPose;
    expect(pose(part)).toBe('inner');
    expect(pose({ ...part, wallInsulation: 'outside' })).toBe('outer');
  });

  it('can be told by the adviser, where part of the walls is insulated', () => {
    const precise = (answers: AuditAnswers) =>
      adviserGroups(answers).find(({ group }) => group === 'walls')?.precise;
    expect(precise(part)).toEqual(['wallInsulationR', 'restOfWalls', 'restOfWallsR']);
    expect(precise(REFERENCE_HOUSE)).toEqual([]);
  });
});

describe('A lining without insulation', () => {
  it('loses less than the bare wall and more than an insulated one, and is still to be insulated', () => {
    const lined: AuditAnswers = { ...REFERENCE_HOUSE, wallInsulation: 'lined' };
    const [bare, thin] = [losses(REFERENCE_HOUSE), losses(insulated({ wallInsulationThickness: 3 }))];
    expect(losses(lined).walls).toBeLessThan(0.85 * bare.walls);
    expect(losses(lined).walls).toBeGreaterThan(thin.walls);
    expect(measureRefusal(lined, FULL_SITE, 'internal-wall-insulation')).toBeNull();
    expect(applyMeasure(lined, measure('internal-wall-insulation')).wallInsulation).toBe('inside');
  });

  it('fills no wood frame', () => {
    const frame: AuditAnswers = { ...REFERENCE_HOUSE, wallMaterial: 'wood-frame', wallThickness: 15 };
    const [material] = walls({ ...frame, wallInsulation: 'lined' });
    expect(material?.enum_materiaux_structure_mur_id).toBe('25');
  });
});

describe('A DPE file', () => {
  it.each(SHARES)('gives back a %s of its walls insulated', (wallInsulationShare) => {
    const part = insulated({ wallInsulationShare });
    expect(read(part)).toMatchObject({
      wallInsulation: 'inside',
      wallInsulationShare,
      wallInsulationThickness: 10,
      wallMaterial: 'solid-brick',
    });
  });

  it('gives back a lining, and walls all insulated', () => {
    expect(read({ ...REFERENCE_HOUSE, wallInsulation: 'lined' }).wallInsulation).toBe('lined');
    expect(read(insulated())).toMatchObject({ wallInsulation: 'inside', wallInsulationShare: 'all' });
  });
});
