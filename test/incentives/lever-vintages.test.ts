import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryField } from '../../src/incentives/entry/entry-field.ts';
import { entryFields } from '../../src/incentives/entry/entry-pages.ts';
import { readEntry } from '../../src/incentives/entry/read-entry.ts';
import { vintageOn } from '../../src/incentives/in-force.ts';
import { readRentCeilings } from '../../src/incentives/levers/rent-ceiling-lines.ts';
import { type AnyVintage, LEVER_SETS, vintageIssues } from '../../src/incentives/levers/vintage-set.ts';
import { vintageShape, withTable } from '../../src/incentives/vintages/lever-forms.ts';
import { draftVintages, publishedVintages } from '../../src/incentives/vintages/lever-vintage-store.ts';
import { leversInForce, vintageOf } from '../../src/incentives/vintages/levers-in-force.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import { loadProgramme } from '../../src/programme/load-programme.ts';
import { day } from '../../src/shared/dates.ts';
import { euros } from '../../src/shared/money.ts';
import { sentFields } from '../support/sent-fields.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

describe('Vintages of national levers on screen', () => {
  let test: TestApp;
  let writer: Browser;
  let second: Browser;
  let adviser: Browser;
  beforeAll(async () => {
    test = await startTestApp();
    writer = (await test.signInStaff('officer', 'Camille Vandamme')).browser;
    second = (await test.signInStaff('manager', 'Dominique Maes')).browser;
    adviser = (await test.signInStaff('adviser', 'Alix Leroy')).browser;
  });
  afterAll(() => test.close());

  const read = () => test.services.db.read;
  const levers = () => leversInForce(read(), test.as({ kind: 'visitor' } as never));
  const drafted = async (lever: string) => {
    const sent = await writer.post(`/levers/${lever}/drafts`, {}, { from: '/levers' });
    expect(sent.statusCode).toBe(303);
    const [row] = await draftVintages(read());
    if (!row) throw new Error('no draft');
    return row;
  };
  /** What a browser would send of the draft's own form, with some fields typed anew. */
  const fieldsOf = (
    row: Awaited<ReturnType<typeof drafted>>,
    more: Readonly<Record<string, string | string[]>>,
  ) => ({
    ...sentFields(entryFields(vintageShape(row.lever), vintageOf(row), '', 'fr')),
    revision: String(row.revision),
    validFrom: '2026-06-01',
    'source.title': 'Arrêté du 20 mai 2026',
    'source.url': 'https://www.legifrance.gouv.fr',
    ...more,
  });

  it('go from a draft, through its differences, to publication by a second person', async () => {
    const row = await drafted('vacancyPremium');
    const at = `/levers/drafts/${row.id}`;
    const saved = await writer.post(at, fieldsOf(row, { 'value.amount': '6000', confirmed: 'yes' }), {
      from: at,
    });
    expect(saved.statusCode).toBe(303);
    const shown = (await second.get(at)).body.replace(/\s+/g, ' ');
    expect(shown).toMatch(/Paramètres › Montant<\/t[dh]>.*5000 €.*6000 €/);
    expect(shown).toContain('Montants vérifiés sur le texte officiel');

    const own = await writer.post(`${at}/publish`, { revision: '2' }, { from: at });
    expect(own.statusCode).toBe(422);
    expect(own.body).toContain('une autre personne');
    expect(await publishedVintages(read())).toEqual([]);

    const published = await second.post(`${at}/publish`, { revision: '2' }, { from: at });
    expect(published.statusCode).toBe(303);
    const after = (await levers()).vacancyPremium;
    expect(vintageOn(after, day('2026-06-01'))).toMatchObject({
      confirmed: true,
      value: { amount: euros(6_000) },
      source: { title: 'Arrêté du 20 mai 2026' },
    });
    // What came before stands as it was: 5,000 €.
    expect(vintageOn(after, day('2026-05-31'))?.value.amount).toBe(euros(5_000));
    const actions = (await journalOf(read(), 'lever-vintage', row.id)).map(({ action }) => action);
    expect(actions.toSorted()).toEqual([
      'lever-vintage.drafted',
      'lever-vintage.published',
      'lever-vintage.written',
    ]);
    expect((await second.get(at)).statusCode).toBe(404);
  });

  it('never change once published, whoever writes to the database', async () => {
    const [row] = await publishedVintages(read());
    const { id } = row ?? { id: 0 };
    const refusal = await test.services.db
      .tx(async (d) => d.run(sql`UPDATE lever_vintage SET confirmed = 0 WHERE id = ${id}`))
      .catch((error: Error) => `${error.message} ${error.cause}`);
    expect(refusal).toMatch(/a published vintage never changes/);
    expect((await publishedVintages(read()))[0]?.confirmed).toBe(true);
  });

  it('are refused with the place at fault, and what was typed is kept', async () => {
    const row = await drafted('ecoPtz');
    const at = `/levers/drafts/${row.id}`;
    const wrong = { 'value.byActions.0.cents': 'beaucoup', 'source.title': 'Texte gardé' };
    const refused = await writer.post(at, fieldsOf(row, wrong), { from: at });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('href="#value.byActions.0.cents"');
    expect(refused.body).toContain('Indiquez un nombre.');
    expect(refused.body).toContain('value="beaucoup"');
    expect(refused.body).toContain('Texte gardé');
    const tooLong = await writer.post(at, fieldsOf(row, { 'value.byActions.0.months': '999' }), { from: at });
    expect(tooLong.statusCode).toBe(422);
    expect(tooLong.body).toContain('hors des limites');
    const crossed = await writer.post(at, fieldsOf(row, { validTo: '2026-05-01' }), { from: at });
    expect(crossed.statusCode).toBe(422);
    expect(crossed.body).toContain('La fin vient avant le début.');
    expect((await draftVintages(read())).find(({ id }) => id === row.id)).toMatchObject({ revision: 1 });
    const gone = await writer.post(`${at}/discard`, { revision: '1' }, { from: at });
    expect(gone.statusCode).toBe(303);
    expect(await draftVintages(read())).toEqual([]);
  });

  it('grow and shrink by a line, and come back at it', async () => {
    const row = await drafted('lettingBan');
    const at = `/levers/drafts/${row.id}`;
    const bans = (draft: { value: unknown } | undefined) => (draft?.value as { bans: unknown[] }).bans;
    const now = async () => (await draftVintages(read())).find(({ id }) => id === row.id);
    const count = bans(row).length;
    // A new line is blank: it says what it lacks, and the rest is kept.
    const added = await writer.post(at, fieldsOf(row, { _add: 'value.bans' }), { from: at });
    expect(added.statusCode).toBe(422);
    expect(added.body).toContain(`name="value.bans.${count}.from"`);
    const removed = await writer.post(at, fieldsOf(row, { _remove: 'value.bans.0' }), { from: at });
    expect(removed.headers.location).toBe(`${at}#value.bans`);
    expect(bans(await now())).toEqual(bans(row).slice(1));
    // What is told of it is one class less, not every class after it.
    expect((await writer.get(at)).body).toMatch(/Interdictions de louer › Classe – G/);
    await writer.post(`${at}/discard`, { revision: '2' }, { from: at });
  });

  it('tell the second of two writers that the draft changed meanwhile', async () => {
    const row = await drafted('vat');
    const at = `/levers/drafts/${row.id}`;
    await second.post(at, fieldsOf(row, { 'source.title': 'Le premier' }), { from: at });
    const late = await writer.post(at, fieldsOf(row, { 'source.title': 'Le second' }), { from: at });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Le second');
    await second.post(`${at}/discard`, { revision: '2' }, { from: at });
  });

  it('take a table of rent ceilings, and say which lines are wrong', async () => {
    const row = await drafted('rentCeilings');
    const at = `/levers/drafts/${row.id}`;
    const send = (table: string) =>
      writer.post(`${at}/rents`, { revision: String(row.revision), table }, { from: at });
    const wrong = await send('commune;loc1;loc2;loc3\n59183;9,50;7,80;6\n59999999;1;1;1\n59155;9;8');
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('3, 4');
    const sent = await send('commune;loc1;loc2;loc3\n59183;9,50;7,80;6\n59155;9;7.5;5.8');
    expect(sent.statusCode).toBe(303);
    expect((await draftVintages(read()))[0]?.value).toMatchObject({
      communes: [
        { commune: '59183', loc1: euros(9.5), loc2: euros(7.8), loc3: euros(6) },
        { commune: '59155', loc1: euros(9), loc2: euros(7.5), loc3: euros(5.8) },
      ],
    });
  });

  it('serve whoever reckons from that day on, the public estimate among them', async () => {
    const row = await drafted('incomeBands');
    const at = `/levers/drafts/${row.id}`;
    const validFrom = test.clock.now.slice(0, 10);
    const asked = async () => (await test.visitor().get('/estimation')).body.replace(/[\u00a0\u202f]/g, ' ');
    expect(await asked()).not.toContain('23 456');
    await writer.post(at, fieldsOf(row, { 'value.modest.persons.0': '23456', validFrom }), { from: at });
    expect(await asked()).not.toContain('23 456');
    expect((await second.post(`${at}/publish`, { revision: '2' }, { from: at })).statusCode).toBe(303);
    expect(await asked()).toContain('23 456');
  });

  it('are seen by an adviser, who writes none', async () => {
    expect((await adviser.get('/levers')).statusCode).toBe(200);
    const sent = await adviser.post('/levers/vat/drafts', {}, { from: '/levers' });
    expect(sent.statusCode).toBe(403);
    expect((await writer.post('/levers/unknown/drafts', {}, { from: '/levers' })).statusCode).toBe(404);
  });
});

const labelsOf = (fields: readonly EntryField[]): string[] =>
  fields.flatMap((field) => [field.label, ...labelsOf(field.fields)]);

describe('The form of a vintage', () => {
  it.each(LEVER_SETS)('gives back each vintage of %s as it was, every field with a name', async (lever) => {
    const { programme } = await loadProgramme('dunkerque');
    const shape = vintageShape(lever);
    for (const vintage of programme.levers[lever] as readonly AnyVintage[])
      for (const locale of ['fr', 'en'] as const) {
        const fields = entryFields(shape, vintage, '', locale);
        const { value, faults } = readEntry(shape, sentFields(fields), '');
        expect(faults).toEqual([]);
        expect(withTable(lever, value as AnyVintage, vintage)).toEqual(vintage);
        expect(vintageIssues(lever, vintage)).toEqual([]);
        expect(
          labelsOf(fields).filter((label) => /^[a-z]+[A-Z]|-/.test(label) && !label.includes(' ')),
        ).toEqual([]);
      }
  });
});

describe('A line of rent ceilings', () => {
  it('is read with a comma, a point or a tab, once for each commune', () => {
    expect(readRentCeilings('59183\t9.5\t7,8\t6\n59183;1;1;1\n\n2A004;8;7;6')).toEqual({
      rows: [
        { commune: '59183', loc1: euros(9.5), loc2: euros(7.8), loc3: euros(6) },
        { commune: '2A004', loc1: euros(8), loc2: euros(7), loc3: euros(6) },
      ],
      faults: [2],
    });
  });
});
