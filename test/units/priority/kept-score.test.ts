import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../../src/context.ts';
import { journalOf } from '../../../src/journal/journal-store.ts';
import { addDays, day } from '../../../src/shared/dates.ts';
import type { UnitId } from '../../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../../src/units/demo/enter-demonstration-units.ts';
import { OWNER_KINDS } from '../../../src/units/ownership.ts';
import { changeWeights } from '../../../src/units/priority/change-weights.ts';
import { keepPrioritiesCurrent } from '../../../src/units/priority/count-priorities.ts';
import { previewWeights } from '../../../src/units/priority/preview-weights.ts';
import {
  type DEFAULT_PRIORITY_WEIGHTS,
  PRIORITY_FACTORS,
  priorityOf,
} from '../../../src/units/priority/priority.ts';
import { priorityFacts } from '../../../src/units/priority/priority-facts.ts';
import { bestNow, type Standing, standingNow } from '../../../src/units/priority/priority-store.ts';
import { ENERGY_LABELS, STATUS_SLUGS, UNIT_KINDS } from '../../../src/units/unit.ts';
import { changeUnit, findUnit, findUnits, type Unit } from '../../../src/units/unit-store.ts';
import { type Browser, startTestApp, type TestApp } from '../../support/test-app.ts';

describe('The score kept beside each unit', () => {
  let test: TestApp;
  let manager: Browser;
  let ctx: Context;
  let ids: UnitId[];

  beforeAll(async () => {
    test = await startTestApp();
    const signedIn = await test.signInStaff('manager', 'Dominique Responsable');
    manager = signedIn.browser;
    ctx = signedIn.ctx;
    const asOf = day('2026-03-02');
    ids = await enterDemonstrationUnits(ctx, { seed: 'priority', count: 120, asOf });
    await test.work();
  });
  afterAll(() => test.close());

  const standing = async (): Promise<Standing> => (await standingNow(test.services.db.read)) as Standing;
  const expected = (unit: Unit, { countedOn, weights }: Standing): number | null =>
    unit.vacantSince === null ? null : priorityOf(priorityFacts(unit, countedOn), weights).score;
  const allAgree = async () => {
    const now = await standing();
    const units = await findUnits(test.services.db.read, ids);
    expect(units.map(({ id, priority }) => [id, priority])).toEqual(
      units.map((unit) => [unit.id, expected(unit, now)]),
    );
    return units;
  };

  it('is there for every vacant home as soon as it is entered, and for no other', async () => {
    const units = await allAgree();
    expect(units.filter(({ priority }) => priority !== null).length).toBeGreaterThan(50);
  });

  it('is what the pure function says, whatever the facts and the weights', { timeout: 60_000 }, async () => {
    const anyChange = fc.record({
      vacantSince: fc.option(fc.nat(20_000).map((days) => addDays(day('1975-01-01'), days))),
      auditedClass: fc.option(fc.constantFrom(...ENERGY_LABELS)),
      declaredClass: fc.option(fc.constantFrom(...ENERGY_LABELS)),
      cadastralCategory: fc.option(fc.integer({ min: 1, max: 8 })),
      ownerKind: fc.option(fc.constantFrom(...OWNER_KINDS)),
      heldBack: fc.boolean(),
      status: fc.constantFrom(...STATUS_SLUGS),
      kind: fc.constantFrom(...UNIT_KINDS),
      livingArea: fc.option(fc.double({ min: 1, max: 400, noNaN: true })),
    });
    const anyWeights = fc.record(
      Object.fromEntries(PRIORITY_FACTORS.map((factor) => [factor, fc.integer({ min: 0, max: 100 })])),
    ) as fc.Arbitrary<typeof DEFAULT_PRIORITY_WEIGHTS>;
    for (const weights of fc.sample(anyWeights, { numRuns: 4, seed: 7 })) {
      await changeWeights(
        ctx,
        (await standing()).weightsId,
        { ...weights, vacancy: weights.vacancy + 1 },
        'essai',
      );
      await test.work();
      const now = await standing();
      await fc.assert(
        fc.asyncProperty(anyChange, async (change) => {
          const id = ids[0] as UnitId;
          await test.services.db.tx((d) => changeUnit(d, id, change));
          const unit = (await findUnit(test.services.db.read, id)) as Unit;
          expect(unit.priority).toBe(expected(unit, now));
        }),
        { numRuns: 60 },
      );
    }
    await allAgree();
  });

  it('is counted anew in the background after a change of weights, and told to the journal', async () => {
    const before = await standing();
    const onlyEnergy = { vacancy: 0, energy: 100, comfort: 0, owner: 0, engaged: 0, potential: 0 };
    const preview = await previewWeights(ctx, onlyEnergy);
    await changeWeights(ctx, before.weightsId, onlyEnergy, 'Les passoires d’abord');
    expect((await standing()).endedAt).toBeNull();
    await test.work();
    const after = await standing();
    expect(after).toMatchObject({ done: ids.length, total: ids.length });
    expect(after.endedAt).not.toBeNull();
    await allAgree();
    const best = await bestNow(test.services.db.read, null, 20);
    expect(best.map(({ id }) => id)).toEqual(preview.first.map(({ unit }) => unit.id));
    expect(best.map(({ score }) => score)).toEqual(preview.first.map(({ score }) => score));
    const [event] = await journalOf(test.services.db.read, 'priority', after.weightsId);
    expect(event?.data).toMatchObject({ energy: { to: 100 } });
  });

  it('shows managers what changes before they save, and refuses what somebody changed meanwhile', async () => {
    const weights = {
      vacancy: '40',
      energy: '20',
      comfort: '10',
      owner: '10',
      engaged: '10',
      potential: '10',
    };
    const looked = await manager.get(`/register/priority?${new URLSearchParams(weights)}`);
    expect(looked.body).toContain('Les vingt premiers logements avec ces poids');
    const seen = String((await standing()).weightsId);
    const save = (fields: Record<string, string>) =>
      manager.post(
        '/register/priority',
        { ...weights, seen, reason: 'Essai', ...fields },
        { from: '/register/priority' },
      );
    expect((await save({ reason: '' })).statusCode).toBe(422);
    expect((await save({ vacancy: '101' })).statusCode).toBe(422);
    expect((await save({})).statusCode).toBe(303);
    const late = await save({ vacancy: '50' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('changé les poids entre-temps');
    await test.work();
  });

  it('sorts and filters the list, and says on the unit where it comes from', async () => {
    const list = await manager.get('/register?sort=-priority');
    const [best] = await bestNow(test.services.db.read, null, 1);
    const shown = [...list.body.matchAll(/data-unit="(\d+)"/g)].map(([, id]) => Number(id));
    expect(shown[0]).toBe(best?.id);
    const filtered = await manager.get(`/register?priorityFrom=${best?.score}`);
    const above = await findUnits(test.services.db.read, ids);
    const wanted = above.filter(({ priority }) => (priority ?? -1) >= (best?.score ?? 0)).map(({ id }) => id);
    const met = [...filtered.body.matchAll(/data-unit="(\d+)"/g)].map(([, id]) => Number(id));
    expect(met.sort()).toEqual(wanted.sort());
    expect((await manager.get(`/register/units/${best?.id}`)).body).toContain(`Pourquoi ${best?.score}`);
  });

  it('lets officers see the weights and not change them', async () => {
    const officer = (await test.signInStaff('officer')).browser;
    expect((await officer.get('/register/priority')).statusCode).toBe(200);
    expect((await officer.post('/register/priority', {}, { from: '/register/priority' })).statusCode).toBe(
      403,
    );
  });

  it('follows the months: what was empty eleven months ago no longer is new', async () => {
    const first = ids[1] as UnitId;
    await test.services.db.tx((d) => changeUnit(d, first, { vacantSince: day('2024-03-15') }));
    test.clock.advance(200 * 24 * 3600 * 1000);
    await keepPrioritiesCurrent(test.services);
    expect((await standing()).countedOn).toBe('2026-09-01');
    await test.work();
    await allAgree();
  });
});
