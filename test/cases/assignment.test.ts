import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shareOut } from '../../src/cases/assignment/share-out.ts';
import { noteAbsence } from '../../src/follow-up/keep-absences.ts';
import { addDays, dayOf } from '../../src/shared/dates.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { DAY } from '../support/test-services.ts';
import { caseOf, filed } from './support/an-application.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
}, 120_000);
afterAll(() => app.close());

describe('Cases given to colleagues', () => {
  it('gives several at once, then hands over those of somebody who leaves, in their territory', async () => {
    const one = await filed(app, 'one@example.org');
    const two = await filed(app, 'two@example.org');
    const manager = await app.signInStaff('manager');
    const leaver = await app.signInStaff('officer', 'Qui Part');
    const elsewhere = await app.signInStaff('officer', 'Autre Commune', ['59350']);
    const stays = await app.signInStaff('officer', 'Qui Reste');
    const given = await manager.browser.post(
      '/cases/assign',
      { selected: [one.ref, two.ref, 'VO-1999-00001'], to: String(leaver.actor.accountId) },
      { from: '/cases' },
    );
    expect(given.statusCode).toBe(303);
    for (const { id } of [one, two]) expect(caseOf(app, id).assignedTo).toBe(leaver.actor.accountId);

    const form = { from: String(leaver.actor.accountId) };
    expect((await leaver.browser.post('/cases/hand-over', form, { from: '/cases' })).statusCode).toBe(403);
    const unwilling = { ...form, receivers: String(leaver.actor.accountId) };
    expect((await manager.browser.post('/cases/hand-over', unwilling)).statusCode).toBe(422);
    const receivers = [String(elsewhere.actor.accountId), String(stays.actor.accountId)];
    const handed = await manager.browser.post('/cases/hand-over', { ...form, receivers });
    expect(handed.statusCode).toBe(303);
    for (const { id } of [one, two]) expect(caseOf(app, id).assignedTo).toBe(stays.actor.accountId);
    await app.work();
    const told = (await app.mails()).filter(({ text }) => text.includes(one.ref) && text.includes(two.ref));
    expect(told).toHaveLength(1);
  });

  it('shares evenly, gives each case once, and only to who may have it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 })), fc.subarray([0, 1, 2, 3]), (items, receivers) => {
        const shared = shareOut(items, receivers, (receiver, item) => receiver === 0 || receiver === item);
        expect(shared.map(({ item }) => item)).toEqual(items);
        for (const { item, to } of shared)
          if (to === null) expect(receivers.some((one) => one === 0 || one === item)).toBe(false);
          else expect(to === 0 || to === item).toBe(true);
        const all = shareOut(items, receivers, () => true);
        const counts = receivers.map((one) => all.filter(({ to }) => to === one).length);
        if (counts.length > 0) expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('A stand-in', () => {
  it('sees the cases of an absent colleague in their work and list, and acts on them, until the last day', async () => {
    const { id, ref } = await filed(app, 'remplacement@example.org');
    const away = await app.signInStaff('officer', 'Qui Part En Congé');
    const standIn = await app.signInStaff('officer', 'Qui Remplace', ['59350']);
    const other = await app.signInStaff('officer', 'Qui Regarde', ['59350']);
    await away.browser.post(
      '/cases/assign',
      { selected: [ref], to: String(away.actor.accountId) },
      { from: '/cases' },
    );
    expect((await standIn.browser.get(`/cases/${ref}`)).statusCode).toBe(403);
    const today = dayOf(app.clock.now);
    await noteAbsence(app.as(away.actor), {
      accountId: away.actor.accountId,
      standInId: standIn.actor.accountId,
      from: today,
      to: addDays(today, 1),
    });
    const work = (await standIn.browser.get('/work')).body;
    expect(work).toContain(ref);
    expect(work).toContain('Dossiers de Qui Part En Congé');
    const list = (await standIn.browser.get(`/cases?assigned=${away.actor.accountId}`)).body;
    expect(list).toContain(ref);
    expect(list).toContain('absence jusqu’au');
    const written = await standIn.browser.post(`/cases/${ref}/messages`, {
      body: 'Je remplace',
      audience: 'staff',
    });
    expect(written.statusCode).toBe(303);
    expect(caseOf(app, id).assignedTo).toBe(away.actor.accountId);
    expect((await other.browser.get('/work')).body).not.toContain(ref);
    expect((await other.browser.get(`/cases/${ref}`)).statusCode).toBe(403);
    app.clock.advance(2 * DAY);
    const back = await app.signInStaff('officer', 'Qui Remplace', ['59350']);
    expect((await back.browser.get(`/cases/${ref}`)).statusCode).toBe(403);
  });
});

describe('The application of a company', () => {
  it('asks for a SIREN that exists, who represents it, and the proof of their powers', async () => {
    const { draft, sendPaper } = await import('./support/an-application.ts');
    const { browser, id } = await draft(app, 'sci@example.org', { quote: false });
    await browser.post(`/my/cases/${id}/questions/household`, { ownerKind: 'sci' });
    const company = (fields: Record<string, string>) =>
      browser.post(`/my/cases/${id}/owners/company`, fields, { from: `/my/cases/${id}/owners` });
    const wrong = await company({ siren: '123 456 789', legalRepresentative: 'Anne Martin' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Ce numéro SIREN n’existe pas');
    expect(wrong.body).toContain('Anne Martin');
    expect((await company({ siren: '732 829 320', legalRepresentative: 'Anne Martin' })).statusCode).toBe(
      303,
    );
    const submit = () =>
      browser.post(
        `/my/cases/${id}/submit`,
        { version: String(caseOf(app, id).version) },
        { from: `/my/cases/${id}/check` },
      );
    expect((await submit()).statusCode).toBe(422);
    await sendPaper(browser, id, 'powers');
    // Its associates decide with its manager; the manager, alone here, agrees by applying.
    expect((await submit()).statusCode).toBe(422);
    const associate = { name: 'MARTIN Anne', share: '1/1', email: '' };
    const named = await browser.post(`/my/cases/${id}/owners/associates`, associate, {
      from: `/my/cases/${id}/owners`,
    });
    expect(named.statusCode).toBe(303);
    expect((await submit()).statusCode).toBe(303);
    const { signatoriesOf } = await import('../../src/cases/cases-queries.ts');
    expect(caseOf(app, id).state).toBe('submitted');
    expect(await signatoriesOf(app.services.db.read, caseOf(app, id).id)).toHaveLength(1);
  });
});

describe('A correction request', () => {
  it('opens what it names alone: every other page refuses to write, and instruction waits', async () => {
    const { browser, id, ref } = await filed(app, 'correct@example.org');
    const officer = await app.signInStaff('officer');
    await officer.browser.post(
      `/cases/${ref}/take-up`,
      { version: String(caseOf(app, id).version) },
      { from: `/cases/${ref}` },
    );
    const asked = await officer.browser.post(`/cases/${ref}/correction`, {
      version: String(caseOf(app, id).version),
      dueOn: '2026-06-30',
      'field-vacancy-problem': 'incorrect',
      'field-vacancy-message': 'La date ne correspond pas à la facture.',
    });
    expect(asked.statusCode).toBe(303);
    expect(caseOf(app, id).state).toBe('to-complete');
    const before = JSON.stringify(caseOf(app, id).declaration);
    const hostile = [
      browser.post(`/my/cases/${id}/questions/project`, { tenureAfter: 'sold' }, { from: '/my' }),
      browser.post(`/my/cases/${id}/questions/project/typing`, { tenureAfter: 'sold' }, { from: '/my' }),
      browser.post(`/my/cases/${id}/owners/new`, { name: 'Intrus', right: 'full' }, { from: '/my' }),
      browser.post(
        `/my/cases/${id}/owners/company`,
        { siren: '732829320', legalRepresentative: 'X' },
        { from: '/my' },
      ),
      browser.upload(
        `/my/cases/${id}/pieces`,
        { type: 'ownership' },
        [
          {
            field: 'files',
            name: 'a.pdf',
            content: (await import('./support/an-application.ts')).paper('x'),
            type: 'application/pdf',
          },
        ],
        '/my',
      ),
    ];
    for (const answer of hostile) expect((await answer).statusCode).toBe(422);
    expect(JSON.stringify(caseOf(app, id).declaration)).toBe(before);
    const blocked = await officer.browser.post(
      `/cases/${ref}/confirm-eligibility`,
      { version: String(caseOf(app, id).version), unknownSeen: 'yes' },
      { from: `/cases/${ref}` },
    );
    expect(blocked.statusCode).not.toBe(303);
    const fixed = await browser.post(`/my/cases/${id}/questions/vacancy`, {
      'vacantSince-day': '1',
      'vacantSince-month': '3',
      'vacantSince-year': '2019',
    });
    expect(fixed.statusCode).toBe(303);
    const back = await browser.post(
      `/my/cases/${id}/correction`,
      { version: String(caseOf(app, id).version) },
      { from: `/my/cases/${id}` },
    );
    expect(back.statusCode).toBe(303);
    expect(caseOf(app, id).state).toBe('eligibility');
  });
});
