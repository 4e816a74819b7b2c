import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalOf } from '../../src/journal/journal-store.ts';
import { addOwner } from '../../src/people/owner-store.ts';
import { dayOf } from '../../src/shared/dates.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { withHolder, withoutHolder } from '../../src/units/holders/holder-links.ts';
import { holderWarnings } from '../../src/units/holders/holder-warnings.ts';
import { findUnit, type Unit } from '../../src/units/unit-store.ts';
import { type OwnerOfUnit, ownersOfUnit } from '../../src/units/units-queries.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

const held = (rank: number, right: 'full' | 'bare' | 'usufruct', share: string | null = null) => ({
  rank,
  right,
  share,
  undivided: false,
});

describe('What does not fit among the holders of a unit', () => {
  it('wants the shares of one right to make the whole, exactly', () => {
    expect(holderWarnings([held(1, 'full', '1/3'), held(2, 'full', '2/3')])).toEqual([]);
    expect(holderWarnings([held(1, 'full', '1/3'), held(2, 'full', '1/2')])).toEqual([
      { kind: 'shares-short', right: 'full', sum: '5/6' },
    ]);
    // Who holds nothing any more counts for nothing.
    expect(holderWarnings([held(1, 'full', '1/2'), held(0, 'full', '1/2')])).toHaveLength(1);
  });

  it('asks for the missing shares once one is known, and for none while none is', () => {
    expect(holderWarnings([held(1, 'full'), held(2, 'full')])).toEqual([]);
    expect(holderWarnings([held(1, 'full', '1/2'), held(2, 'full')])).toEqual([
      { kind: 'shares-unknown', right: 'full', count: 1 },
    ]);
  });

  it('wants a usufruct beside bare ownership, and neither beside whole full ownership', () => {
    const kinds = (links: Parameters<typeof holderWarnings>[0]) =>
      holderWarnings(links).map(({ kind }) => kind);
    expect(kinds([held(1, 'bare'), held(2, 'usufruct')])).toEqual([]);
    expect(kinds([held(1, 'bare')])).toEqual(['bare-alone']);
    expect(kinds([held(1, 'usufruct')])).toEqual(['usufruct-alone']);
    expect(kinds([held(1, 'full', '1/1'), held(2, 'bare'), held(3, 'usufruct')])).toEqual(['full-and-split']);
    expect(kinds([{ ...held(1, 'full'), undivided: true }])).toEqual(['undivided-alone']);
  });
});

describe('Ranks', () => {
  const link = (ownerId: number, rank: number) => ({ ownerId: ownerId as never, ...held(rank, 'full') });
  const ranks = (links: readonly { ownerId: number; rank: number }[]) =>
    Object.fromEntries(links.map(({ ownerId, rank }) => [ownerId, rank]));

  it('move up when somebody is taken off, and make room when they are put back where they were', () => {
    const before = [link(1, 1), link(2, 2), link(3, 3), link(4, 0)];
    const without = withoutHolder(before, 2 as never);
    expect(ranks(without)).toEqual({ 1: 1, 3: 2, 4: 0 });
    expect(ranks(withHolder(without, 2 as never, held(2, 'full')))).toEqual({ 1: 1, 2: 2, 3: 3, 4: 0 });
    expect(ranks(withHolder(without, 2 as never, held(-1, 'full')))).toEqual({ 1: 1, 2: -1, 3: 2, 4: 0 });
  });
});

describe('The owners of a unit on screen', () => {
  let test: TestApp;
  let officer: Browser;
  let unit: Unit;
  let other: Unit;
  /** In another commune. */
  let far: Unit;
  const RIGHTS = { rank: 'secondary', right: 'full', share: '', source: 'deed' };

  beforeAll(async () => {
    test = await startTestApp();
    const signedIn = await test.signInStaff('officer', 'Camille Vandamme');
    officer = signedIn.browser;
    const ids = await enterDemonstrationUnits(signedIn.ctx, {
      seed: 'holders',
      count: 60,
      asOf: dayOf(test.clock.now),
    });
    const single: Unit[] = [];
    for (const id of ids) {
      const owners = await ownersOfUnit(test.services.db.read, id);
      const found = await findUnit(test.services.db.read, id);
      if (found && owners.length === 1 && owners[0]?.owner.kind === 'individual') single.push(found);
    }
    const [first, second] = single;
    const third = single.find(({ commune }) => commune !== first?.commune && commune !== second?.commune);
    if (!first || !second || !third) throw new Error('units of one owner each are needed');
    far = third;
    unit = first;
    other = second;
  });
  afterAll(() => test.close());

  const url = (path = '') => `/register/units/${unit.id}/owners${path}`;
  const owners = (id: UnitId = unit.id): Promise<OwnerOfUnit[]> => ownersOfUnit(test.services.db.read, id);
  const fresh = async (): Promise<Unit> => {
    const found = await findUnit(test.services.db.read, unit.id);
    if (!found) throw new Error('gone');
    return found;
  };
  const post = async (path: string, fields: Record<string, string>) =>
    officer.post(path, { version: String((await fresh()).version), ...fields }, { from: url() });

  it('finds a known person by the beginnings of their names, accents folded, as one types', async () => {
    const [known] = await owners(other.id);
    const begun = known?.owner.name.split(' ').map((word) => word.slice(0, 4)) ?? [];
    const typed = begun.join(' ').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
    const part = await officer.get(`${url()}?asked=${encodeURIComponent(typed)}`, {
      'hx-request': 'true',
      'hx-request-type': 'partial',
    });
    expect(part.body).not.toContain('<html');
    expect(part.body).toContain(known?.owner.name);
    const nobody = await officer.get(`${url()}?asked=Zzyzx`);
    expect(nobody.body).toContain('Personne de ce nom');
  });

  it('adds a known person once, as one of two with a share, and says what is missing of the whole', async () => {
    const [mine] = await owners();
    const [known] = await owners(other.id);
    const to = `${url()}?chosen=${known?.owner.id}`;
    expect((await officer.get(to)).body).toContain(known?.owner.name);
    const bad = await post(to, { ...RIGHTS, who: String(known?.owner.id), share: '4/3' });
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('Écrivez une fraction');
    expect(bad.body).toContain('value="4/3"');
    expect((await post(to, { ...RIGHTS, who: String(known?.owner.id), share: '1/3' })).statusCode).toBe(303);
    expect((await owners()).map(({ owner, rank, share }) => [owner.id, rank, share])).toEqual([
      [mine?.owner.id, 1, null],
      [known?.owner.id, 2, '1/3'],
    ]);
    const again = await post(to, { ...RIGHTS, who: String(known?.owner.id) });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('déjà parmi les propriétaires');
    const page = await officer.get(`/register/units/${unit.id}`);
    expect(page.body).toContain('une quote-part manque');
    expect(page.body).toContain(`À contacter en premier\u00a0: ${mine?.owner.name}`);
    expect(page.body).toContain('Propriétaire ajouté');
  });

  it('enters a company only with a SIREN that is one, and only once', async () => {
    const sci = {
      ...RIGHTS,
      name: 'SCI des Oyats',
      kind: 'company',
      siren: '732 829 321',
      legalRepresentative: 'MARTIN Anne',
      address: '1 rue du Phare\n59140 Exemple',
    };
    const wrong = await post(`${url()}?chosen=new`, sci);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('clé de contrôle');
    expect((await post(`${url()}?chosen=new`, { ...sci, siren: '732 829 320' })).statusCode).toBe(303);
    const added = (await owners()).find(({ owner }) => owner.name === 'SCI des Oyats');
    expect(added?.owner).toMatchObject({ siren: '732829320', legalRepresentative: 'MARTIN Anne' });
    const twice = await post(`${url()}?chosen=new`, { ...sci, name: 'Oyats', siren: '732829320' });
    expect(twice.statusCode).toBe(409);
    expect(twice.body).toContain('SCI des Oyats est déjà au registre');
    const found = await officer.get(`/register/units/${other.id}/owners?asked=732%20829`);
    expect(found.body).toContain('SCI des Oyats');
  });

  it('knows a person of the same name and birth date, unless told that it is somebody else', async () => {
    const person = { ...RIGHTS, name: 'Élodie MAËS', kind: 'individual', birthDate: '1961-04-02' };
    expect((await post(`${url()}?chosen=new`, person)).statusCode).toBe(303);
    const same = await post(`${url()}?chosen=new`, { ...person, name: 'ELODIE MAES' });
    expect(same.statusCode).toBe(409);
    expect(same.body).toContain('name="namesake"');
    const before = (await owners()).length;
    expect((await post(`${url()}?chosen=new`, { ...person, namesake: 'yes' })).statusCode).toBe(303);
    expect(await owners()).toHaveLength(before + 1);
  });

  it('changes rank, right and share, keeps one primary owner, and lets no file contradict', async () => {
    const [first, second] = await owners();
    const answer = await post(url(`/${second?.owner.id}/right`), {
      rank: 'primary',
      right: 'bare',
      share: '1/2',
      source: 'notary',
    });
    expect(answer.statusCode).toBe(303);
    const now = await owners();
    expect(now.slice(0, 2).map(({ owner, rank, right }) => [owner.id, rank, right])).toEqual([
      [second?.owner.id, 1, 'bare'],
      [first?.owner.id, 2, first?.right],
    ]);
    expect(await fresh()).toMatchObject({ ownerName: second?.owner.name });
    expect((await fresh()).editedFields).toContain('owners');
    const page = await officer.get(`/register/units/${unit.id}`);
    expect(page.body).toContain('aucun usufruitier');
    const entry = (await journalOf(test.services.db.read, 'unit', unit.id)).at(-1);
    expect(entry).toMatchObject({ action: 'unit.owner-changed', data: { source: 'notary' } });
    expect(JSON.stringify(entry?.data)).not.toContain(second?.owner.name);
    await post(url(`/${second?.owner.id}/right`), {
      rank: 'deceased',
      right: 'full',
      share: '',
      source: 'notary',
    });
    expect((await owners()).find(({ owner }) => owner.id === second?.owner.id)?.rank).toBe(-3);
  });

  it('takes off somebody entered by mistake and puts them back at their place', async () => {
    const removed = (await owners())[1];
    await post(url(`/${removed?.owner.id}/remove`), {});
    expect((await owners()).map(({ owner }) => owner.id)).not.toContain(removed?.owner.id);
    const page = await officer.get(url());
    expect(page.body).toContain('Retirés de ce logement');
    expect(page.body).toContain(removed?.owner.name);
    await post(url(`/${removed?.owner.id}/restore`), {});
    expect((await owners())[1]).toEqual(removed);
    expect((await post(url(`/${removed?.owner.id}/restore`), {})).statusCode).toBe(409);
  });

  it('refuses a stale page, somebody unknown, and makes nothing of hostile values', async () => {
    const [first] = await owners();
    const stale = await officer.post(
      url(`/${first?.owner.id}/right`),
      { ...RIGHTS, version: '1' },
      { from: url() },
    );
    expect(stale.statusCode).toBe(409);
    expect((await post(`${url()}?chosen=999999`, { ...RIGHTS, who: '999999' })).statusCode).toBe(404);
    const wild = await post(`${url()}?chosen=new`, {
      ...RIGHTS,
      name: `\u0000${'x'.repeat(999)}`,
      kind: 'king',
    });
    expect(wild.statusCode).toBe(422);
    expect((await officer.get(`${url()}?asked=%00%22%20OR&chosen=-1`)).statusCode).toBe(200);
  });

  it('keeps an officer of one commune from the persons of others, but not from a public SIREN', async () => {
    const { browser } = await test.signInStaff('officer', 'Limited', [unit.commune]);
    const [person] = await owners(far.id);
    expect((await browser.get(`/register/units/${far.id}/owners`)).statusCode).toBe(403);
    const name = String(person?.owner.name);
    const found = await browser.get(`${url()}?asked=${encodeURIComponent(name)}`);
    expect(found.body).toContain('Personne de ce nom');
    const guessed = await browser.get(`${url()}?chosen=${person?.owner.id}`);
    expect(guessed.body).not.toContain(name);
    const tied = await browser.post(
      `${url()}?chosen=${person?.owner.id}`,
      { ...RIGHTS, version: String((await fresh()).version), who: String(person?.owner.id) },
      { from: url() },
    );
    expect(tied.statusCode).toBe(403);
    const { tx } = test.services.db;
    await tx((d) =>
      addOwner(d, { kind: 'company', name: 'SCI Lointaine', siren: '552100554', createdAt: test.clock.now }),
    );
    expect((await browser.get(`${url()}?asked=552100554`)).body).toContain('SCI Lointaine');
  });
});
