import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalOf } from '../../src/journal/journal-store.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { findUnit, ownersOfUnit, spellsOfUnit } from '../../src/units/units-queries.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const HOME = {
  name: 'Marie Exemple',
  commune: '',
  address: '12 rue des Oyats',
  kind: 'house',
  livingArea: '92,5',
  yearBuilt: '',
  vacantSince: '2021',
  isOwner: 'yes',
};
const home = () => ({ ...HOME, commune: test.services.territory.communes[0]?.code ?? '' });

describe('An owner whom nobody wrote to', () => {
  it('declares a home, which enters the register in their name', async () => {
    const browser = await test.signInOwner('marie@example.org');
    expect((await browser.get('/my')).body).toContain('href="/my/units/new"');
    const answer = await browser.post('/my/units/new', home());
    expect(answer.statusCode).toBe(303);
    expect((await browser.get('/my')).body).toContain('href="/my/units/new"');
    const id = Number(String(answer.headers.location).split('/').at(-1)) as UnitId;
    const d = test.services.db.read;
    expect(await findUnit(d, id)).toMatchObject({
      address: '12 rue des Oyats',
      livingArea: 92.5,
      yearBuilt: null,
      source: 'owner',
      status: 'first-contact',
      ownerName: 'Marie Exemple',
    });
    expect(await spellsOfUnit(d, id)).toMatchObject([
      { startedOn: '2021-01-01', startPrecision: 'year', startEvidence: 'owner', endedOn: null },
    ]);
    expect((await ownersOfUnit(d, id))[0]?.owner.email).toBe('marie@example.org');
    expect((await journalOf(d, 'unit', id)).map((entry) => entry.action)).toEqual(['unit.declared']);

    const again = await browser.post('/my/units/new', { ...home(), address: '12, RUE DES OYATS' });
    expect(again.headers.location).toBe(answer.headers.location);
  });

  it('is told what is wrong and loses nothing', async () => {
    const browser = await test.signInOwner('paul@example.org');
    const answer = await browser.post('/my/units/new', {
      ...home(),
      commune: '75056',
      vacantSince: '2999',
      livingArea: 'grande',
      isOwner: '',
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('12 rue des Oyats');
    expect(answer.body).toContain('grande');
    const outside = await browser.post('/my/units/new', { ...home(), commune: '75056' });
    expect(outside.statusCode).toBe(422);
    expect(outside.body).toContain('commune du territoire');
  });
});
