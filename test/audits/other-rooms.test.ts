import { describe, expect, it } from 'vitest';
import type { AuditAnswers } from '../../src/audits/audit-answers.ts';
import { computeDpe } from '../../src/audits/dpe-file/compute-dpe.ts';
import { buildDpeInput } from '../../src/audits/dpe-input/build-dpe-input.ts';
import { computeEnergy } from '../../src/audits/engine/compute-energy.ts';
import { askedQuestions } from '../../src/audits/questionnaire/questions.ts';
import { NO_SITE_FACTS } from '../../src/audits/site-facts.ts';
import { adviceFor, applyMeasure } from '../../src/audits/works/measures.ts';
import { bytesOf, dpeOf, xmlOf } from './support/dpe-xml.ts';
import { measure } from './support/dunkirk.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

const withRooms = (change: AuditAnswers): AuditAnswers => ({ ...REFERENCE_HOUSE, ...change });
const computed = (change: AuditAnswers = {}) => computeEnergy(withRooms(change), NO_SITE_FACTS);
const convectors = (otherRoomsShare: AuditAnswers['otherRoomsShare']): AuditAnswers => ({
  otherRooms: 'electric-convectors',
  otherRoomsShare,
});
const SHARES = ['tenth', 'quarter', 'third', 'half', 'two-thirds'] as const;
const read = (answers: AuditAnswers) => computeDpe(bytesOf(xmlOf(dpeOf(answers)))).answers;

describe('Rooms heated otherwise than by the main heating', () => {
  it('take their share of the gas, and of electricity what they need', () => {
    const alone = computed();
    const heatingGas = ({ finalByCarrier, finalByUse }: typeof alone) =>
      (finalByCarrier.gas ?? 0) - finalByUse.hotWater;
    const ofGas = SHARES.map((share) => heatingGas(computed(convectors(share))) / heatingGas(alone));
    for (const [index, part] of [0.9, 0.75, 2 / 3, 0.5, 1 / 3].entries())
      expect(ofGas[index]).toBeCloseTo(part, 1);
    const electric = SHARES.map((share) => computed(convectors(share)).finalByCarrier.electricity ?? 0);
    expect(electric).toEqual(electric.toSorted((a, b) => a - b));
  });

  it('count as a quarter where nobody knows how much, as none where nobody knows of any', () => {
    const quarter = computed(convectors('quarter'));
    expect(computed(convectors('unknown')).final).toBe(quarter.final);
    expect(computed({ otherRooms: 'unknown' }).final).toBe(computed().final);
    expect(computed({ otherRooms: 'none' }).final).toBe(computed().final);
  });

  it.each([
    'electric-convectors',
    'electric-radiators',
    'heat-pump-air-air',
    'log-stove',
    'pellet-stove',
  ] as const)(
    'by %s are computed beside any main heating, without a complaint of the engine',
    (otherRooms) => {
      for (const heating of [
        'gas-boiler',
        'heat-pump-air-water',
        'log-stove',
        'electric-radiators',
      ] as const) {
        const { final, finalByCarrier, messages } = computed({
          heating,
          hotWater: 'electric-tank',
          tankVolume: 150,
          otherRooms,
          otherRoomsYear: 2012,
          otherRoomsShare: 'third',
          backupHeating: heating === 'log-stove' ? undefined : 'log-stove',
        });
        expect(messages).toEqual([]);
        expect(Object.values(finalByCarrier).reduce((sum, kWh) => sum + kWh, 0)).toBeCloseTo(final, 6);
      }
    },
  );

  it('leave the spendthrift household a tenth to a third above the conventional one, as one heating does', () => {
    const over = (change: AuditAnswers) => {
      const { finalByCarrier, spendthriftByCarrier } = computed(change);
      return (spendthriftByCarrier.gas ?? 0) / (finalByCarrier.gas ?? 1);
    };
    expect(over(convectors('half'))).toBeCloseTo(over({}), 1);
    expect(over(convectors('half'))).toBeLessThan(1.35);
  });

  it('are installations whose areas make up the dwelling', () => {
    for (const share of SHARES) {
      const { installation_chauffage: installations } = buildDpeInput(
        withRooms(convectors(share)),
        NO_SITE_FACTS,
      ).logement.installation_chauffage_collection;
      const areas = installations.map(
        ({ donnee_entree: entry }) => (entry as { surface_chauffee: number }).surface_chauffee,
      );
      expect(areas).toHaveLength(2);
      expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(90, 6);
    }
  });

  it('are asked of everyone whose heating is computed, their share and age only where there are some', () => {
    const asked = (answers: AuditAnswers) => askedQuestions(answers).map(({ slug }) => slug);
    expect(asked({ heating: 'gas-boiler' })).toContain('otherRooms');
    expect(asked({ heating: 'collective' })).not.toContain('otherRooms');
    expect(asked({ heating: 'gas-boiler', otherRooms: 'none' })).not.toContain('otherRoomsShare');
    const electric = asked({ heating: 'gas-boiler', otherRooms: 'electric-convectors' });
    expect([electric.includes('otherRoomsShare'), electric.includes('otherRoomsYear')]).toEqual([
      true,
      false,
    ]);
    expect(asked({ heating: 'gas-boiler', otherRooms: 'log-stove' })).toContain('otherRoomsYear');
  });
});

describe('A new heating', () => {
  it('leaves the other rooms theirs, and says so', () => {
    const answers = withRooms(convectors('third'));
    const after = applyMeasure(answers, measure('heat-pump-air-water'));
    expect(after).toMatchObject({ heating: 'heat-pump-air-water', ...convectors('third') });
    expect(adviceFor(answers, ['heat-pump-air-water'])).toEqual(['otherRoomsKept']);
    expect(adviceFor(answers, ['windows', 'log-boiler'])).toEqual(['addVentilation', 'otherRoomsKept']);
    expect(adviceFor(answers, ['loft-insulation'])).toEqual([]);
    expect(adviceFor(REFERENCE_HOUSE, ['heat-pump-air-water'])).toEqual([]);
  });
});

describe('A DPE file with several heatings', () => {
  it.each(SHARES.slice(0, 4))(
    'gives back the main one and the other rooms: a %s of the dwelling',
    (share) => {
      expect(read(withRooms(convectors(share)))).toMatchObject({
        heating: 'gas-boiler',
        ...convectors(share),
      });
    },
  );

  it('gives back the year of a stove', () => {
    const stove: AuditAnswers = {
      otherRooms: 'pellet-stove',
      otherRoomsYear: 2011,
      otherRoomsShare: 'third',
    };
    expect(read(withRooms(stove))).toMatchObject(stove);
  });

  it('takes the boiler as the main one even where convectors heat more: only they can be told of other rooms', () => {
    expect(read(withRooms(convectors('two-thirds')))).toMatchObject({
      heating: 'gas-boiler',
      boilerKind: 'standard',
      ...convectors('two-thirds'),
    });
  });

  it('has no other rooms where one installation heats it all', () => {
    expect(read(REFERENCE_HOUSE).otherRooms).toBe('none');
  });
});
