import { describe, expect, it } from 'vitest';
import type { AuditAnswers } from '../../src/audits/audit-answers.ts';
import { NO_SITE_FACTS, type SiteFacts } from '../../src/audits/site-facts.ts';
import {
  adviceFor,
  applyMeasure,
  areIncompatible,
  asQuotedMeasure,
  COMPUTED_MEASURES,
  estimateMeasure,
  incompatiblePair,
  type MeasureRefusal,
  type MeasureSlug,
  measureChoices,
  measureRefusal,
} from '../../src/audits/works/measures.ts';
import { workAreas } from '../../src/audits/works/work-areas.ts';
import { translate } from '../../src/i18n/translate.ts';
import { LOCALES } from '../../src/shared/locale.ts';
import { FULL_SITE } from './support/any-answers.ts';
import { catalogue, measure } from './support/dunkirk.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

const FLAT: AuditAnswers = { ...REFERENCE_HOUSE, kind: 'flat', storey: 'middle', exposedSides: 'two' };

describe('The catalogue of the pilot', () => {
  it('has each measure that is computed, once, with its source and not yet confirmed', () => {
    expect(catalogue.entries.map(({ slug }) => slug)).toEqual(COMPUTED_MEASURES);
    for (const entry of catalogue.entries) {
      expect(entry.confirmed).toBe(false);
      expect(entry.source.fr.length).toBeGreaterThan(20);
      expect(entry.cost.low).toBeLessThanOrEqual(entry.cost.high);
    }
  });

  it('has words for each measure in both languages', () => {
    for (const locale of LOCALES)
      for (const slug of COMPUTED_MEASURES) {
        expect(translate(locale, `audits.measures.${slug}.title`)).not.toBe('');
        expect(translate(locale, `audits.measures.${slug}.explanation`)).not.toBe('');
      }
  });
});

describe('A measure', () => {
  it('leaves the answers it was given as they were', () => {
    const frozen = Object.freeze({ ...REFERENCE_HOUSE });
    for (const entry of catalogue.entries) applyMeasure(frozen, entry);
    expect(frozen).toEqual(REFERENCE_HOUSE);
  });

  it('fits windows in line with the insulation that is there', () => {
    expect(applyMeasure(REFERENCE_HOUSE, measure('windows')).windowPose).toBe('inner');
    const wrapped = applyMeasure(REFERENCE_HOUSE, measure('external-wall-insulation'));
    expect(applyMeasure(wrapped, measure('windows')).windowPose).toBe('outer');
  });

  it('adds to insulation on the other face of the walls, replaces it on the same', () => {
    const inside: AuditAnswers = { ...REFERENCE_HOUSE, wallInsulation: 'inside', wallInsulationThickness: 4 };
    expect(applyMeasure(inside, measure('external-wall-insulation'))).toMatchObject({
      wallInsulation: 'both',
      wallInsulationR: 4.7,
    });
    expect(applyMeasure(inside, measure('internal-wall-insulation'))).toMatchObject({
      wallInsulation: 'inside',
      wallInsulationR: 3.7,
    });
  });

  it('replaces the boiler with its hot water, and forgets what was asked of the boiler', () => {
    const changed = applyMeasure(REFERENCE_HOUSE, measure('heat-pump-air-water'));
    expect(changed).toMatchObject({
      heating: 'heat-pump-air-water',
      hotWater: 'with-heating',
      tankVolume: 200,
      emitters: 'radiators-with-valves',
    });
    expect(changed).not.toHaveProperty('boilerKind');
  });

  it('keeps a heated floor that is there', () => {
    const heatedFloor: AuditAnswers = { ...REFERENCE_HOUSE, emitters: 'underfloor' };
    expect(applyMeasure(heatedFloor, measure('pellet-boiler')).emitters).toBe('underfloor');
  });
});

describe('Whether a measure makes sense', () => {
  it.each<[MeasureSlug, MeasureRefusal | null, AuditAnswers, SiteFacts]>([
    ['external-wall-insulation', null, REFERENCE_HOUSE, NO_SITE_FACTS],
    ['external-wall-insulation', 'heritage', REFERENCE_HOUSE, { ...NO_SITE_FACTS, heritage: true }],
    ['internal-wall-insulation', null, REFERENCE_HOUSE, { ...NO_SITE_FACTS, heritage: true }],
    ['external-wall-insulation', 'coOwnership', FLAT, NO_SITE_FACTS],
    [
      'internal-wall-insulation',
      'alreadyDone',
      { ...REFERENCE_HOUSE, wallInsulation: 'inside', wallInsulationThickness: 14 },
      NO_SITE_FACTS,
    ],
    [
      'internal-wall-insulation',
      null,
      { ...REFERENCE_HOUSE, wallInsulation: 'inside', wallInsulationThickness: 5 },
      NO_SITE_FACTS,
    ],
    [
      'internal-wall-insulation',
      'alreadyDone',
      { ...REFERENCE_HOUSE, yearBuilt: 2010, wallInsulation: 'unknown' },
      NO_SITE_FACTS,
    ],
    [
      'internal-wall-insulation',
      'alreadyDone',
      {
        ...REFERENCE_HOUSE,
        wallInsulation: 'inside',
        wallInsulationThickness: 'unknown',
        wallInsulationYear: 2015,
      },
      NO_SITE_FACTS,
    ],
    ['loft-insulation', null, REFERENCE_HOUSE, NO_SITE_FACTS],
    ['roof-slope-insulation', 'noSuchRoof', REFERENCE_HOUSE, NO_SITE_FACTS],
    ['flat-roof-insulation', null, { ...REFERENCE_HOUSE, roofType: 'terrace' }, NO_SITE_FACTS],
    ['loft-insulation', 'neighbourAbove', FLAT, NO_SITE_FACTS],
    ['floor-insulation', 'neighbourBelow', FLAT, NO_SITE_FACTS],
    ['floor-insulation', 'floorOnGround', REFERENCE_HOUSE, NO_SITE_FACTS],
    ['floor-insulation', null, { ...REFERENCE_HOUSE, floorType: 'cellar' }, NO_SITE_FACTS],
    ['windows', null, REFERENCE_HOUSE, NO_SITE_FACTS],
    ['windows', 'alreadyDone', { ...REFERENCE_HOUSE, glazing: 'triple' }, NO_SITE_FACTS],
    ['windows', 'alreadyDone', { ...REFERENCE_HOUSE, windowUw: 1.4 }, NO_SITE_FACTS],
    ['door', 'alreadyDone', { ...REFERENCE_HOUSE, door: 'insulated' }, NO_SITE_FACTS],
    ['ventilation-hygro-b', 'alreadyDone', { ...REFERENCE_HOUSE, ventilation: 'double-flow' }, NO_SITE_FACTS],
    ['heat-pump-air-water', 'notInFlat', FLAT, NO_SITE_FACTS],
    ['heat-network', 'noNetwork', REFERENCE_HOUSE, NO_SITE_FACTS],
    ['heat-network', null, REFERENCE_HOUSE, FULL_SITE],
    ['heat-network', 'alreadyDone', { ...REFERENCE_HOUSE, heating: 'heat-network' }, FULL_SITE],
    ['water-heater-thermodynamic', null, REFERENCE_HOUSE, NO_SITE_FACTS],
    [
      'water-heater-thermodynamic',
      'noHeatingConvention',
      { ...REFERENCE_HOUSE, heating: 'none' },
      NO_SITE_FACTS,
    ],
  ])('%s: %s', (slug, refusal, answers, site) => {
    expect(measureRefusal(answers, site, slug)).toBe(refusal);
    expect(measureChoices(answers, site)).toContainEqual({ slug, refusal });
  });

  it('is not asked of two works on the same part', () => {
    expect(areIncompatible('external-wall-insulation', 'internal-wall-insulation')).toBe(true);
    expect(areIncompatible('heat-pump-air-water', 'pellet-boiler')).toBe(true);
    expect(areIncompatible('heat-pump-air-water', 'water-heater-thermodynamic')).toBe(true);
    expect(areIncompatible('ventilation-hygro-b', 'ventilation-double-flow')).toBe(true);
    expect(areIncompatible('windows', 'door')).toBe(false);
    expect(areIncompatible('windows', 'windows')).toBe(false);
    expect(incompatiblePair(['windows', 'heat-network', 'door', 'pellet-boiler'])).toEqual([
      'heat-network',
      'pellet-boiler',
    ]);
    expect(incompatiblePair(['windows', 'door'])).toBeNull();
  });

  it('comes with ventilation when it makes the dwelling tight', () => {
    expect(adviceFor(REFERENCE_HOUSE, ['windows'])).toEqual(['addVentilation']);
    expect(adviceFor(REFERENCE_HOUSE, ['windows', 'ventilation-hygro-b'])).toEqual([]);
    expect(adviceFor({ ...REFERENCE_HOUSE, ventilation: 'hygro-b' }, ['windows'])).toEqual([]);
    expect(adviceFor(REFERENCE_HOUSE, ['loft-insulation'])).toEqual([]);
  });
});

describe('The estimate of a measure', () => {
  it('takes its areas from the model', () => {
    // Two façades of 5.5 × 5.5 m, less 15 m² of windows and 2 m² of door; 45 m² of roof; 10 windows.
    expect(workAreas(REFERENCE_HOUSE)).toEqual({
      walls: 43.5,
      roof: 45,
      floor: 45,
      windows: 15,
      windowCount: 10,
      livingArea: 90,
    });
  });

  it('prices square metres before tax, then adds 5.5 % of VAT', () => {
    expect(estimateMeasure(REFERENCE_HOUSE, measure('external-wall-insulation'))).toMatchObject({
      quantity: 43.5,
      unit: 'm2',
      performance: 3.7,
      costHT: { low: 652_500, likely: 804_750, high: 957_000 },
      vat: 550,
      costTTC: { low: 688_388, likely: 849_011, high: 1_009_635 },
      certificate: { sheet: 'BAR-EN-102', low: 69_600, high: 69_600 },
    });
  });

  it('counts windows by the piece and their certificates by the square metre', () => {
    expect(estimateMeasure(REFERENCE_HOUSE, measure('windows'))).toMatchObject({
      quantity: 10,
      costHT: { low: 700_000, high: 1_200_000 },
      certificate: { low: 57_000, high: 57_000 },
    });
  });

  it('counts a heat pump once, its certificates by living area and zone', () => {
    // 90 m²: 79 500 to 125 800 kWhc × 1.2 (zone H1) × 1.
    expect(estimateMeasure(REFERENCE_HOUSE, measure('heat-pump-air-water'))).toMatchObject({
      quantity: 1,
      certificate: { low: 95_400, high: 150_960 },
    });
    const small = { ...REFERENCE_HOUSE, livingArea: 60, facadeWidth: 5 };
    expect(estimateMeasure(small, measure('heat-pump-air-water')).certificate).toMatchObject({ low: 47_700 });
  });

  it('reads as a quoted measure for the rules of incentives', () => {
    expect(asQuotedMeasure(estimateMeasure(REFERENCE_HOUSE, measure('loft-insulation')))).toEqual({
      slug: 'loft-insulation',
      post: 'insulation',
      quantity: 45,
      unit: 'm2',
      costHT: 157_500,
      vat: 550,
      performance: 7,
      fundedElsewhere: false,
    });
  });
});

describe('Wood measures', () => {
  it('a stove heats without pipes, and hot water that came from the boiler gets a tank of its own', () => {
    const after = applyMeasure(REFERENCE_HOUSE, measure('pellet-stove'));
    expect(after).toMatchObject({ heating: 'pellet-stove', hotWater: 'electric-tank', tankVolume: 200 });
    expect([after.emitters, after.boilerKind]).toEqual([undefined, undefined]);
    expect(areIncompatible('pellet-stove', 'water-heater-thermodynamic')).toBe(false);
    expect(areIncompatible('log-boiler', 'water-heater-thermodynamic')).toBe(true);
  });
});
