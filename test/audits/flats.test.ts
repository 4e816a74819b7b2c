import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditAnswers } from '../../src/audits/audit-answers.ts';
import { computeDpe } from '../../src/audits/dpe-file/compute-dpe.ts';
import { buildDpeInput } from '../../src/audits/dpe-input/build-dpe-input.ts';
import { computeEnergy } from '../../src/audits/engine/compute-energy.ts';
import type { EnergyEngine } from '../../src/audits/engine/energy-engine.ts';
import { startEnergyEngine } from '../../src/audits/engine/start-energy-engine.ts';
import { geometryOf } from '../../src/audits/geometry.ts';
import { askedQuestions } from '../../src/audits/questionnaire/questions.ts';
import { NO_SITE_FACTS } from '../../src/audits/site-facts.ts';
import { estimateWithUncertainty } from '../../src/audits/uncertainty.ts';
import { bytesOf, type DpeOf, dpeOf, xmlOf } from './support/dpe-xml.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

let engine: EnergyEngine;
beforeAll(async () => {
  engine = await startEnergyEngine();
});
afterAll(() => engine.close());

/** 54 m² of a block of 1960, between two other flats, walls of 20 cm of concrete, on stairs with a door to the street. */
const FLAT: AuditAnswers = {
  ...REFERENCE_HOUSE,
  kind: 'flat',
  storey: 'middle',
  exposedSides: 'two',
  landing: 'open',
  landingWall: 4,
  yearBuilt: 1960,
  livingArea: 54,
  levels: 1,
  ceilingHeight: 2.5,
  facadeWidth: 'unknown',
  wallMaterial: 'concrete',
  wallThickness: 20,
  heating: 'electric-convectors',
  hotWater: 'electric-tank',
};
const energyOf = (change: AuditAnswers = {}): number =>
  computeEnergy({ ...FLAT, ...change }, NO_SITE_FACTS).ep;
const envelopeOf = (change: AuditAnswers = {}) =>
  buildDpeInput({ ...FLAT, ...change }, NO_SITE_FACTS).logement.enveloppe;
const landingWallOf = (change: AuditAnswers = {}) =>
  envelopeOf(change).mur_collection.mur.find(({ donnee_entree: wall }) => wall.reference === 'wall-landing')
    ?.donnee_entree;
const doorOf = (change: AuditAnswers = {}) => envelopeOf(change).porte_collection.porte[0]?.donnee_entree;

describe('The landing of a flat', () => {
  it('is asked of flats only, and its length only where it loses heat', () => {
    const asked = (answers: AuditAnswers) => askedQuestions(answers).map(({ slug }) => slug);
    expect(asked({ kind: 'flat' })).toContain('landing');
    expect(asked({ kind: 'house' })).not.toContain('landing');
    const isMeasured = (landing: AuditAnswers['landing']) =>
      asked({ kind: 'flat', landing }).includes('landingWall');
    expect((['open', 'closed', 'sheltered', 'outside', 'unknown'] as const).filter(isMeasured)).toEqual([
      'open',
      'closed',
    ]);
  });

  it('has a wall of the method’s own make, bare in a block of 1960, with the door in it', () => {
    expect(landingWallOf()).toMatchObject({
      enum_type_adjacence_id: '15',
      enum_materiaux_structure_mur_id: '1',
      enum_type_isolation_id: '2',
      enum_cfg_isolation_lnc_id: '2',
      surface_paroi_totale: 10,
      surface_paroi_opaque: 8,
    });
    expect(doorOf()).toMatchObject({ enum_type_adjacence_id: '15', reference_paroi: 'wall-landing' });
    expect(landingWallOf({ landing: 'closed' })?.enum_type_adjacence_id).toBe('14');
  });

  it('has a wall insulated as its years have it since 1975', () => {
    expect(landingWallOf({ yearBuilt: 1995 })).toMatchObject({
      enum_type_isolation_id: '1',
      enum_methode_saisie_u_id: '2',
      enum_cfg_isolation_lnc_id: '4',
    });
  });

  it('has no such wall where it is warm, and none where the door opens on the outside', () => {
    expect([landingWallOf({ landing: 'sheltered' }), landingWallOf({ landing: 'outside' })]).toEqual([
      undefined,
      undefined,
    ]);
    expect(doorOf({ landing: 'sheltered' })?.enum_type_adjacence_id).toBe('22');
    expect(doorOf({ landing: 'outside' })).toMatchObject({
      enum_type_adjacence_id: '1',
      reference_paroi: 'wall-front',
    });
  });

  it('loses more heat the colder and the longer it is', () => {
    const [sheltered, closed, open] = [
      energyOf({ landing: 'sheltered' }),
      energyOf({ landing: 'closed' }),
      energyOf(),
    ];
    expect(closed).toBeGreaterThan(sheltered);
    expect(open).toBeGreaterThan(closed);
    expect(energyOf({ landingWall: 8 })).toBeGreaterThan(open);
  });

  it('is as long as the flat’s shorter side where nobody measured it, never longer than all its sides', () => {
    const lengthOf = (change: AuditAnswers) => geometryOf({ ...FLAT, ...change }).landing?.length;
    // 54 m², half as deep again as wide: 6 m by 9 m.
    expect(lengthOf({ landingWall: 'unknown' })).toBeCloseTo(6, 5);
    expect(lengthOf({ landingWall: 60 })).toBeCloseTo(30, 5);
    expect(lengthOf({ landingWall: 'unknown', exposedSides: 'four' })).toBe(1);
  });

  it('that nobody knows is the usual stairs, and widens the range', async () => {
    expect(energyOf({ landing: 'unknown', landingWall: undefined })).toBe(
      energyOf({ landingWall: 'unknown' }),
    );
    const { likely, low, narrowing } = await estimateWithUncertainty(
      engine,
      { ...FLAT, landing: 'unknown', landingWall: undefined },
      NO_SITE_FACTS,
    );
    expect(low.ep).toBeLessThan(likely.ep);
    expect(narrowing.map(({ slug }) => slug)).toContain('landing');
  });
});

describe('A flat with windows on one side', () => {
  it('lies along that side: every room needs one', () => {
    const { width, depth } = geometryOf({ ...FLAT, exposedSides: 'one' });
    expect([width, depth].map((side) => Math.round(side))).toEqual([9, 6]);
    const through = geometryOf(FLAT);
    expect([through.width, through.depth].map((side) => Math.round(side))).toEqual([6, 9]);
  });
});

type Walls = { mur: { donnee_entree: Record<string, unknown> }[] };
/** The answers that a file of the flat gives, its walls changed. */
function answersOf(
  change: AuditAnswers,
  walls: (entries: Walls['mur'], dpe: DpeOf) => void = () => undefined,
) {
  const dpe = dpeOf({ ...FLAT, ...change });
  walls((dpe.logement.enveloppe.mur_collection as Walls).mur, dpe);
  return computeDpe(bytesOf(xmlOf(dpe))).answers;
}
const outer = (entries: Walls['mur']) =>
  entries.filter(({ donnee_entree: wall }) => wall.enum_type_adjacence_id === '1');
const landing = (entries: Walls['mur']) =>
  entries.find(({ donnee_entree: wall }) => wall.reference === 'wall-landing')?.donnee_entree ?? {};

describe('The DPE file of a flat', () => {
  it.each([
    [{ landing: 'open', landingWall: 4 }],
    [{ landing: 'closed', landingWall: 7.5 }],
    [{ landing: 'sheltered' }],
    [{ landing: 'outside' }],
  ] as const)('gives back %j', (said) => {
    const { landing: kind, landingWall } = answersOf({ landingWall: undefined, ...said });
    expect({ landing: kind, landingWall }).toEqual({ landingWall: undefined, ...said });
  });

  it('tells of a landing without an outer wall that it is sheltered', () => {
    const inner = answersOf({}, (entries, dpe) => {
      const doors = dpe.logement.enveloppe.porte_collection as { porte: { donnee_entree: object }[] };
      for (const part of [landing(entries), ...doors.porte.map(({ donnee_entree }) => donnee_entree)])
        Object.assign(part, { surface_aiu: 999, surface_aue: 0 });
    });
    expect(inner.landing).toBe('sheltered');
  });

  it('is read by its façades, however much longer its landing’s wall is', () => {
    const answers = answersOf(
      { wallInsulation: 'inside', wallInsulationThickness: 10, landingWall: 30 },
      (entries) => Object.assign(landing(entries), { enum_materiaux_structure_mur_id: '11' }),
    );
    expect(answers).toMatchObject({
      exposedSides: 'two',
      wallMaterial: 'concrete',
      wallInsulation: 'inside',
      wallInsulationThickness: 10,
    });
  });

  it('does not count a return of a metre as a side', () => {
    const withReturn = (metres: number) =>
      answersOf({}, (entries) => {
        const [front] = outer(entries);
        entries.push({
          ...front,
          donnee_entree: {
            ...front?.donnee_entree,
            reference: 'return',
            enum_orientation_id: '3',
            surface_paroi_opaque: metres * 2.5,
          },
        });
      }).exposedSides;
    expect([withReturn(1), withReturn(3)]).toEqual(['two', 'three']);
  });

  it('counts a side behind which there is attic only', () => {
    const underRoof = answersOf({ storey: 'top', exposedSides: 'three' }, (entries) => {
      for (const { donnee_entree: wall } of outer(entries).slice(0, 2))
        Object.assign(wall, {
          enum_type_adjacence_id: '12',
          surface_aiu: 30,
          surface_aue: 33,
          enum_cfg_isolation_lnc_id: '2',
        });
    });
    expect(underRoof.exposedSides).toBe('three');
  });

  it('tells of walls insulated who knows how, in a known year, that they are insulated', () => {
    const answers = answersOf({}, (entries) => {
      for (const { donnee_entree: wall } of outer(entries))
        Object.assign(wall, {
          enum_type_isolation_id: '1',
          enum_methode_saisie_u_id: '7',
          enum_periode_isolation_id: '10',
        });
    });
    expect(answers).toMatchObject({ wallInsulation: 'insulated', wallInsulationYear: 2023 });
  });

  it('tells of an old wall under an insulating render what the render resists', () => {
    const answers = answersOf({ yearBuilt: 1900, wallMaterial: 'stone', wallThickness: 50 }, (entries) => {
      for (const { donnee_entree: wall } of outer(entries))
        Object.assign(wall, { enduit_isolant_paroi_ancienne: 1 });
    });
    expect(answers).toMatchObject({ wallInsulation: 'inside', wallInsulationR: 0.7 });
  });
});

describe('A roof insulated before insulation was any', () => {
  it('loses as much as a bare one: the method has a row for those years', () => {
    const losses = (change: AuditAnswers) =>
      computeEnergy({ ...FLAT, storey: 'top', roofType: 'terrace', ...change }, NO_SITE_FACTS).losses.roof;
    const insulated = (roofInsulationYear: AuditAnswers['roofInsulationYear']) =>
      losses({ roofInsulation: 'insulated', roofInsulationThickness: 'unknown', roofInsulationYear });
    expect(insulated(1961)).toBeCloseTo(losses({ roofInsulation: 'none' }), 5);
    expect(insulated('unknown')).toBeLessThan(insulated(1961) / 2);
  });
});
