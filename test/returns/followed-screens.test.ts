import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breachesOf } from '../../src/returns/breach/breach-store.ts';
import { askChecks } from '../../src/returns/checks/ask-checks.ts';
import { checksOf } from '../../src/returns/checks/check-store.ts';
import { type Granted, grantedCase } from '../agreements/support/granted-case.ts';
import { paper, today } from '../agreements/support/life.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { DAY } from '../support/test-services.ts';
import { mailedToken } from './support/returned-case.ts';

let test: TestApp;
let granted: Granted;
let officer: Browser;
let second: Browser;
let manager: Browser;
let owner: Browser;
let file: { field: string; name: string; content: Buffer };
let ref: string;
let mine: string;

beforeAll(async () => {
  test = await startTestApp();
  granted = await grantedCase(test, 'balance');
  officer = (await test.signInStaff('officer')).browser;
  second = (await test.signInStaff('officer', 'Second officer')).browser;
  manager = (await test.signInStaff('manager')).browser;
  owner = await test.signInOwner(granted.owner.email);
  const { name, bytes } = await paper(test, 'bail');
  file = { field: 'file', name, content: bytes };
  ref = granted.row.ref ?? '';
  mine = `/my/cases/${granted.row.id}`;
});
afterAll(() => test.close());

const versionIn = (body: string): string => body.match(/name="version" value="(\d+)"/)?.[1] ?? '';
const read = () => test.services.db.read;

describe('the proof that an owner hands in', () => {
  const proof = (more: Record<string, string> = {}) => ({
    exitKind: 'let',
    evidence: 'lease',
    occupiedOn: today(test),
    rent: '650',
    difference: '',
    ...more,
  });

  it('is asked for on the page of their case, and refused beside what is wrong', async () => {
    expect((await owner.get(mine)).body).toContain(`${mine}/return`);
    const mistakes: [Record<string, string>, string][] = [
      [{ rent: '' }, 'Indiquez le loyer'],
      [{ exitKind: '' }, 'Dites ce que le logement est devenu'],
      [{ exitKind: 'owner-occupied', evidence: 'move-in-proof' }, 'Expliquez pourquoi'],
      [{ occupiedOn: '2031-01-01' }, 'dans le futur'],
    ];
    for (const [more, text] of mistakes) {
      const answer = await owner.upload(`${mine}/return`, proof(more), [file]);
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain(text);
    }
    expect((await owner.upload(`${mine}/return`, proof(), [])).body).toContain('Joignez le document');
    expect((await officer.get(`${mine}/return`)).statusCode).toBe(403);
  });

  it('is asked again with a word why', async () => {
    expect((await owner.upload(`${mine}/return`, proof(), [file])).statusCode).toBe(303);
    const page = await officer.get(`/cases/${ref}/return`);
    expect(page.body).toContain('Le propriétaire a transmis');
    const version = page.body.match(/id="again-form"[\s\S]*?name="version" value="(\d+)"/)?.[1] ?? '';
    const asked = { version, message: 'La page des signatures manque.' };
    const again = await officer.post(`/cases/${ref}/return/ask-again`, asked, {
      from: `/cases/${ref}/return`,
    });
    expect(again.statusCode).toBe(303);
    expect((await owner.get(`${mine}/return`)).body).toContain('La page des signatures manque.');
    await test.work();
    expect((await test.mails())[0]).toMatchObject({ recipient: granted.owner.email });
  });

  it('is accepted with the return, without sending it once more', async () => {
    await owner.upload(`${mine}/return`, proof(), [file]);
    const { body } = await officer.get(`/cases/${ref}/return`);
    const version = body.match(/id="return-form"[\s\S]*?name="version" value="(\d+)"/)?.[1] ?? '';
    const found = { ...proof(), version, ceiling: '700', tenantBand: 'social' };
    const answer = await officer.upload(`/cases/${ref}/return`, found, []);
    expect(answer.statusCode).toBe(303);
    const page = (await officer.get(`/cases/${ref}/undertakings`)).body;
    expect(page).toContain('Sous le plafond social (Loc2)');
    expect(page).toContain('Contrôle à 6 mois');
  });
});

describe('a check from its mail', () => {
  it('is one page without an account, answered once', async () => {
    const [first] = await checksOf(read(), granted.row.id);
    test.clock.now = `${first?.dueOn}T09:00:00.000Z` as typeof test.clock.now;
    await askChecks(test.services);
    const url = `/promise/check/${await mailedToken(test, granted.owner.email, 'check')}`;
    const visitor = test.visitor();
    expect((await visitor.get(url)).body).toContain('Votre logement est-il toujours habité');
    expect((await visitor.upload(url, { occupant: '' }, [])).statusCode).toBe(422);
    const answer = await visitor.upload(url, { occupant: 'nobody', emptySince: today(test) }, []);
    expect(answer.statusCode).toBe(303);
    expect((await visitor.get(url)).body).toContain('Merci, votre réponse est enregistrée');
    expect((await visitor.get('/promise/check/unknown')).statusCode).toBe(422);
  });

  it('shows the officer what is in doubt, and offers a breach', async () => {
    officer = (await test.signInStaff('officer', 'Officer of the next months')).browser;
    manager = (await test.signInStaff('manager', 'Manager of the next months')).browser;
    const [first] = await checksOf(read(), granted.row.id);
    const { body } = await officer.get(`/cases/${ref}/checks/${first?.id}`);
    expect(body).toContain('Le logement est déclaré vide.');
    expect(body).toContain('breaches/new?undertaking=let-as-main-home');
    const form = {
      version: versionIn(body),
      outcome: 'vacant',
      basis: 'declared',
      findings: '',
      emptySince: '',
    };
    const url = `/cases/${ref}/checks/${first?.id}`;
    expect((await officer.upload(url, form, [])).body).toContain('depuis quel jour');
    const said = { ...form, emptySince: today(test), findings: 'Confirmé au téléphone.' };
    expect((await officer.upload(url, said, [])).statusCode).toBe(303);
  });
});

describe('the list of what runs', () => {
  it('is filtered by what is due and exported', async () => {
    expect((await officer.get('/undertakings')).body).toContain(ref);
    expect((await officer.get('/undertakings?due=breach')).body).not.toContain(ref);
    expect((await officer.get('/undertakings?due=ending&kind=rent-ceiling')).body).not.toContain(ref);
    const csv = await officer.get('/undertakings.csv?kind=rent-ceiling');
    expect(csv.body.split('\r\n').filter((line) => line.includes(ref))).toHaveLength(1);
  });

  it('leads to the draws, which a manager alone makes', async () => {
    expect((await officer.get('/undertakings/draws')).body).not.toContain('draw-form');
    const draw = { share: '100', seed: 'loterie du 3 mai', visitBy: '2027-12-31' };
    expect((await officer.post('/undertakings/draws', draw)).statusCode).toBe(403);
    expect((await manager.post('/undertakings/draws', { ...draw, share: '120' })).statusCode).toBe(422);
    expect((await manager.post('/undertakings/draws', draw)).statusCode).toBe(303);
    expect((await manager.get('/undertakings/draws')).body).toContain('loterie du 3 mai');
  });
});

describe('a breach on screen', () => {
  it('is reported, noticed, answered from the link, proposed and decided by another', async () => {
    const found = {
      undertaking: 'let-as-main-home',
      source: 'persistence',
      brokenOn: today(test),
      facts: 'Le logement est vide.',
    };
    const fresh = `/cases/${ref}/breaches/new`;
    expect((await officer.post(fresh, { ...found, facts: '' })).body).toContain('Décrivez les faits');
    const made = await officer.post(fresh, found);
    const url = made.headers.location as string;
    const post = async (browser: Browser, step: string, more: Record<string, string> = {}) =>
      browser.post(
        `${url}/${step}`,
        { version: versionIn((await browser.get(url)).body), ...more },
        { from: url },
      );
    expect((await post(officer, 'notice')).statusCode).toBe(303);
    const link = `/promise/breach/${await mailedToken(test, granted.owner.email, 'breach')}`;
    const visitor = test.visitor();
    expect((await visitor.get(link)).body).toContain('Répondre à la mise en demeure');
    expect((await visitor.get(`${link}/notice`)).headers['content-type']).toContain('application/pdf');
    expect((await visitor.upload(link, { text: '' }, [])).statusCode).toBe(422);
    const reply = await visitor.upload(link, { text: 'Un locataire arrive.' }, [{ ...file, field: 'files' }]);
    expect(reply.statusCode).toBe(303);
    expect((await officer.get(url)).body).toContain('Un locataire arrive.');
    const proposal = { outcome: 'put-right', reasons: 'Un bail est signé.', share: '', exemption: 'none' };
    expect((await post(officer, 'proposal', { ...proposal, reasons: '' })).statusCode).toBe(422);
    expect((await post(officer, 'proposal', proposal)).statusCode).toBe(303);
    expect((await officer.post(`${url}/decision`, proposal, { from: url })).statusCode).toBe(403);
    expect((await post(manager, 'decision', proposal)).statusCode).toBe(303);
    expect(await breachesOf(read(), granted.row.id)).toMatchObject([
      { state: 'decided', outcome: 'put-right' },
    ]);
    await test.work();
    expect((await test.mails())[0]?.text).toContain('Un bail est signé.');
  });
});

describe('a change of owner on screen', () => {
  it('is announced by the owner and taken over from the link', async () => {
    owner = await test.signInOwner(granted.owner.email);
    const url = `${mine}/transfer`;
    const sale = {
      cause: 'sale',
      happenedOn: today(test),
      takerKind: 'individual',
      takerName: 'Delattre Paul',
      takerEmail: 'acquereur@example.org',
      takerAddress: '',
    };
    expect((await owner.get(mine)).body).toContain(url);
    expect((await owner.post(url, { ...sale, takerEmail: 'nowhere' })).statusCode).toBe(422);
    expect((await owner.post(url, sale)).statusCode).toBe(303);
    const link = `/promise/transfer/${await mailedToken(test, 'acquereur@example.org', 'transfer')}`;
    const visitor = test.visitor();
    const { body } = await visitor.get(link);
    expect(body).toContain('Reprendre les engagements');
    const shown = body.match(/name="shown" value="(\w+)"/)?.[1] ?? '';
    const accepted = { answer: 'accept', shown, name: 'Paul Delattre' };
    expect((await visitor.post(link, accepted)).body).toContain('Cochez la case');
    expect((await visitor.post(link, { ...accepted, read: 'yes' })).statusCode).toBe(303);
    expect((await visitor.get(link)).body).toContain('les engagements continuent avec vous');
    expect((await officer.get(`/cases/${ref}/undertakings`)).body).toContain('Delattre Paul');
  });
});

describe('closing on screen', () => {
  it('is not offered while promises run, and takes two officers', async () => {
    const url = `/cases/${ref}/undertakings`;
    const early = await officer.post(`${url}/verify`, { version: '1' }, { from: url });
    expect(early.statusCode).toBe(409);
    test.clock.advance(10 * DAY);
    expect((await second.get(url)).body).not.toContain('id="verify"');
  });
});
