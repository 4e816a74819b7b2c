import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalOf } from '../../src/journal/journal-store.ts';
import { addOwner, findOwner } from '../../src/people/owner-store.ts';
import { refusalsOf } from '../../src/people/refusal-store.ts';
import { refuseContact } from '../../src/people/refuse-contact.ts';
import { correctOwner } from '../../src/people/register-owners.ts';
import { day, dayOf } from '../../src/shared/dates.ts';
import type { OwnerId, UnitId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { mandateState, representativeFor } from '../../src/units/holders/mandate.ts';
import { mandatesOf } from '../../src/units/holders/mandate-store.ts';
import { ownersEffect } from '../../src/units/import/owners-on-import.ts';
import { refreshUnits } from '../../src/units/refresh-units.ts';
import { findUnit, type Unit } from '../../src/units/unit-store.ts';
import { ownersOfUnit } from '../../src/units/units-queries.ts';
import { plainPdf } from '../files/some-files.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { DAY } from '../support/test-services.ts';

describe('A mandate', () => {
  const mandate = (changes: object = {}) => ({
    id: 1,
    unitId: null as UnitId | null,
    scope: ['contact'] as ('contact' | 'apply')[],
    startsOn: day('2026-01-01'),
    endsOn: day('2026-06-30') as ReturnType<typeof day> | null,
    revokedOn: null as ReturnType<typeof day> | null,
    ...changes,
  });
  const home = 7 as UnitId;

  it('holds from its first day to its last, unless it is revoked', () => {
    const state = (on: string, changes = {}) => mandateState(mandate(changes), day(on));
    expect(state('2025-12-31')).toBe('future');
    expect(state('2026-01-01')).toBe('in-force');
    expect(state('2026-06-30')).toBe('in-force');
    expect(state('2026-07-01')).toBe('over');
    expect(state('2026-03-01', { revokedOn: day('2026-03-01') })).toBe('revoked');
  });

  it('sends letters to the representative only where it covers every home of the letter, and contact', () => {
    const on = day('2026-03-01');
    const id = (mandates: ReturnType<typeof mandate>[], homes: UnitId[]) =>
      representativeFor(mandates, homes, on)?.id ?? null;
    expect(id([mandate()], [home])).toBe(1);
    expect(id([mandate({ unitId: home })], [home])).toBe(1);
    expect(id([mandate({ unitId: home })], [home, 8 as UnitId])).toBeNull();
    expect(id([mandate({ scope: ['apply'] })], [home])).toBeNull();
    expect(id([mandate(), mandate({ id: 2, startsOn: day('2026-02-01') })], [home])).toBe(2);
  });
});

describe('What a person corrected of an owner', () => {
  it('is no longer corrected by a file, the rest still is', () => {
    const known = {
      id: 1 as OwnerId,
      kind: 'individual',
      name: 'DUPONT Jeanne',
      birthDate: null,
      siren: null,
      address: '1 rue Juste',
      personNumber: 'MB1',
      verified: false,
      editedFields: ['address'],
    };
    const facts = {
      rank: 1,
      right: 'full',
      kind: 'individual',
      name: 'DUPOND Jeanne',
      birthDate: null,
      siren: null,
      address: '9 rue Fausse',
      personNumber: 'MB1',
      location: 'unknown',
    } as const;
    const { holders } = ownersEffect([facts], [], [known], new Map([['MB1', known]]));
    expect(holders[0]?.corrections).toEqual({ name: 'DUPOND Jeanne' });
  });
});

describe('The page of an owner', () => {
  let test: TestApp;
  let officer: Browser;
  let unit: Unit;
  let owner: OwnerId;

  beforeAll(async () => {
    test = await startTestApp();
    const signedIn = await test.signInStaff('officer', 'Camille Vandamme');
    officer = signedIn.browser;
    const ids = await enterDemonstrationUnits(signedIn.ctx, {
      seed: 'owner-file',
      count: 60,
      asOf: dayOf(test.clock.now),
    });
    for (const id of ids) {
      const [first, second] = await ownersOfUnit(test.services.db.read, id);
      const found = await findUnit(test.services.db.read, id);
      if (!found || !first || second || first.owner.kind !== 'individual' || first.owner.doNotContact)
        continue;
      unit = found;
      owner = first.owner.id;
      break;
    }
  });
  afterAll(() => test.close());

  const url = (path = '') => `/register/owners/${owner}${path}`;
  const known = async () => {
    const found = await findOwner(test.services.db.read, owner);
    if (!found) throw new Error('gone');
    return found;
  };

  it('shows their homes, and nothing to an officer of other communes', async () => {
    const page = await officer.get(url());
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(unit.address);
    expect((await officer.get(`/register/units/${unit.id}`)).body).toContain(`href="${url()}"`);
    const others = test.services.territory.communes
      .map(({ code }) => code)
      .filter((code) => code !== unit.commune);
    const { browser } = await test.signInStaff('officer', 'Elsewhere', others);
    expect((await browser.get(url())).statusCode).toBe(403);
    const adviser = (await test.signInStaff('adviser')).browser;
    expect((await adviser.get(url())).body).not.toContain('id="refusal-form"');
  });

  it('corrects who they are once, and says which facts without telling the journal', async () => {
    const { version, name } = await known();
    const fields = {
      version: String(version),
      name,
      kind: 'individual',
      siren: '',
      address: '3 rue du Môle\n\n59140 Exemple',
      email: 'owner@example.org',
      phone: '03 20 00 00 00',
    };
    const wrong = await officer.post(url('/identity'), { ...fields, email: 'nobody' }, { from: url() });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="nobody"');
    expect((await officer.post(url('/identity'), fields, { from: url() })).statusCode).toBe(303);
    expect(await known()).toMatchObject({ address: '3 rue du Môle\n59140 Exemple' });
    expect((await known()).editedFields).toEqual(expect.arrayContaining(['address', 'email']));
    expect((await officer.post(url('/identity'), fields, { from: url() })).statusCode).toBe(409);
    const [entry] = (await journalOf(test.services.db.read, 'owner', owner)).slice(-1);
    expect(entry?.action).toBe('owner.identity-corrected');
    expect(JSON.stringify(entry?.data)).not.toContain('Môle');
  });

  it('notes who asked not to be contacted, why and how, holds it on the unit, and lifts it for a reason', async () => {
    const refusal = { askedBy: 'relative', channel: 'phone', reason: 'Succession douloureuse', until: '' };
    const future = await officer.post(
      url('/refusal'),
      { ...refusal, askedOn: '2027-01-01' },
      { from: url() },
    );
    expect(future.statusCode).toBe(422);
    const said = { ...refusal, askedOn: '2026-02-27' };
    expect((await officer.post(url('/refusal'), said, { from: url() })).statusCode).toBe(303);
    expect((await known()).doNotContact).toBe(true);
    const unitPage = await officer.get(`/register/units/${unit.id}`);
    expect(unitPage.body).toContain('Succession douloureuse');
    expect(unitPage.body).toContain('par un proche');
    expect(unitPage.body).toContain('Personne ne peut être contacté');
    const silent = await officer.post(url('/refusal/lift'), { reason: ' ' }, { from: url() });
    expect(silent.statusCode).toBe(422);
    const lifted = await officer.post(url('/refusal/lift'), { reason: 'Il a rappelé' }, { from: url() });
    expect(lifted.statusCode).toBe(303);
    expect((await known()).doNotContact).toBe(false);
    expect((await officer.get(url())).body).toContain('Il a rappelé');
    expect((await officer.post(url('/refusal/lift'), { reason: 'x' }, { from: url() })).statusCode).toBe(409);
  });

  it('keeps a mandate with its deed, shows it on the unit, and revokes it', async () => {
    const from = url();
    const mandate = {
      unitId: String(unit.id),
      name: 'Maître Dubois',
      kind: 'notary',
      email: 'etude@example.org',
      startsOn: '2026-03-01',
      endsOn: '2026-02-01',
    };
    const unsaid = await officer.upload(url('/mandates'), mandate, [], from);
    expect(unsaid.statusCode).toBe(422);
    expect(unsaid.body).toContain('Dites sur quoi porte le mandat');
    const scoped = { ...mandate, scope: 'contact' };
    expect((await officer.upload(url('/mandates'), scoped, [], from)).body).toContain('finit après');
    const deed = { field: 'file', name: 'mandat.pdf', content: plainPdf(), type: 'application/pdf' };
    const given = await officer.upload(url('/mandates'), { ...scoped, endsOn: '' }, [deed], from);
    expect(given.statusCode).toBe(303);
    const [kept] = await mandatesOf(test.services.db.read, [owner]);
    expect(kept).toMatchObject({ name: 'Maître Dubois', scope: ['contact'], unitId: unit.id });
    const proof = await officer.get(url(`/mandates/${kept?.id}/proof`));
    expect(proof.headers['content-type']).toContain('application/pdf');
    const page = await officer.get(`/register/units/${unit.id}`);
    expect(page.body).toContain('par Maître Dubois');

    const revoke = { version: String(kept?.version), reason: 'Fin de la succession' };
    const done = await officer.post(url(`/mandates/${kept?.id}/revoke`), revoke, { from });
    expect(done.statusCode).toBe(303);
    expect((await officer.get(`/register/units/${unit.id}`)).body).not.toContain('par Maître Dubois');
    expect((await officer.get(from)).body).toContain('Fin de la succession');
    expect((await officer.post(url(`/mandates/${kept?.id}/revoke`), revoke, { from })).statusCode).toBe(409);
    const stranger = await officer.upload(
      url('/mandates'),
      { ...scoped, endsOn: '', unitId: '999999' },
      [],
      from,
    );
    expect(stranger.statusCode).toBe(422);
  });

  it('points out another of the same SIREN', async () => {
    await test.services.db.tx(async (d) => {
      await correctOwner(d, owner, { kind: 'company', siren: '732829320' });
      const { now: createdAt } = test.clock;
      await addOwner(d, { kind: 'company', name: 'SCI Double', siren: '732829320', createdAt });
    });
    const page = await officer.get(url());
    expect(page.body).toContain('Doublon probable');
    expect(page.body).toContain('SCI Double porte le même SIREN');
  });

  it('ends a limited refusal the morning after its last day, and not the one that took its place', async () => {
    const note = (until: string) =>
      officer.post(
        url('/refusal'),
        { askedBy: 'owner', channel: 'mail', askedOn: dayOf(test.clock.now), reason: 'Plus tard', until },
        { from: url() },
      );
    await note('2026-03-04');
    await note('2026-03-10');
    expect(
      (await refusalsOf(test.services.db.read, owner)).slice(0, 2).map(({ endedHow }) => endedHow),
    ).toEqual([null, 'replaced']);
    test.clock.advance(3 * DAY);
    await test.work();
    expect((await known()).doNotContact).toBe(true);
    test.clock.advance(6 * DAY);
    await test.work();
    expect((await known()).doNotContact).toBe(false);
    expect((await refusalsOf(test.services.db.read, owner))[0]?.endedHow).toBe('expired');
  });
});

describe('Two records of one owner', () => {
  let test: TestApp;
  let officer: Browser;
  let kept: OwnerId;
  let twin: OwnerId;
  let homes: [UnitId, UnitId];

  beforeAll(async () => {
    test = await startTestApp();
    const signedIn = await test.signInStaff('officer', 'Camille Vandamme');
    officer = signedIn.browser;
    const asOf = dayOf(test.clock.now);
    const [one, other] = await enterDemonstrationUnits(signedIn.ctx, { seed: 'twins', count: 6, asOf });
    homes = [one, other] as [UnitId, UnitId];
    const { db } = test.services;
    const first = async (id: UnitId) => (await ownersOfUnit(db.read, id))[0]?.owner.id as OwnerId;
    kept = await first(homes[0]);
    twin = await first(homes[1]);
    await db.tx(async (d) => {
      const same = { kind: 'individual', birthDate: day('1950-05-05'), siren: null, doNotContact: false };
      await correctOwner(d, kept, { ...same, name: 'MAES Élodie', email: null, phone: '03 20 00 00 00' });
      await correctOwner(d, twin, { ...same, name: 'Maës Elodie', email: 'e@example.org', phone: '06' });
      await refuseContact(d, signedIn.ctx, twin, {
        askedBy: 'owner',
        channel: 'letter',
        askedOn: asOf,
        reason: 'Non',
        until: null,
      });
      await refreshUnits(d, test.services.territory, homes);
    });
  });
  afterAll(() => test.close());

  const merge = async (otherVersion?: string) => {
    const { read } = test.services.db;
    return officer.post(
      `/register/owners/${kept}/merge/${twin}`,
      {
        version: String((await findOwner(read, kept))?.version),
        otherVersion: otherVersion ?? String((await findOwner(read, twin))?.version ?? 1),
      },
      { from: `/register/owners/${kept}` },
    );
  };

  it('are pointed out by name and birth date, and become one that keeps what it knows and every refusal', async () => {
    const { read } = test.services.db;
    const page = await officer.get(`/register/owners/${kept}`);
    expect(page.body).toContain('le même nom et la même date de naissance');
    expect((await merge('999')).statusCode).toBe(409);
    expect((await merge()).statusCode).toBe(303);
    expect(await findOwner(read, twin)).toBeUndefined();
    expect(await findOwner(read, kept)).toMatchObject({
      email: 'e@example.org',
      phone: '03 20 00 00 00',
      doNotContact: true,
    });
    expect((await refusalsOf(read, kept)).map(({ endedAt }) => endedAt)).toEqual([null]);
    for (const home of homes)
      expect((await ownersOfUnit(read, home)).map(({ owner }) => owner.id)).toContain(kept);
    expect((await findUnit(read, homes[1]))?.editedFields).toContain('owners');
    const merged = await officer.get(`/register/owners/${kept}`);
    expect(merged.body).toContain('Fusionné avec un doublon');
    expect(merged.body).not.toContain('Doublon probable');
  });

  it('are not merged when they are not the same, nor once one is gone', async () => {
    expect((await merge('1')).statusCode).toBe(404);
    await test.services.db.tx(async (d) => {
      const { now: createdAt } = test.clock;
      twin = (await addOwner(d, { kind: 'company', name: 'Autre', siren: '732829320', createdAt })).id;
    });
    expect((await merge()).statusCode).toBe(422);
  });
});
