import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentsOf } from '../../src/cases/pieces/document-store.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import type { CaseId } from '../../src/shared/ids.ts';
import { plainPdf } from '../files/some-files.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ownerWithAudit } from './support/a-home.ts';
import { caseOf, draft, filed, paper, QUOTE, sendPaper } from './support/an-application.ts';

let app: TestApp;
/** A service of its own for each part: sign-ins from one address are limited. */
const freshApp = (): void => {
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
};

const version = (id: number): string => String(caseOf(app, id).version);
const journal = (id: number) => journalOf(app.services.db.read, 'case', id);
const pieces = (id: number) => documentsOf(app.services.db.read, id as CaseId);

describe('A case and who may touch it', () => {
  freshApp();

  it('does not exist for another owner, whatever they ask of it', async () => {
    const { id } = await draft(app, 'mine@example.org');
    const { browser } = await ownerWithAudit(app, 'stranger@example.org');
    const [piece] = await pieces(id);
    for (const path of [
      '',
      '/questions/vacancy',
      '/pieces',
      `/pieces/${piece?.id}`,
      '/quotes',
      '/quotes/new',
      '/check',
      '/withdraw',
    ])
      expect([path, (await browser.get(`/my/cases/${id}${path}`)).statusCode]).toEqual([path, 404]);
    for (const path of [
      '/questions/vacancy',
      '/submit',
      '/messages',
      '/correction',
      '/withdraw',
      `/pieces/${piece?.id}/remove`,
    ]) {
      const answer = await browser.post(
        `/my/cases/${id}${path}`,
        { version: version(id), reason: 'mine now, thank you', body: 'hello' },
        { from: '/my' },
      );
      expect([path, answer.statusCode]).toEqual([path, 404]);
    }
    expect(
      (
        await browser.upload(
          `/my/cases/${id}/pieces`,
          { type: 'other' },
          [{ field: 'files', name: 'a.pdf', content: plainPdf() }],
          '/my',
        )
      ).statusCode,
    ).toBe(404);
    expect(caseOf(app, id).state).toBe('draft');
    expect((await browser.get('/my/cases/999999')).statusCode).toBe(404);
    expect((await browser.get('/my/cases/none')).statusCode).toBe(404);
  });

  it('is not opened for somebody else’s home', async () => {
    const { unit } = await ownerWithAudit(app, 'home-owner@example.org');
    const { browser } = await ownerWithAudit(app, 'neighbour@example.org');
    expect((await browser.get(`/my/cases/new?unit=${unit}`)).statusCode).toBe(404);
    expect((await browser.post('/my/cases', { unit: String(unit) }, { from: '/my' })).statusCode).toBe(404);
  });

  it('is not shown to staff while it is a draft, nor outside their communes', async () => {
    const { id } = await draft(app, 'private@example.org');
    const { ref } = await filed(app, 'elsewhere@example.org');
    const officer = await app.signInStaff('officer');
    expect((await officer.browser.get('/cases?state=draft')).body).not.toContain('private@example.org');
    expect(caseOf(app, id).ref).toBeNull();
    const other = await app.signInStaff('officer', 'Ailleurs', ['59107']);
    expect((await other.browser.get(`/cases/${ref}`)).statusCode).toBe(403);
    expect(
      (await other.browser.post(`/cases/${ref}/take-up`, { version: '1' }, { from: '/work' })).statusCode,
    ).toBe(403);
    expect((await other.browser.get('/cases')).body).not.toContain(ref);
    expect((await other.browser.get('/work')).body).not.toContain(ref);
    expect((await officer.browser.get(`/cases/${ref}`)).statusCode).toBe(200);
    expect((await officer.browser.get('/cases/VO-2026-99999')).statusCode).toBe(404);
  });

  it('lets each role do its own part only', async () => {
    const { ref, id } = await filed(app, 'roles@example.org');
    const adviser = await app.signInStaff('adviser');
    const officer = await app.signInStaff('officer');
    const at = `/cases/${ref}`;
    for (const [who, deed] of [
      [adviser, 'take-up'],
      [adviser, 'propose'],
      [officer, 'grant'],
      [officer, 'refuse'],
      [officer, 'review-audit'],
    ] as const) {
      const answer = await who.browser.post(
        `${at}/${deed}`,
        { version: version(id), reason: 'a good reason' },
        { from: at },
      );
      expect([deed, answer.statusCode]).toEqual([deed, 403]);
    }
    const owner = await ownerWithAudit(app, 'curious@example.org');
    expect((await owner.browser.get(at)).statusCode).toBe(403);
    expect((await app.visitor().get(at)).statusCode).toBe(303);
  });
});

describe('A second application', () => {
  freshApp();

  it('for the same home leads back to the first, also from two clicks at once', async () => {
    const { browser, unit } = await ownerWithAudit(app, 'twice@example.org');
    const from = `/my/cases/new?unit=${unit}`;
    const token = (await browser.get(from)).body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? '';
    const started = await Promise.all(
      Array.from({ length: 8 }, () =>
        browser.post('/my/cases', { unit: String(unit), _csrf: token }, { from }),
      ),
    );
    expect(new Set(started.map(({ headers }) => headers.location)).size).toBe(1);
    const again = await browser.get(from);
    expect([again.statusCode, again.headers.location]).toEqual([303, started[0]?.headers.location]);
  });

  it('is possible once the first was abandoned', async () => {
    const { browser, unit } = await ownerWithAudit(app, 'changed-mind@example.org');
    const first = await browser.post(
      '/my/cases',
      { unit: String(unit) },
      { from: `/my/cases/new?unit=${unit}` },
    );
    const at = first.headers.location ?? '';
    const id = Number(at.split('/').at(-1));
    expect((await browser.post(`${at}/withdraw`, { version: version(id) })).statusCode).toBe(303);
    const second = await browser.post(
      '/my/cases',
      { unit: String(unit) },
      { from: `/my/cases/new?unit=${unit}` },
    );
    expect(second.headers.location).not.toBe(at);
  });
});

describe('Forms of an application', () => {
  freshApp();

  it('answer 422 with what was typed, and keep what was saved', async () => {
    const { browser, id } = await draft(app, 'typing@example.org');
    const bad = await browser.post(`/my/cases/${id}/questions/vacancy`, {
      'vacantSince-day': '31',
      'vacantSince-month': '2',
      'vacantSince-year': '2020',
    });
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('data-error-summary');
    expect(bad.body).toContain('value="31"');
    const quote = await browser.upload(
      `/my/cases/${id}/quotes/new`,
      { ...QUOTE, number: 'D-200', totalTTC: '1 000' },
      [{ field: 'file', name: 'devis.pdf', content: paper('other') }],
    );
    expect(quote.statusCode).toBe(422);
    expect(quote.body).toContain('25\u202f109');
    expect(quote.body).toContain('value="D-200"');
    const same = await browser.upload(`/my/cases/${id}/quotes/new`, QUOTE, [
      { field: 'file', name: 'devis.pdf', content: paper('other') },
    ]);
    expect(same.statusCode).toBe(422);
    expect(same.body).toContain('déjà enregistré');
    const noFile = await browser.upload(`/my/cases/${id}/quotes/new`, { ...QUOTE, number: 'D-300' }, []);
    expect(noFile.statusCode).toBe(422);
    expect(caseOf(app, id).declaration).toMatchObject({ vacantSince: '2019-01-01' });
  });

  it('give one more line to a quote without losing any', async () => {
    const { browser, id } = await draft(app, 'lines@example.org', { quote: false });
    const more = await browser.upload(`/my/cases/${id}/quotes/new`, { ...QUOTE, add: 'line' }, []);
    expect(more.statusCode).toBe(200);
    expect(more.body).toContain('name="line-3-measure"');
    expect(more.body).toContain('value="8 440"');
  });

  it('refuse hostile files with the reason, beside the field', async () => {
    const { browser, id } = await draft(app, 'hostile@example.org');
    const before = (await pieces(id)).length;
    const hostile: [string, Buffer][] = [
      ['page.pdf', Buffer.from('<html><script>alert(1)</script></html>')],
      ['picture.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['program.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
      ['script.pdf', plainPdf(['<< /S /JavaScript /JS (app.alert(1)) >>'], '/OpenAction 4 0 R')],
      ['../../etc/passwd', Buffer.from('root:x:0:0')],
      ['empty.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ];
    for (const [name, content] of hostile) {
      const sent = await browser.upload(`/my/cases/${id}/pieces`, { type: 'other' }, [
        { field: 'files', name, content },
      ]);
      expect([name, sent.statusCode]).toEqual([name, 422]);
      expect(sent.body).toContain('id="other-files-error"');
    }
    const nothing = await browser.upload(`/my/cases/${id}/pieces`, { type: 'other' }, []);
    expect(nothing.statusCode).toBe(422);
    expect(
      (
        await browser.upload(`/my/cases/${id}/pieces`, { type: 'invoice' }, [
          { field: 'files', name: 'a.pdf', content: plainPdf() },
        ])
      ).statusCode,
    ).toBe(404);
    expect(await pieces(id)).toHaveLength(before);
  });

  it('keep the same file once, and sensitive ones encrypted', async () => {
    const { browser, id } = await draft(app, 'tax@example.org');
    await sendPaper(browser, id, 'tax-notice');
    await sendPaper(browser, id, 'tax-notice');
    const notices = (await pieces(id)).filter(({ type }) => type === 'tax-notice');
    expect(notices).toHaveLength(1);
    const shown = await browser.get(`/my/cases/${id}/pieces/${notices[0]?.id}`);
    expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(shown.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('A correction request', () => {
  freshApp();

  it('unlocks only its points, stops the clock, and closes once all are put right', async () => {
    const { browser, id, ref } = await filed(app, 'correct@example.org');
    const officer = await app.signInStaff('officer');
    const at = `/cases/${ref}`;
    await officer.browser.post(`${at}/take-up`, { version: version(id) }, { from: at });
    const nothing = await officer.browser.post(`${at}/correction`, {
      version: version(id),
      dueOn: '2026-06-01',
    });
    expect(nothing.statusCode).toBe(422);
    const past = await officer.browser.post(`${at}/correction`, {
      version: version(id),
      dueOn: '2020-01-01',
      'document-ownership-problem': 'missing',
      'document-ownership-message': 'Envoyez votre titre.',
    });
    expect(past.statusCode).toBe(422);
    expect(past.body).toContain('Envoyez votre titre.');
    const unexplained = await officer.browser.post(`${at}/correction`, {
      version: version(id),
      dueOn: '2026-06-01',
      'document-ownership-problem': 'missing',
    });
    expect(unexplained.statusCode).toBe(422);
    await officer.browser.post(`${at}/correction`, {
      version: version(id),
      dueOn: '2026-06-01',
      'document-ownership-problem': 'outdated',
      'document-ownership-message': 'Envoyez la taxe foncière 2025.',
      'field-household-problem': 'incomplete',
      'field-household-message': 'Indiquez votre revenu.',
    });
    expect(caseOf(app, id)).toMatchObject({ state: 'to-complete', dueOn: '2026-06-01' });
    await app.work();
    const mail = (await app.mails()).find(
      ({ recipient, subject }) => recipient === 'correct@example.org' && subject.includes('2 points'),
    );
    expect(mail?.text).toContain('Envoyez la taxe foncière 2025.');
    expect(mail?.text).toContain('1er juin 2026');

    expect(
      (await officer.browser.post(`${at}/confirm-eligibility`, { version: version(id) }, { from: at }))
        .statusCode,
    ).toBe(409);
    const locked = await browser.post(`/my/cases/${id}/questions/vacancy`, {
      'vacantSince-day': '1',
      'vacantSince-month': '1',
      'vacantSince-year': '2001',
    });
    expect(locked.statusCode).toBe(422);
    const lockedPiece = await browser.upload(`/my/cases/${id}/pieces`, { type: 'vacancy-evidence' }, [
      { field: 'files', name: 'a.pdf', content: paper('late') },
    ]);
    expect(lockedPiece.statusCode).toBe(422);
    expect(caseOf(app, id).declaration).toMatchObject({ vacantSince: '2019-01-01' });

    await sendPaper(browser, id, 'ownership', 'taxe-2025');
    const early = await browser.post(
      `/my/cases/${id}/correction`,
      { version: version(id) },
      { from: `/my/cases/${id}` },
    );
    expect(early.statusCode).toBe(422);
    await browser.post(`/my/cases/${id}/questions/household`, {
      ownerKind: 'individual',
      income: 'withheld',
    });
    const done = await browser.post(
      `/my/cases/${id}/correction`,
      { version: version(id) },
      { from: `/my/cases/${id}` },
    );
    expect(done.statusCode).toBe(303);
    expect(caseOf(app, id).state).toBe('eligibility');
    const after = await browser.upload(`/my/cases/${id}/pieces`, { type: 'ownership' }, [
      { field: 'files', name: 'a.pdf', content: paper('after') },
    ]);
    expect(after.statusCode).toBe(422);
    const actions = (await journal(id)).map(({ action }) => action);
    expect(actions).toContain('case.request-correction');
    expect(actions).toContain('case.answer-correction');
  });

  it('is reminded after 15 and 30 days while it waits, and no longer once answered', async () => {
    const asked = async (email: string) => {
      const { id, ref } = await filed(app, email);
      const officer = await app.signInStaff('officer');
      await officer.browser.post(`/cases/${ref}/correction`, {
        version: version(id),
        dueOn: '2026-07-30',
        'document-ownership-problem': 'missing',
        'document-ownership-message': 'Envoyez votre titre.',
      });
      return id;
    };
    const silent = await asked('silent@example.org');
    const id = await asked('answers@example.org');
    const reminders = async (email: string) => {
      await app.work();
      return (await app.mails()).filter(
        ({ recipient, subject }) => recipient === email && subject.startsWith('Rappel'),
      ).length;
    };
    /** Reminders of both after so many days more. */
    const remindedAfter = async (days: number) => {
      app.clock.advance(days * 24 * 3_600_000);
      return [await reminders('silent@example.org'), await reminders('answers@example.org')];
    };
    expect(await remindedAfter(14)).toEqual([0, 0]);
    expect(await remindedAfter(1)).toEqual([1, 1]);
    const [mail] = (await app.mails()).filter(({ subject }) => subject.startsWith('Rappel'));
    expect(mail?.text).toContain('Envoyez votre titre.');
    const back = await app.signInOwner('answers@example.org');
    await sendPaper(back, id, 'ownership', 'titre');
    await back.post(`/my/cases/${id}/correction`, { version: version(id) }, { from: `/my/cases/${id}` });
    expect(caseOf(app, id).state).toBe('submitted');
    expect(await remindedAfter(14)).toEqual([1, 1]);
    expect(await remindedAfter(1)).toEqual([2, 1]);
    // Two and no more: what follows is for the office to decide.
    expect(await remindedAfter(30)).toEqual([2, 1]);
    expect(caseOf(app, silent).state).toBe('to-complete');
  });
});

describe('Two people on one case', () => {
  freshApp();

  it('the second click says it is done already; a stale screen is told what changed', async () => {
    const { id, ref } = await filed(app, 'race@example.org');
    const officer = await app.signInStaff('officer', 'Camille Première');
    const other = await app.signInStaff('officer', 'Sacha Seconde');
    const at = `/cases/${ref}`;
    const seen = version(id);
    const first = await officer.browser.post(`${at}/take-up`, { version: seen }, { from: at });
    const second = await other.browser.post(`${at}/take-up`, { version: seen }, { from: at });
    expect([first.statusCode, second.statusCode]).toEqual([303, 303]);
    expect(caseOf(app, id).assignedTo).toBe(officer.actor.accountId);
    expect((await other.browser.get(at)).body).toContain('C’était déjà fait');
    const stale = await other.browser.post(
      `${at}/dismiss`,
      { version: seen, reason: 'Sans objet, je crois.' },
      { from: at },
    );
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Camille Première');
    expect(caseOf(app, id).state).toBe('eligibility');
  });

  it('messages go both ways by mail, notes stay in the office', async () => {
    const { browser, id, ref } = await filed(app, 'talk@example.org');
    const officer = await app.signInStaff('officer', 'Camille Parole');
    const at = `/cases/${ref}`;
    await officer.browser.post(`${at}/take-up`, { version: version(id) }, { from: at });
    await officer.browser.post(`${at}/messages`, { body: 'Note pour nous seuls.', audience: 'staff' });
    await officer.browser.post(`${at}/messages`, {
      body: 'Pouvez-vous confirmer la date ?',
      audience: 'all',
    });
    await browser.post(
      `/my/cases/${id}/messages`,
      { body: 'Oui, <b>janvier</b> 2019.' },
      { from: `/my/cases/${id}` },
    );
    const empty = await browser.post(`/my/cases/${id}/messages`, { body: '  ' }, { from: `/my/cases/${id}` });
    expect(empty.statusCode).toBe(422);
    const page = (await browser.get(`/my/cases/${id}`)).body;
    expect(page).toContain('Pouvez-vous confirmer la date ?');
    expect(page).not.toContain('Note pour nous seuls');
    expect(page).toContain('&lt;b&gt;janvier&lt;/b&gt;');
    await app.work();
    const mails = await app.mails();
    expect(
      mails.some(
        ({ recipient, text }) => recipient === 'talk@example.org' && text.includes('confirmer la date'),
      ),
    ).toBe(true);
    expect(
      mails.some(
        ({ recipient, text }) => recipient === 'talk@example.org' && text.includes('Note pour nous'),
      ),
    ).toBe(false);
    expect(mails.some(({ text }) => text.includes('janvier') && !text.includes('Note pour nous'))).toBe(true);
  });

  it('a case given up frees nothing it did not hold, and stays closed', async () => {
    const { browser, id } = await filed(app, 'gives-up@example.org');
    const short = await browser.post(`/my/cases/${id}/withdraw`, { version: version(id), reason: 'non' });
    expect(short.statusCode).toBe(422);
    const gone = await browser.post(`/my/cases/${id}/withdraw`, {
      version: version(id),
      reason: 'Je vends le logement.',
    });
    expect(gone.statusCode).toBe(303);
    expect(caseOf(app, id).state).toBe('withdrawn');
    const again = await browser.post(`/my/cases/${id}/withdraw`, {
      version: '1',
      reason: 'Je vends le logement.',
    });
    expect(again.statusCode).toBe(303);
    expect((await journal(id)).filter(({ action }) => action === 'case.withdraw')).toHaveLength(1);
  });
});
