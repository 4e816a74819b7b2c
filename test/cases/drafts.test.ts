import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declarationOf } from '../../src/cases/case.ts';
import { draftStep } from '../../src/cases/drafts/draft-life.ts';
import { tendDrafts } from '../../src/cases/drafts/tend-drafts.ts';
import { documentsOf } from '../../src/cases/pieces/document-store.ts';
import { journal } from '../../src/journal/journal-table.ts';
import { addDays, day, dayOf } from '../../src/shared/dates.ts';
import type { CaseId } from '../../src/shared/ids.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { DAY } from '../support/test-services.ts';
import { caseOf, draft } from './support/an-application.ts';
import { firstOwner, sharedHome } from './support/co-owners.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const notices = [{ days: 30 }, { days: 7 }];

describe('A draft left alone', () => {
  it('is told of twice, then erased with its pieces, which leave the disk', async () => {
    const { id } = await draft(app, 'left@example.org', { quote: false });
    const pieces = await documentsOf(app.services.db.read, id as CaseId);
    expect(pieces).toHaveLength(2);
    const sent = async () =>
      (await app.mails()).filter(
        ({ recipient, subject }) => recipient === 'left@example.org' && subject.includes('effac'),
      );

    for (let night = 0; night < 100 && caseOf(app, id).state === 'draft'; night += 1) {
      app.clock.advance(DAY);
      await tendDrafts(app.services);
    }
    await app.work();
    expect(caseOf(app, id).state).toBe('withdrawn');
    expect((await sent()).map(({ subject }) => subject.replace(/ après le.*/, ''))).toEqual([
      'Votre brouillon pour 12 rue des Dunes est effacé',
      'Votre demande d’aide pour 12 rue des Dunes sera effacée',
      'Votre demande d’aide pour 12 rue des Dunes sera effacée',
    ]);
    expect(declarationOf(caseOf(app, id)).referenceIncome).toBeNull();
    expect(await documentsOf(app.services.db.read, id as CaseId)).toEqual([]);
    for (const { hash } of pieces) expect(await app.services.files.has(hash)).toBe(false);
    const [deed] = app.services.db.read
      .select()
      .from(journal)
      .where(eq(journal.action, 'case.draft-purged'))
      .all();
    expect(deed?.data).toMatchObject({ pieces: 2, files: 2 });
  });

  it('starts its time anew when somebody goes on with it, or asks to keep it', async () => {
    const { id } = await draft(app, 'resumed@example.org', { quote: false });
    app.clock.advance(70 * DAY);
    await tendDrafts(app.services);
    const browser = await app.signInOwner('resumed@example.org');
    expect((await browser.get(`/my/cases/${id}`)).body).toContain('Ce brouillon sera effacé après le');
    expect((await browser.post(`/my/cases/${id}/keep`, {}, { from: `/my/cases/${id}` })).statusCode).toBe(
      303,
    );
    const { dueOn } = caseOf(app, id);
    expect(dueOn && dueOn > addDays(dayOf(app.clock.now), 85)).toBe(true);
    expect((await browser.get(`/my/cases/${id}`)).body).not.toContain('Ce brouillon sera effacé après le');
  });

  it('is never erased before two notices that left the time they speak of, however long nobody looked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 }), (gaps) => {
        let today = day('2026-01-01');
        let dueOn = day('2026-04-01');
        const sent: string[] = [];
        for (const gap of gaps) {
          today = addDays(today, gap);
          const step = draftStep({ dueOn, sent: sent.length }, notices, today);
          if (step.kind === 'notice') {
            sent.push(today);
            dueOn = step.until;
          }
          if (step.kind === 'purge') {
            expect(sent).toHaveLength(2);
            expect(today > addDays(day(sent[1] ?? ''), 7)).toBe(true);
            expect(addDays(day(sent[0] ?? ''), 30) <= dueOn).toBe(true);
            return;
          }
        }
      }),
    );
  });
});

describe('What is typed and not sent', () => {
  it('comes back to whoever typed it, right or wrong, and to nobody else', async () => {
    const { browser, id } = await draft(app, 'typing@example.org', { quote: false });
    const page = `/my/cases/${id}/questions/household`;
    const typed = {
      ownerKind: 'individual',
      income: 'given',
      referenceIncome: '31 25',
      householdSize: 'deux',
    };
    const kept = await browser.post(`${page}/typing`, typed, { from: page });
    expect(kept.statusCode).toBe(200);
    expect(kept.body).toContain('Enregistré à');
    const again = await app.signInOwner('typing@example.org');
    const shown = await again.get(page);
    expect(shown.body).toContain('value="31 25"');
    expect(shown.body).toContain('Nous avons gardé ce que vous aviez tapé');
    expect(declarationOf(caseOf(app, id)).referenceIncome).toBe(24_000);

    const stranger = await app.signInOwner('stranger@example.org');
    expect((await stranger.post(`${page}/typing`, typed, { from: '/my' })).statusCode).toBe(404);

    await again.post(page, { ...typed, referenceIncome: '31 250', householdSize: '2' });
    expect((await again.get(page)).body).not.toContain('Nous avons gardé');
    expect(declarationOf(caseOf(app, id)).referenceIncome).toBe(31_250);
  });

  it('brings a person whose session ended back to the page they were on', async () => {
    const visitor = app.visitor();
    const answer = await visitor.post(
      '/my/cases/1/questions/project/typing',
      { tenureAfter: 'let' },
      {
        from: '/login',
        headers: { referer: 'http://localhost:80/my/cases/1/questions/project', host: 'localhost:80' },
      },
    );
    expect(answer.headers.location).toBe('/login');
  });
});

describe('An application filled in at the desk', () => {
  it('is opened for an owner, who is told and sees it; the paper stays findable', async () => {
    const { browser, unit } = await sharedHome(app, 'desk@example.org', []);
    const { browser: officer } = await app.signInStaff('officer', 'Camille Petit');
    const owner = String(await firstOwner(app, unit));
    const start = `/desk/units/${unit}`;
    expect((await officer.post(start, { owner, paper: 'paper' })).statusCode).toBe(422);
    const opened = await officer.post(start, { owner, paper: 'paper', keptWhere: 'Classeur 12' });
    expect(opened.statusCode).toBe(303);
    const desk = opened.headers.location ?? '';
    const id = Number(desk.split('/').at(-1));
    const answered = await officer.post(`${desk}/questions/project`, { tenureAfter: 'owner-occupied' });
    expect(answered.statusCode).toBe(303);
    await app.work();
    const told = (await app.mails()).find(
      ({ recipient, subject }) => recipient === 'desk@example.org' && subject.includes('préparée pour vous'),
    );
    expect(told?.text).toContain(`/my/cases/${id}`);
    expect((await browser.get(`/my/cases/${id}`)).statusCode).toBe(200);
    const said = app.services.db.read
      .select()
      .from(journal)
      .where(eq(journal.action, 'case.answered'))
      .all()
      .at(-1);
    expect(said?.actorKind).toBe('staff');
    const other = await app.signInStaff('officer', 'Elsewhere', ['59350']);
    expect((await other.browser.get(desk)).statusCode).toBe(404);
    expect((await (await app.signInStaff('adviser')).browser.get(desk)).statusCode).toBe(403);
  });

  it('does not open what an owner prepares by themselves', async () => {
    const { id } = await draft(app, 'mine@example.org', { quote: false });
    const { browser } = await app.signInStaff('officer');
    expect((await browser.get(`/desk/cases/${id}`)).statusCode).toBe(404);
  });
});

describe('A second application for the same home', () => {
  it('is explained to another owner, and none is opened even when both start at once', async () => {
    const { browser, unit } = await sharedHome(app, 'first@example.org', [
      { name: 'MARTIN Luc', email: 'second@example.org' },
    ]);
    const second = await app.signInOwner('second@example.org');
    const { linkOwnerToAccount } = await import('../../src/people/owner-store.ts');
    const { findAccountByEmail } = await import('../../src/people/account-store.ts');
    const { unitOwnersOf } = await import('../../src/units/unit-owner-store.ts');
    const account = await findAccountByEmail(app.services.db.read, 'second@example.org');
    const [, link] = await unitOwnersOf(app.services.db.read, [unit]);
    if (!account || !link) throw new Error('the second owner is not there');
    await app.services.db.tx((d) => linkOwnerToAccount(d, link.ownerId, account.id));
    const start = (who: typeof browser) =>
      who.post('/my/cases', { unit: String(unit) }, { from: `/my/cases/new?unit=${unit}` });
    const answers = await Promise.all([start(browser), start(second)]);
    const codes = answers.map(({ statusCode }) => statusCode).sort();
    expect(codes[0]).toBe(303);
    expect([409, 422]).toContain(codes[1]);
    const { cases } = await import('../../src/cases/case-table.ts');
    expect(app.services.db.read.select().from(cases).where(eq(cases.unitId, unit)).all()).toHaveLength(1);
    const refusedOne = codes[1] === answers[0]?.statusCode ? browser : second;
    const page = await refusedOne.get(`/my/cases/new?unit=${unit}`);
    expect(page.statusCode).toBe(409);
    expect(page.body).toContain('Une demande est déjà ouverte pour ce logement');
  });
});
