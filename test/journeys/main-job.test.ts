import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { latestAct } from '../../src/agreements/acts/act-store.ts';
import { movementsOfCase } from '../../src/budget/budget-store.ts';
import { paymentsOf } from '../../src/budget/payments/payment-store.ts';
import type { CaseRow } from '../../src/cases/case-store.ts';
import { cases } from '../../src/cases/case-table.ts';
import { DOERS } from '../../src/cases/case-workflow.ts';
import { billsOf } from '../../src/cases/pieces/document-store.ts';
import { journalOf, verifyJournal } from '../../src/journal/journal-store.ts';
import { dayOf } from '../../src/shared/dates.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { findUnitByIdlocal, spellsOfUnit } from '../../src/units/units-queries.ts';
import { signatureReport, TOOLS } from '../agreements/support/pdf-tools.ts';
import { REFERENCE_HOUSE } from '../audits/support/reference-house.ts';
import { attachmentsOf, textOf } from '../documents/tools.ts';
import { DAY } from '../support/test-services.ts';
import { answerQuestions } from './answer-audit.ts';
import { declare, enterInvoice, enterQuote, file, sendPiece } from './apply.ts';
import { confirmed, download, press, send, sheetRows, statusOf, wordsOf } from './gestures.ts';
import { applyImport, HOME, sendVacancyFile, vacancyFile } from './import-home.ts';
import { type Person, type Stage, setStage } from './stage.ts';

const OWNER = 'jeanne.exemple@example.org';
const CAMILLE = 'camille.instruction@example.org';
const SACHA = 'sacha.instruction@example.org';
const ALIX = 'alix.conseil@example.org';
const DOMINIQUE = 'dominique.responsable@example.org';

/** The six works of the reference, as one company quotes them: euros without VAT. */
const QUOTED = [
  { measure: 'external-wall-insulation', ht: 17_000, quantity: 90, performance: 3.7 },
  { measure: 'loft-insulation', ht: 1_600, quantity: 45, performance: 7 },
  { measure: 'windows', ht: 7_200, quantity: 8, performance: 1.3 },
  { measure: 'door', ht: 2_000, quantity: 1, performance: 1.4 },
  { measure: 'ventilation-hygro-b', ht: 1_200, quantity: 1 },
  { measure: 'heat-pump-air-water', ht: 14_000, quantity: 1, performance: 126 },
] as const;

describe('One home, from a line of the vacancy file to somebody living in it', () => {
  let stage: Stage;
  let officer: Person;
  let owner: Person;
  let unitId: UnitId;
  let home: string;
  let caseUrl: string;
  const faults: string[] = [];
  beforeAll(async () => {
    stage = await setStage();
    officer = await stage.sitDown('desktop');
    owner = await stage.sitDown('phone');
  });
  afterAll(() => stage.closeStage());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await stage.keepLastScreens();
  });

  const look = async (person: Person, name: string) => {
    faults.push(...(await stage.look(person, name)));
  };
  const theCase = async (): Promise<CaseRow> => {
    const [row] = stage.services.db.read.select().from(cases).all();
    if (!row) throw new Error('there is no case');
    return row;
  };

  it('1. an officer imports the file, finds the home in the list and on the map, and writes to its owner', async () => {
    const { page } = officer;
    await stage.signInStaff(officer, CAMILLE);
    await sendVacancyFile(page, {
      name: 'photo.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('%PDF-1.7 nothing'),
    });
    await page.locator('[data-error-summary]').waitFor();
    expect(await wordsOf(page)).toContain('LOVAC');
    await sendVacancyFile(page, vacancyFile);
    await page.locator('#apply-import').waitFor();
    expect(await wordsOf(page)).toContain('not-an-id');
    await look(officer, 'import-preview');
    await applyImport(page);
    await look(officer, 'import-applied');

    await page.goto('/register');
    await page.locator('[name=text]').fill('oyats exem');
    await page.locator('#results tr[data-unit]').nth(1).waitFor({ state: 'detached' });
    expect(await page.locator('#results tr[data-unit]').innerText()).toContain(HOME.address);
    await page.locator('.leaflet-marker-icon, .leaflet-interactive').first().waitFor();
    await look(officer, 'register-found');
    const unit = await findUnitByIdlocal(stage.services.db.read, HOME.idlocal);
    if (!unit) throw new Error('the home was not imported');
    unitId = unit.id;

    await page.locator('#results tr[data-unit] a').first().click();
    await page.waitForURL(`**/register/units/${unitId}`);
    await look(officer, 'unit');
    await page.goto(`/register/units/${unitId}/contact`);
    await page.locator('[name=email]').fill('jeanne at example');
    await send(page, '#contact-form');
    await page.locator('[data-error-summary]').waitFor();
    await page.locator('[name=email]').fill(OWNER);
    await look(officer, 'write-to-owner');
    await page.locator('#contact-form button[type=submit]').dblclick();
    await page.waitForURL(`**/register/units/${unitId}`);
    await stage.mailTo(OWNER, /./);
    await stage.work();
    expect((await stage.mails()).filter(({ recipient }) => recipient === OWNER)).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('2. the owner opens the link of the mail on a phone, answers, leaves, comes back, and reads the class', async () => {
    const { page } = owner;
    const mail = await stage.mailTo(OWNER, /logement|Dunkerque/i);
    const link = mail.text.match(/\/login\/link\/[\w-]+/)?.[0] ?? '/';
    await page.goto(link);
    await page.locator('main button[type=submit]').click();
    home = `/my/units/${unitId}`;
    await page.waitForURL(`**${home}`);
    await look(owner, 'my-home');
    const again = await stage.sitDown('phone');
    await again.page.goto(link);
    expect(await wordsOf(again.page)).toMatch(/déjà servi|plus valable|expiré/);
    await again.close();

    await page.goto(`${home}/audit`);
    await look(owner, 'audit-intro');
    await press(page, '#start-audit');
    await look(owner, 'audit-known');
    await send(page);
    await look(owner, 'audit-question');
    await answerQuestions(page, REFERENCE_HOUSE, 8);
    const leftAt = page.url();
    await page.goto('/');
    await page.goto(`${home}/audit`);
    await press(page, '#resume-audit');
    expect(page.url()).toBe(leftAt);
    await answerQuestions(page, REFERENCE_HOUSE);
    await page.waitForURL('**/check');
    await look(owner, 'audit-check');
    await send(page);
    await page.waitForURL('**/result');
    // The reference house, but for the place of its windows in the wall, which only an adviser is asked: 291 and 64; the
    // range shown holds the 288 and 63 of the reference.
    const words = await wordsOf(page);
    expect(words).toContain('291');
    expect(words).toContain('de 285 à 300');
    expect(words).toContain('de 63 à 66');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('classe E');
    await look(owner, 'audit-result');
    expect(faults).toEqual([]);
  });

  it('3. picks works, watches class, bills and aids move, and applies with proofs and a quote', async () => {
    const { page } = owner;
    await page.goto(`${home}/audit/works`);
    for (const { measure } of QUOTED)
      await page.locator(`#works-form input[value="${measure}"]`).check({ force: true });
    // Seen, not only told to screen readers: the label's description holds the figure too.
    await page.locator('#works-result :text("47"):visible').first().waitFor();
    const words = await wordsOf(page);
    for (const said of ['MaPrimeRénov’', 'Réflexénergie', 'Reste à']) expect(words).toContain(said);
    await look(owner, 'audit-works');
    await press(page, '#retain');

    await page.goto(`/my/cases/new?unit=${unitId}`);
    await look(owner, 'new-case');
    await send(page);
    await page.waitForURL(/\/my\/cases\/\d+$/);
    caseUrl = new URL(page.url()).pathname;
    await look(owner, 'application-tasks');
    await declare(page, caseUrl);
    await sendPiece(page, caseUrl, 'vacancy-evidence', 'facture-eau.pdf', 'Aucune consommation depuis 2021');
    await sendPiece(page, caseUrl, 'ownership', 'attestation.pdf', 'Attestation de propriété');
    await look(owner, 'application-pieces');
    const total = await enterQuote(page, caseUrl, QUOTED);
    await look(owner, 'application-quotes');
    await page.goto(`${caseUrl}/check`);
    await look(owner, 'application-check');
    await confirmed(page, '#submit-case');
    const row = await theCase();
    expect(row.state).toBe('submitted');
    expect(row.ref).toMatch(/2026/);
    const [quote] = await billsOf(stage.services.db.read, row.id, 'quote');
    expect(quote?.totalTTC).toBe(Math.round(total * 100));
    await look(owner, 'case-submitted');
    await stage.mailTo(OWNER, /dossier|demande/i);
    expect(faults).toEqual([]);
  });

  it('4. the officer asks for one document, the owner sends just that; reviewed, proposed, validated, granted', async () => {
    const { page } = officer;
    const { ref } = await theCase();
    await page.goto('/work');
    await look(officer, 'work');
    await page.goto(`/cases/${ref}`);
    await press(page, '#take-up');
    await look(officer, 'case-eligibility');
    await press(page, '#ask-correction');
    await page.locator('[name=document-tax-notice-problem]').selectOption('missing');
    await page
      .locator('[name=document-tax-notice-message]')
      .fill('Merci d’ajouter votre avis d’imposition 2025.');
    await look(officer, 'ask-correction');
    await confirmed(page, '#send-correction');
    await page.waitForURL(`**/cases/${ref}`);
    await stage.mailTo(OWNER, /compléter|complément|manque/i);

    await owner.page.goto(caseUrl);
    expect(await wordsOf(owner.page)).toContain('avis d’imposition 2025');
    await look(owner, 'case-to-complete');
    await owner.page.goto(`${caseUrl}/questions/project`);
    expect(new URL(owner.page.url()).pathname).toBe(caseUrl);
    expect(await wordsOf(owner.page)).toContain('n’est pas ouverte à la modification');
    await sendPiece(owner.page, caseUrl, 'tax-notice', 'avis-2025.pdf', 'Avis 2025');
    await owner.page.goto(caseUrl);
    await confirmed(owner.page, '#send-back');
    expect((await theCase()).state).toBe('eligibility');

    await page.goto(`/cases/${ref}/documents`);
    await look(officer, 'case-documents');
    while (await page.locator('#accept').count()) {
      await press(page, '#accept');
    }
    await page.goto(`/cases/${ref}`);
    if (await page.locator('[name=unknownSeen]').count())
      await page.locator('[name=unknownSeen]').check({ force: true });
    await press(page, '#confirm-eligibility');
    expect((await theCase()).state).toBe('audit');

    const adviser = await stage.sitDown('desktop');
    await stage.signInStaff(adviser, ALIX);
    await adviser.page.goto('/audits');
    await look(adviser, 'audits');
    await adviser.page.locator('main tbody a').first().click();
    await adviser.page.locator('[name=windowPose]').selectOption('tunnel');
    await adviser.page.locator('#audit-state').getByText('288').first().waitFor();
    await look(adviser, 'audit-review');
    await send(adviser.page, '#answers-form');
    await confirmed(adviser.page, '#review-audit');
    expect(await wordsOf(adviser.page)).toContain('Audit validé');
    await adviser.page.goto(`/cases/${ref}`);
    await press(adviser.page, '#review-audit');
    expect((await theCase()).state).toBe('plan');
    await adviser.close();

    await page.goto(`/cases/${ref}/plan`);
    await look(officer, 'case-plan');
    await page.goto(`/cases/${ref}`);
    await confirmed(page, '#propose');
    await page.goto(`/cases/${ref}`);
    expect(await page.locator('#validate').count()).toBe(0);

    const second = await stage.sitDown('desktop');
    await stage.signInStaff(second, SACHA);
    await second.page.goto(`/cases/${ref}`);
    await look(second, 'case-validation');
    await confirmed(second.page, '#validate');
    await second.close();
    const validated = await theCase();
    expect(validated.state).toBe('committee');
    const reserved = await movementsOfCase(stage.services.db.read, validated.id);
    expect(reserved.map(({ kind }) => kind)).toEqual(['reserve']);

    const manager = await stage.sitDown('desktop');
    await stage.signInStaff(manager, DOMINIQUE);
    await manager.page.goto(`/cases/${ref}`);
    await look(manager, 'case-decision');
    await confirmed(manager.page, '#grant');
    await manager.page.goto('/budget');
    await look(manager, 'budget');
    await manager.close();
    const granted = await theCase();
    expect(granted.state).toBe('granted');
    await stage.mailTo(OWNER, /accordée/);
    await owner.page.goto(caseUrl);
    const letter = await owner.page.locator('#acts a', { hasText: 'Décision' }).first().getAttribute('href');
    const decision = (await textOf(await download(owner.page, letter ?? ''))).replace(
      /[\s\u00a0\u202f]+/g,
      ' ',
    );
    const amount = new Intl.NumberFormat('fr-FR').format((granted.awarded ?? 0) / 100).replace(/\s/g, ' ');
    for (const said of [granted.ref ?? '·', `${amount}`, 'Tribunal administratif', 'deux mois'])
      expect(decision).toContain(said);
    expect(faults).toEqual([]);
  });

  it('5. the agreement is issued, sealed and verifiable; the owner signs with a code, then the authority', async () => {
    const { ref, id } = await theCase();
    await officer.page.goto(`/cases/${ref}/agreement`);
    await look(officer, 'agreement-to-issue');
    await send(officer.page, '#issue');
    await stage.mailTo(OWNER, /prête à signer/);
    const issued = await latestAct(stage.services.db.read, id, 'agreement');
    if (!issued?.fileHash) throw new Error('the agreement was not made');
    expect(issued.number).toMatch(/2026/);

    const { page } = owner;
    await page.goto(`${caseUrl}/agreement`);
    await look(owner, 'agreement-to-sign');
    await press(page, '#send-code');
    const mail = await stage.mailTo(OWNER, /code pour signer/);
    const code = mail.text.match(/^\s+(\d{6})$/m)?.[1] ?? '';
    await page.locator('[name=code]').fill(code === '000000' ? '111111' : '000000');
    await page.locator('[name=read]').check({ force: true });
    await send(page, '#sign-form');
    await page.locator('[data-error-summary]').waitFor();
    await page.locator('[name=code]').fill(code);
    await page.locator('[name=read]').check({ force: true });
    await look(owner, 'agreement-code');
    await send(page, '#sign-form');
    await stage.mailTo(DOMINIQUE, /le propriétaire a signé/);

    const manager = await stage.sitDown('desktop');
    await stage.signInStaff(manager, DOMINIQUE);
    await manager.page.goto(`/cases/${ref}/agreement`);
    await manager.page.locator('#countersign [name=read]').check({ force: true });
    await look(manager, 'agreement-countersign');
    await send(manager.page, '#countersign');
    await stage.mailTo(OWNER, /est signée/);
    expect((await theCase()).state).toBe('signed');

    await page.goto(caseUrl);
    await look(owner, 'case-signed');
    const address = await page.locator('#acts a', { hasText: 'signée' }).first().getAttribute('href');
    const deed = await download(page, address ?? '');
    const text = await textOf(deed);
    expect(text).toContain(issued.number);
    expect(text).toContain(HOME.address);
    const { awarded } = await theCase();
    const attached = [...(await attachmentsOf(deed)).values()].join('\n');
    expect(attached).toContain(String(awarded));
    if (TOOLS.pdfsig) expect(signatureReport(deed)).toContain('Signature is Valid');

    const visitor = await stage.sitDown('phone');
    await visitor.page.goto(`/verify/${issued.verificationCode}`);
    const said = await wordsOf(visitor.page);
    expect(said).toContain(issued.number);
    expect(said).not.toMatch(/Jeanne|Exemple|Oyats/i);
    await look(visitor, 'verify');
    await visitor.page.goto('/verify/AAAA-BBBB-CCCC');
    await visitor.page.locator('#unknown').waitFor();
    expect(await statusOf(visitor.page, caseUrl)).toBe(303);
    await visitor.close();
    await manager.close();
    expect(faults).toEqual([]);
  });

  it('6. works start and end, invoices arrive, the balance is recomputed, certified by one and ordered by another', async () => {
    const { page } = owner;
    const { ref, id, awarded } = await theCase();
    for (const [which, days] of [
      ['start', 20],
      ['finish', 60],
    ] as const) {
      stage.clock.advance(days * DAY);
      await stage.signInOwner(owner, OWNER);
      await page.goto(`${caseUrl}/works/${which}`);
      await page.locator('[name=on]').fill(dayOf(stage.clock.now));
      await look(owner, `works-${which}`);
      await send(page);
    }
    expect((await theCase()).state).toBe('works-done');
    await stage.signInStaff(officer, CAMILLE);
    await officer.page.goto(`/cases/${ref}/conformity`);
    await officer.page.waitForURL('**/visits');
    await look(officer, 'visits');
    await send(officer.page, '#held-form');
    await officer.page
      .locator('[name=findings]')
      .fill('Isolation, fenêtres et pompe à chaleur posées, vues sur place.');
    await officer.page.locator('[name=outcome][value=conforming]').check({ force: true });
    await look(officer, 'conformity');
    await send(officer.page, 'form[action$="/conclude"]');
    expect((await theCase()).state).toBe('conformity');

    await page.goto(`${caseUrl}/invoices`);
    await enterInvoice(page, QUOTED, { share: 1.1, datedOn: dayOf(stage.clock.now) });
    await look(owner, 'invoices');
    await page.goto(`${caseUrl}/payments/balance`);
    await page.locator('[name=iban]').fill('FR76 3000 6000 0112 3456 7890 188');
    await page.locator('[name=slip]').setInputFiles(file('rib.pdf', 'RIB'));
    await page.locator('[name=truth]').check({ force: true });
    await press(page, '#request-balance');
    await page.locator('[data-error-summary]').waitFor();
    await page.locator('[name=iban]').fill('FR76 3000 6000 0112 3456 7890 189');
    await page.locator('[name=slip]').setInputFiles(file('rib.pdf', 'RIB'));
    await look(owner, 'request-balance');
    await press(page, '#request-balance');
    const [payment] = await paymentsOf(stage.services.db.read, id);
    // Invoices are a tenth above the quotes: the balance is what was granted, not a cent more.
    expect(payment).toMatchObject({ kind: 'balance', state: 'submitted', amount: awarded });

    await officer.page.goto(`/cases/${ref}`);
    await look(officer, 'case-payment');
    await press(officer.page, '#payment-next');
    await look(officer, 'payment-examine');
    await press(officer.page, '#certify-payment');
    expect(await officer.page.locator('#order-payment').count()).toBe(0);
    const manager = await stage.sitDown('desktop');
    await stage.signInStaff(manager, DOMINIQUE);
    await manager.page.goto(`/cases/${ref}`);
    await press(manager.page, '#payment-next');
    await press(manager.page, '#order-payment');
    await manager.page.goto(`/cases/${ref}`);
    await press(manager.page, '#payment-next');
    await manager.page.locator('[name=paidOn]').fill(dayOf(stage.clock.now));
    await press(manager.page, '#confirm-paid');
    await manager.page.goto('/budget');
    await look(manager, 'budget-paid');
    await manager.close();
    await stage.mailTo(OWNER, /versée/);
    expect((await theCase()).state).toBe('balance');
    const movements = await movementsOfCase(stage.services.db.read, id);
    expect(movements.map(({ kind, amount }) => `${kind} ${amount}`)).toEqual(
      ['reserve', 'unreserve', 'engage', 'order', 'pay'].map((kind) => `${kind} ${awarded}`),
    );
    expect(faults).toEqual([]);
  });

  it('7. the lease proves the return: the vacancy ends, what was promised runs', async () => {
    const { page } = officer;
    const { ref } = await theCase();
    await page.goto(`/cases/${ref}/return`);
    await page.locator('[name=exitKind]').first().check({ force: true });
    await page.locator('[name=evidence][value=lease]').check({ force: true });
    await page.locator('[name=occupiedOn]').fill(dayOf(stage.clock.now));
    await page.locator('[name=rent]').fill('540');
    if (await page.locator('[name=ceiling]').count()) await page.locator('[name=ceiling]').fill('610');
    await page.locator('[name=file]').setInputFiles(file('bail.pdf', 'Bail du logement'));
    await look(officer, 'record-return');
    await send(page, '#return-form');
    expect((await theCase()).state).toBe('monitoring');
    await stage.mailTo(OWNER, /de nouveau habité/);
    const [spell] = await spellsOfUnit(stage.services.db.read, unitId);
    expect(spell).toMatchObject({ exitKind: 'let' });
    expect(spell?.endedOn).not.toBeNull();
    await page.goto(`/cases/${ref}/undertakings`);
    await look(officer, 'undertakings-of-case');
    await page.goto('/undertakings');
    expect(await wordsOf(page)).toContain(ref ?? '·');
    await look(officer, 'undertakings');
    await page.goto(`/register/units/${unitId}`);
    expect(await wordsOf(page)).toContain('Sortie de la vacance');
    await look(officer, 'unit-returned');
    await owner.page.goto(caseUrl);
    await look(owner, 'case-returned');
    expect(faults).toEqual([]);
  });

  it('8. the manager sees the case in every figure and takes the report away; the journal is whole', async () => {
    const manager = await stage.sitDown('desktop');
    await stage.signInStaff(manager, DOMINIQUE);
    const { page } = manager;
    await page.goto('/evaluation');
    await look(manager, 'evaluation');
    const { awarded, id } = await theCase();
    const euros = new Intl.NumberFormat('fr-FR').format(Math.round((awarded ?? 0) / 100)).replace(/\s/g, ' ');
    const words = await wordsOf(page);
    expect(words).toContain(`${euros} €`);
    const rows = await sheetRows(await download(page, '/evaluation/report.xlsx'));
    const figure = (label: string) =>
      rows.find(([name, value]) => name === label && typeof value === 'number')?.[1];
    expect(figure('Logement revenu')).toBe(1);
    expect(figure('Subventions ordonnancées')).toBe((awarded ?? 0) / 100);
    const report = (await textOf(await download(page, '/evaluation/report.pdf'))).replace(/\s+/g, ' ');
    expect(report).toContain(`${euros} €`);

    const { read } = stage.services.db;
    const deeds = (await journalOf(read, 'case', id)).map(({ action }) => action.replace('case.', ''));
    const moves = new Set<string>(Object.keys(DOERS));
    expect(deeds.filter((deed) => moves.has(deed))).toEqual([
      'submit',
      'take-up',
      'request-correction',
      'answer-correction',
      'confirm-eligibility',
      'review-audit',
      'propose',
      'validate',
      'grant',
      'issue-agreement',
      'sign-last',
      'start-works',
      'finish-works',
      'confirm-conformity',
      'order-balance',
      'record-return',
    ]);
    expect(await verifyJournal(read)).toMatchObject({ whole: true });
    await page.goto('/admin/journal?check=1');
    await look(manager, 'journal');
    await manager.close();
    expect(faults).toEqual([]);
    expect([...officer.complaints, ...owner.complaints, ...manager.complaints]).toEqual([]);
  });
});
