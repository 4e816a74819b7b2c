import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communeBox } from '../../src/programme/commune-box.ts';
import { day, dayOf } from '../../src/shared/dates.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { dpeValidUntil } from '../../src/units/identity/energy-certificate.ts';
import { importLovac } from '../../src/units/import/import-lovac.ts';
import { findUnit, findUnitByIdlocal, type Unit } from '../../src/units/unit-store.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { idlocal, lovacFile } from './support/lovac-file.ts';

describe('The identity of a unit', () => {
  let test: TestApp;
  let officer: Browser;
  let ctx: Awaited<ReturnType<TestApp['signInStaff']>>['ctx'];
  let unit: UnitId;
  let other: UnitId;
  let url: string;

  beforeAll(async () => {
    test = await startTestApp();
    ({ browser: officer, ctx } = await test.signInStaff('officer', 'Camille Vandamme'));
    const asOf = dayOf(test.clock.now);
    [unit, other] = (await enterDemonstrationUnits(ctx, { seed: 'identity', count: 4, asOf })) as [
      UnitId,
      UnitId,
    ];
    url = `/register/units/${unit}/identity`;
  });
  afterAll(() => test.close());

  const fresh = async (id: UnitId = unit): Promise<Unit> => {
    const found = await findUnit(test.services.db.read, id);
    if (!found) throw new Error('gone');
    return found;
  };
  const save = async (fields: Record<string, string>) =>
    officer.post(url, { version: String((await fresh()).version), ...fields });
  /** Refused at this field, with the value kept. */
  const refusedAt = async (field: string, fields: Record<string, string>) => {
    const page = await save(fields);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`id="${field}-identity-error"`);
    return page.body;
  };

  it('corrects place, fabric, comfort and certificate at once, and shows until when it counts', async () => {
    const box = communeBox(test.services.programme, '59183');
    const latitude = ((box.south + box.north) / 2).toFixed(5);
    const saved = await save({
      address: '4 rue des Marins',
      commune: '59183',
      postcode: '',
      latitude: latitude.replace('.', ','),
      longitude: ((box.west + box.east) / 2).toFixed(5),
      toilets: '1',
      baths: '0',
      showers: '2',
      cadastralCategory: '6',
      declaredClass: 'F',
      dpeNumber: '2459e 1234567a',
      dpeOn: '2024-05-02',
      rnbId: 'ABCD-1234-EFGH',
      parcel: '59183000AB0123',
    });
    expect(saved.statusCode).toBe(303);
    expect(await fresh()).toMatchObject({
      address: '4 rue des Marins',
      commune: '59183',
      latitude: Number(latitude),
      showers: 2,
      cadastralCategory: 6,
      dpeNumber: '2459E1234567A',
      rnbId: 'ABCD1234EFGH',
    });
    const page = (await officer.get(`/register/units/${unit}`)).body;
    expect(page).toContain('DPE 2459E1234567A · établi le 02/05/2024, valable jusqu’au 01/05/2034');
    expect(page).toContain('1 WC, 0 baignoire, 2 douches');
  });

  it('refuses at its field what cannot be, keeping what was typed', async () => {
    expect(await refusedAt('latitude', { latitude: '48,85', longitude: '2,35' })).toContain('value="48,85"');
    await refusedAt('latitude', { latitude: '', longitude: '2,35' });
    await refusedAt('commune', { commune: '75056' });
    await refusedAt('postcode', { postcode: '75001' });
    await refusedAt('dpeOn', { dpeOn: '2031-01-01' });
    await refusedAt('declaredClass', { declaredClass: '' });
    await refusedAt('dpeNumber', { dpeNumber: '<b>' });
    await refusedAt('rnbId', { rnbId: 'OOOO0000IIII' });
    await refusedAt('idlocal', { idlocal: '751234567890' });
    await refusedAt('showers', { showers: '1e9' });
  });

  it('refuses an identifier that another unit bears, and leads to merging them', async () => {
    const taken = (await fresh(other)).idlocal ?? '';
    const body = await refusedAt('idlocal', { idlocal: taken });
    expect(body).toContain(`href="/register/units/${other}/duplicates/${unit}"`);
    const { browser: local } = await test.signInStaff('officer', 'Une commune', [(await fresh()).commune]);
    const page = await local.post(url, { version: String((await fresh()).version), idlocal: taken });
    const isSeen = (await fresh(other)).commune === (await fresh()).commune;
    expect(page.body.includes(`/register/units/${other}/`)).toBe(isSeen);
    const moved = await local.post(url, {
      version: String((await fresh()).version),
      commune: '59273',
      postcode: '',
    });
    expect(moved.statusCode).toBe(403);
  });

  it('saves nothing on an old version, nor where nothing differs', async () => {
    const { version } = await fresh();
    expect((await save({ rooms: '9' })).statusCode).toBe(303);
    const late = await officer.post(url, { version: String(version), rooms: '8' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('value="8"');
    const now = await fresh();
    expect((await save({ rooms: '9' })).statusCode).toBe(303);
    expect((await fresh()).version).toBe(now.version);
  });

  it('lets a correction beat the files until it is given back to them', async () => {
    await importLovac(ctx, lovacFile([{}]));
    const known = await findUnitByIdlocal(test.services.db.read, idlocal(1));
    if (!known) throw new Error('not imported');
    const address = `/register/units/${known.id}/identity`;
    await officer.post(address, { version: String(known.version), livingArea: '80' });
    await importLovac(ctx, lovacFile([{ annee: '2026', ff_stoth: '95' }]));
    const kept = await fresh(known.id);
    expect(kept.livingArea).toBe(80);
    expect((await officer.get(address)).body).toContain('Rendre aux imports');
    const back = { version: String(kept.version), field: 'livingArea' };
    const given = await officer.post(`${address}/give-back`, back, { from: address });
    expect(given.statusCode).toBe(303);
    expect((await officer.post(`${address}/give-back`, back, { from: address })).statusCode).toBe(422);
    await importLovac(ctx, lovacFile([{ annee: '2026', ff_stoth: '95' }]));
    expect((await fresh(known.id)).livingArea).toBe(95);
  });
});

describe('An energy certificate', () => {
  it.each([
    ['2012-06-01', '2022-05-31'],
    ['2017-12-31', '2022-12-31'],
    ['2021-06-30', '2024-12-31'],
    ['2021-07-01', '2031-06-30'],
  ])('made on %s counts until %s', (made, until) => {
    expect(dpeValidUntil(day(made))).toBe(until);
  });
});
