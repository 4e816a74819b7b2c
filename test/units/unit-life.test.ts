import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccountByEmail } from '../../src/people/people-queries.ts';
import { correctOwner } from '../../src/people/register-owners.ts';
import { day, dayOf } from '../../src/shared/dates.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { withHolder } from '../../src/units/holders/holder-links.ts';
import { sharesByRight } from '../../src/units/holders/share.ts';
import { mergeSpells } from '../../src/units/merge/merge-spells.ts';
import { unitsByAlias } from '../../src/units/merge/merge-store.ts';
import { type Spell, spellsOfUnit } from '../../src/units/spells/spell-store.ts';
import { addContact, contactsOfUnit } from '../../src/units/unit-file/contact-store.ts';
import { findUnit, type Unit } from '../../src/units/unit-store.ts';
import { ownersOfUnit } from '../../src/units/units-queries.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

describe('The life of a unit', () => {
  let test: TestApp;
  let officer: Browser;
  let ids: UnitId[];

  beforeAll(async () => {
    test = await startTestApp();
    const signedIn = await test.signInStaff('officer', 'Camille Vandamme');
    officer = signedIn.browser;
    ids = await enterDemonstrationUnits(signedIn.ctx, {
      seed: 'life',
      count: 40,
      asOf: dayOf(test.clock.now),
    });
  });
  afterAll(() => test.close());

  const fresh = async (id: UnitId): Promise<Unit> => {
    const found = await findUnit(test.services.db.read, id);
    if (!found) throw new Error('gone');
    return found;
  };
  const vacant = async (): Promise<Unit[]> =>
    (await Promise.all(ids.map((id) => findUnit(test.services.db.read, id)))).filter(
      (unit) => unit !== undefined && unit.vacantSince !== null,
    ) as Unit[];

  it('ends a vacancy on evidence and opens another, never two at once', async () => {
    const [unit] = await vacant();
    if (!unit) throw new Error('no vacant unit');
    const url = `/register/units/${unit.id}/vacancies`;
    const end = { version: String(unit.version), endedOn: '2026-02-01', exitKind: 'let', evidence: 'lease' };
    const unproved = await officer.upload(`${url}/end`, end, [], url);
    expect(unproved.statusCode).toBe(422);
    expect(unproved.body).toContain('Joignez le document');
    const seen = { ...end, evidence: 'site-visit' };
    expect((await officer.upload(`${url}/end`, seen, [], url)).statusCode).toBe(303);
    expect(await fresh(unit.id)).toMatchObject({
      occupancy: 'let',
      status: 'completed',
      substatus: 'returned',
      vacantSince: null,
    });

    const again = async (startedOn: string) =>
      officer.upload(
        url,
        {
          version: String((await fresh(unit.id)).version),
          startedOn,
          startPrecision: 'day',
          startEvidence: 'officer',
        },
        [],
        url,
      );
    expect((await again('2025-06-01')).body).toContain('recouvrirait');
    expect((await again('2026-02-20')).statusCode).toBe(303);
    expect(await fresh(unit.id)).toMatchObject({
      occupancy: 'vacant',
      status: 'not-followed',
      vacantSince: '2026-02-20',
    });
    expect((await again('2026-02-25')).body).toContain('déjà vacant');
    const open = (await spellsOfUnit(test.services.db.read, unit.id)).filter(
      ({ endedOn }) => endedOn === null,
    );
    expect(open).toHaveLength(1);
  });

  it('refuses a correction made on an old version, and keeps what was typed', async () => {
    const unit = (await vacant())[1];
    if (!unit) throw new Error('no vacant unit');
    const [spell] = (await spellsOfUnit(test.services.db.read, unit.id)).filter(
      ({ endedOn }) => endedOn === null,
    );
    const url = `/register/units/${unit.id}/vacancies`;
    const fields = {
      version: String(unit.version),
      startedOn: '2020-05-04',
      startPrecision: 'day',
      startEvidence: 'document',
    };
    expect((await officer.upload(`${url}/${spell?.id}/start`, fields, [], url)).statusCode).toBe(303);
    expect((await fresh(unit.id)).vacantSince).toBe('2020-05-04');
    const late = await officer.upload(
      `${url}/${spell?.id}/start`,
      { ...fields, startedOn: '2019-01-01' },
      [],
      url,
    );
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('value="2019-01-01"');
  });

  it('merges two records with all they have, leads to the kept one, and undoes it', async () => {
    const { db } = test.services;
    const [, , kept, absorbed] = await vacant();
    if (!kept || !absorbed) throw new Error('too few');
    const owners = await ownersOfUnit(db.read, absorbed.id);
    const spells = [...(await spellsOfUnit(db.read, kept.id)), ...(await spellsOfUnit(db.read, absorbed.id))];
    const ownerId = owners[0]?.owner.id;
    if (!ownerId) throw new Error('no owner');
    await db.tx((d) =>
      addContact(d, {
        unitId: absorbed.id,
        ownerId,
        channel: 'phone',
        subject: '',
        body: 'appel',
        madeAt: test.clock.now,
      }),
    );
    const exchanged = (await contactsOfUnit(db.read, absorbed.id)).length;
    const before = (await contactsOfUnit(db.read, kept.id)).length;
    const url = `/register/units/${kept.id}/duplicates/${absorbed.id}`;
    expect((await officer.get(url)).body).toContain('Est-ce le même logement');
    const fields = {
      version: String(kept.version),
      otherVersion: String(absorbed.version),
      reason: 'Même porte, vue sur place',
      'field-address': 'absorbed',
    };
    expect((await officer.post(url, { ...fields, reason: '' })).statusCode).toBe(422);
    expect((await officer.post(url, fields)).statusCode).toBe(303);

    expect((await fresh(kept.id)).address).toBe(absorbed.address);
    expect(await findUnit(db.read, absorbed.id)).toBeUndefined();
    expect(await contactsOfUnit(db.read, kept.id)).toHaveLength(before + exchanged);
    const holders = (await ownersOfUnit(db.read, kept.id)).map(({ owner }) => owner.id);
    expect(holders).toEqual(expect.arrayContaining(owners.map(({ owner }) => owner.id)));
    expect((await spellsOfUnit(db.read, kept.id)).filter(({ endedOn }) => endedOn === null)).toHaveLength(1);
    const alias = await unitsByAlias(db.read, [absorbed.idlocal ?? '']);
    expect(alias).toEqual([{ alias: absorbed.idlocal, keptId: kept.id }]);
    const led = await officer.get(`/register/units/${absorbed.id}`);
    expect(led).toMatchObject({ statusCode: 303, headers: { location: `/register/units/${kept.id}` } });

    const list = await officer.get(`/register/units/${kept.id}/duplicates`);
    const undo = list.body.match(/\/register\/units\/\d+\/merges\/\d+\/undo/)?.[0];
    expect(
      (await officer.post(undo ?? '', {}, { from: `/register/units/${kept.id}/duplicates` })).statusCode,
    ).toBe(303);
    expect((await fresh(kept.id)).address).toBe(kept.address);
    expect(await fresh(absorbed.id)).toMatchObject({ address: absorbed.address, idlocal: absorbed.idlocal });
    expect(await contactsOfUnit(db.read, absorbed.id)).toHaveLength(exchanged);
    const back = [...(await spellsOfUnit(db.read, kept.id)), ...(await spellsOfUnit(db.read, absorbed.id))];
    expect(back).toEqual(spells);
  });

  it('leads the owner of an absorbed home to the one that remains, and nobody else', async () => {
    const { db } = test.services;
    const [, , , , kept, absorbed] = await vacant();
    const found = kept && (await ownersOfUnit(db.read, kept.id))[0];
    if (!kept || !absorbed || !found) throw new Error('too few');
    const fields = {
      version: String(kept.version),
      otherVersion: String(absorbed.version),
      reason: 'Même porte',
    };
    await officer.post(`/register/units/${kept.id}/duplicates/${absorbed.id}`, fields);
    const email = 'absorbed@example.org';
    const owner = await test.signInOwner(email);
    const account = await findAccountByEmail(db.read, email);
    expect((await owner.get(`/my/units/${absorbed.id}`)).statusCode).toBe(404);
    await db.tx((d) => correctOwner(d, found.owner.id, { accountId: account?.id ?? null }));
    expect(await owner.get(`/my/units/${absorbed.id}`)).toMatchObject({
      statusCode: 303,
      headers: { location: `/my/units/${kept.id}` },
    });
    expect((await owner.get(`/my/units/${kept.id}`)).statusCode).toBe(200);
  });
});

describe('Spells of two records', () => {
  const spell = (id: number, startedOn: string, endedOn: string | null, startPrecision = 'day') =>
    ({
      id,
      startedOn: day(startedOn),
      endedOn: endedOn === null ? null : day(endedOn),
      exitKind: endedOn === null ? null : 'let',
      startPrecision,
    }) as unknown as Spell;
  const plan = (...spells: Spell[]) =>
    mergeSpells(spells, new Set()).map(({ survivor, dropped }) => [
      survivor.startedOn,
      survivor.endedOn,
      dropped.length,
    ]);

  it('joins those that overlap from the first start, and lets a proved end beat a file', () => {
    expect(plan(spell(1, '2018-01-01', null, 'year'), spell(2, '2020-03-01', null))).toEqual([
      ['2018-01-01', null, 1],
    ]);
    expect(plan(spell(1, '2018-01-01', '2023-06-01'), spell(2, '2019-01-01', null, 'year'))).toEqual([
      ['2018-01-01', '2023-06-01', 1],
    ]);
  });

  it('keeps apart a start that may lie after the end of the same year', () => {
    expect(plan(spell(1, '2018-01-01', '2023-06-01'), spell(2, '2023-01-01', null, 'year'))).toHaveLength(2);
  });
});

describe('Shares and ranks', () => {
  const link = (ownerId: number, rank: number, share: string | null) =>
    ({ ownerId, rank, share, right: 'full', undivided: true }) as never;

  it('adds thirds to the whole and refuses more', () => {
    expect(sharesByRight([1, 2, 3].map((id) => link(id, id, '1/3')))).toEqual([
      { right: 'full', sum: '1', tooMuch: false },
    ]);
    const wanted = { rank: 'secondary', right: 'full', share: '1/2', undivided: true } as const;
    expect(() => withHolder([link(1, 1, '2/3')], 2 as never, wanted)).toThrow('sharesTooMuch');
  });

  it('keeps one primary owner without gaps in the ranks', () => {
    const wanted = { rank: 'primary', right: 'full', share: null, undivided: false } as const;
    const after = withHolder([link(1, 1, null), link(2, 2, null)], 3 as never, wanted);
    expect(after.map(({ ownerId, rank }) => [ownerId, rank])).toEqual([
      [3, 1],
      [1, 2],
      [2, 3],
    ]);
  });
});
