import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditAnswers } from '../../src/audits/audit-answers.ts';
import type { EnergyEngine } from '../../src/audits/engine/energy-engine.ts';
import { startEnergyEngine } from '../../src/audits/engine/start-energy-engine.ts';
import { nextPart } from '../../src/audits/questionnaire/next-part.ts';
import { NO_SITE_FACTS } from '../../src/audits/site-facts.ts';
import { refused } from '../../src/shared/errors.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

const DWELLING: AuditAnswers = {
  commune: '59183',
  altitude: 'below-400',
  kind: 'house',
  adjacency: 'mid-terrace',
  yearBuilt: 1932,
  livingArea: 90,
  levels: 2,
  ceilingHeight: 2.6,
  shape: 'compact',
  facadeWidth: 5.5,
  frontOrientation: 'south',
};
let engine: EnergyEngine;
beforeAll(async () => {
  engine = await startEnergyEngine();
}, 60_000);
afterAll(() => engine.close());
const next = (answers: AuditAnswers, by = engine) => nextPart(by, answers, NO_SITE_FACTS);

describe('The part of the questionnaire asked next', () => {
  it('is the dwelling itself first, then what is begun', async () => {
    expect(await next({ commune: '59183' })).toBe('dwelling');
    expect(await next({ ...DWELLING, glazing: 'single' })).toBe('openings');
  });

  it('is then the one that would narrow the result most: the heating of a house, not its hot water', async () => {
    expect(await next(DWELLING)).toBe('heating');
  });

  it('changes with what is known: in a large detached house the walls come before the openings', async () => {
    const detached = { ...DWELLING, adjacency: 'detached', levels: 1, facadeWidth: 12 } as const;
    const heated = {
      heating: 'gas-boiler',
      boilerKind: 'standard',
      heatingYear: 1995,
      emitters: 'radiators',
      thermostat: 'none',
      backupHeating: 'none',
      otherRooms: 'none',
    } as const;
    const order = [];
    let answers: AuditAnswers = { ...detached, ...heated };
    for (let part = await next(answers); part !== null && order.length < 8; part = await next(answers)) {
      order.push(part);
      answers = { ...answers, ...ANSWERED[part] };
    }
    expect(order.indexOf('walls')).toBeLessThan(order.indexOf('openings'));
    expect(order.toSorted()).toEqual(['floor', 'hotWater', 'openings', 'roof', 'ventilation', 'walls']);
  });

  it('is none once all is answered', async () => {
    expect(await next(REFERENCE_HOUSE)).toBeNull();
  });

  it('keeps the usual order where nothing can be computed', async () => {
    const down: EnergyEngine = {
      ...engine,
      compute: () => Promise.reject(refused('audits.errors.engine.closed')),
    };
    expect(await next(DWELLING, down)).toBe('walls');
  });
});

const pick = (...slugs: (keyof AuditAnswers)[]): AuditAnswers =>
  Object.fromEntries(slugs.map((slug) => [slug, REFERENCE_HOUSE[slug]]));
const ANSWERED: Readonly<Record<string, AuditAnswers>> = {
  walls: pick('wallMaterial', 'wallThickness', 'wallInsulation'),
  roof: pick('roofType', 'roofInsulation'),
  floor: pick('floorType', 'floorStructure', 'floorInsulation'),
  openings: pick('glazing', 'windowFrame', 'windowSeals', 'shutters', 'windowArea', 'door'),
  hotWater: pick('hotWater', 'tankVolume', 'hotWaterPlace'),
  ventilation: pick('ventilation', 'otherSystems'),
};
