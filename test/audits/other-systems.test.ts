import { describe, expect, it } from 'vitest';
import type { AuditAnswers } from '../../src/audits/audit-answers.ts';
import { computeDpe } from '../../src/audits/dpe-file/compute-dpe.ts';
import { classWithin, rankOf } from '../../src/audits/energy-class.ts';
import { computeEnergy } from '../../src/audits/engine/compute-energy.ts';
import { NO_SITE_FACTS } from '../../src/audits/site-facts.ts';
import { bytesOf, dpeOf, xmlOf } from './support/dpe-xml.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

/** Electric, so that what panels make can be used. */
const ELECTRIC: AuditAnswers = {
  ...REFERENCE_HOUSE,
  heating: 'electric-convectors',
  boilerKind: undefined,
  heatingYear: undefined,
  emitters: undefined,
  hotWater: 'electric-tank',
  tankVolume: 200,
};
const MARSEILLE = '13055';
const computed = (change: AuditAnswers = {}) => computeEnergy({ ...ELECTRIC, ...change }, NO_SITE_FACTS);
const cooled: AuditAnswers = { otherSystems: 'air-conditioning', coolingYear: 2018, cooledArea: 'unknown' };
const sunWater: AuditAnswers = { otherSystems: 'solar', solarUse: 'hot-water', solarWaterYear: 2015 };
const panels: AuditAnswers = {
  otherSystems: 'solar',
  solarUse: 'electricity',
  photovoltaicArea: 17,
  photovoltaicOrientation: 'south',
};
const sum = (values: object) => Object.values(values).reduce((total: number, value) => total + value, 0);

describe('A boiler that relieves a heat pump', () => {
  const pump: AuditAnswers = { heating: 'heat-pump-air-water', heatingYear: 2010, emitters: 'radiators' };
  const oil = {
    heating: 'oil-boiler',
    boilerKind: 'standard',
    heatingYear: 1995,
    emitters: 'radiators',
  } as const;

  it('burns for a fifth of the need: between the pump alone and the boiler alone', () => {
    const alone = computed(pump);
    const relieved = computed({ ...pump, reliefBoiler: 'oil-boiler', reliefBoilerYear: 1995 });
    const boiler = computed(oil);
    expect(alone.finalByCarrier.oil ?? 0).toBe(0);
    expect(relieved.ges).toBeGreaterThan(alone.ges);
    expect(relieved.ges).toBeLessThan(boiler.ges);
    const share = (relieved.finalByCarrier.oil ?? 0) / (boiler.finalByCarrier.oil ?? 0);
    expect(share).toBeGreaterThan(0.18);
    expect(share).toBeLessThan(0.24);
  });

  it('counts as none where nobody knows of one', () => {
    const unknown = computed({ ...pump, reliefBoiler: 'unknown' });
    expect(unknown.ep).toBe(computed({ ...pump, reliefBoiler: 'none' }).ep);
  });
});

describe('Heating pipes', () => {
  it('lose less once insulated, and nothing where heat is made in the room', () => {
    const insulated: AuditAnswers = { heatingPipes: 'insulated' };
    const boiler: AuditAnswers = { heating: 'oil-boiler', boilerKind: 'standard', emitters: 'radiators' };
    expect(computed({ ...boiler, ...insulated }).ep).toBeLessThan(computed(boiler).ep);
    expect(computed(insulated).ep).toBe(computed().ep);
  });
});

describe('Air conditioning', () => {
  it('adds what it draws to cool, and nothing else', () => {
    const [without, withIt] = [computed(), computed(cooled)];
    expect(without.finalByUse.cooling).toBe(0);
    expect(withIt.finalByUse.cooling).toBeGreaterThan(0);
    expect(withIt.final - without.final).toBeCloseTo(withIt.finalByUse.cooling, 6);
    expect(withIt.finalByUse.heating).toBeCloseTo(without.finalByUse.heating, 6);
  });

  it('draws more in the south, by an old machine, and in more rooms', () => {
    const cooling = (change: AuditAnswers) =>
      computed({ ...cooled, commune: MARSEILLE, ...change }).finalByUse.cooling;
    const recent = cooling({});
    expect(recent).toBeGreaterThan(3 * computed(cooled).finalByUse.cooling);
    // A few kWh per m² and year: what the method's south needs.
    expect(recent / 90).toBeGreaterThan(1);
    expect(recent / 90).toBeLessThan(15);
    expect(cooling({ coolingYear: 2000 })).toBeGreaterThan(1.5 * recent);
    expect(cooling({ cooledArea: 30 })).toBeCloseTo(recent / 3, 6);
  });
});

describe('Water heated by the sun', () => {
  it('takes half of the hot water where it is old, more where it is new and further south', () => {
    const share = (change: AuditAnswers, place: AuditAnswers = {}) =>
      1 -
      computed({ ...sunWater, ...place, ...change }).finalByUse.hotWater /
        computed(place).finalByUse.hotWater;
    expect(share({})).toBeCloseTo(0.49, 1);
    expect(share({ solarWaterYear: 'unknown' })).toBeCloseTo(share({}), 6);
    expect(share({ solarWaterYear: 2024 })).toBeGreaterThan(share({}));
    expect(share({}, { commune: MARSEILLE })).toBeGreaterThan(share({}));
  });

  it('helps a gas boiler as well', () => {
    const gas = (change: AuditAnswers) => computeEnergy({ ...REFERENCE_HOUSE, ...change }, NO_SITE_FACTS);
    expect(gas(sunWater).finalByUse.hotWater).toBeLessThan(0.7 * gas({}).finalByUse.hotWater);
    expect(gas(sunWater).ges).toBeLessThan(gas({}).ges);
  });
});

describe('Photovoltaic panels', () => {
  it('take off what the dwelling uses of them, a small part of what it draws', () => {
    const [without, withThem] = [computed(), computed(panels)];
    const used = 1 - withThem.final / without.final;
    expect(used).toBeGreaterThan(0.005);
    expect(used).toBeLessThan(0.1);
    expect(withThem.ep).toBeLessThan(without.ep);
    expect(sum(withThem.finalByUse)).toBeCloseTo(withThem.final, 6);
    expect(sum(withThem.finalByCarrier)).toBeCloseTo(withThem.final, 6);
  });

  it('give more when they are larger and face south', () => {
    const final = (change: AuditAnswers) => computed({ ...panels, ...change }).final;
    expect(final({ photovoltaicArea: 34 })).toBeLessThan(final({}));
    expect(final({ photovoltaicOrientation: 'unknown' })).toBeGreaterThan(final({}));
  });

  it('count in the class, which the engine tells without them', () => {
    for (const photovoltaicArea of [5, 20, 60, 150]) {
      const result = computed({ ...panels, photovoltaicArea });
      expect(result.epClass).toBe(classWithin(result.epLimits, result.ep));
      expect(rankOf(result.energyClass)).toBe(Math.max(rankOf(result.epClass), rankOf(result.gesClass)));
    }
  });
});

describe('A DPE file', () => {
  it('gives back its air conditioning and what the sun makes', () => {
    const all: AuditAnswers = {
      otherSystems: 'air-conditioning-and-solar',
      coolingYear: 2014,
      cooledArea: 40,
      solarUse: 'hot-water-and-electricity',
      solarWaterYear: 2010,
      photovoltaicArea: 17,
      photovoltaicOrientation: 'south-west',
    };
    const reading = computeDpe(bytesOf(xmlOf(dpeOf({ ...ELECTRIC, ...all }))));
    expect(reading.answers).toMatchObject(all);
    const { epLimits, ep, epClass } = reading.today;
    expect(epClass).toBe(classWithin(epLimits, ep));
  });
});
