import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { journalPage } from '../../src/journal/journal-store.ts';
import { system } from '../../src/shared/actor.ts';
import { day } from '../../src/shared/dates.ts';
import { nextLovacCsv, toLovacCsv } from '../../src/units/demo/demo-lovac.ts';
import { demoRegister } from '../../src/units/demo/demo-register.ts';
import { NO_FILTER } from '../../src/units/find/register-filter.ts';
import { countUnits, listUnits } from '../../src/units/find/unit-list-store.ts';
import { editIdentity } from '../../src/units/identity/edit-identity.ts';
import { applyImport, undoImport } from '../../src/units/import/decide-import.ts';
import { importLovac } from '../../src/units/import/import-lovac.ts';
import {
  findImport,
  importAhead,
  listImports,
  noteProgress,
  rejectionsOf,
} from '../../src/units/import/import-store.ts';
import { applyStep } from '../../src/units/import/lovac-import-job.ts';
import { receiveImport } from '../../src/units/import/receive-import.ts';
import { DEFAULT_LOVAC_FILTERS } from '../../src/units/lovac/lovac-filters.ts';
import { writeToOwner } from '../../src/units/outreach/write-to-owner.ts';
import { endVacancySpell } from '../../src/units/spells/end-vacancy.ts';
import { contactsOfUnit } from '../../src/units/unit-file/contact-store.ts';
import { findUnit, findUnitByIdlocal, type Unit } from '../../src/units/unit-store.ts';
import { ownersOfUnit, spellsOfUnit } from '../../src/units/units-queries.ts';
import { staff } from '../support/staff.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { idlocal, latin1File, lovacFile, lovacText, person } from './support/lovac-file.ts';

const OPTIONS = { ...DEFAULT_LOVAC_FILTERS, fallbackVintage: null };
const SCOPE = { today: day('2026-03-02'), within: null, latestVintage: null };

describe('Importing a LOVAC file', () => {
  let test: TestServices;
  let ctx: Context;
  let officer: Context;

  beforeEach(async () => {
    test = await startTestServices();
    ctx = test.as(system('test'));
    officer = test.as(await staff(test, 'officer', 'Test officer'));
  });
  afterEach(() => test.close());

  async function unit(number: number): Promise<Unit> {
    const found = await findUnitByIdlocal(ctx.db.read, idlocal(number));
    if (!found) throw new Error(`no unit ${number}`);
    return found;
  }
  const total = () => countUnits(ctx.db.read, NO_FILTER, SCOPE, 100_000);
  /** Everything of the register that an import may touch, but ids, versions and moments. */
  async function picture() {
    const { lines } = await listUnits(
      ctx.db.read,
      NO_FILTER,
      SCOPE,
      { by: 'vacancy', descending: false },
      null,
      5000,
    );
    return Promise.all(
      lines.map(async ({ id, version: _, ...line }) => ({
        line,
        vintages: await findUnit(ctx.db.read, id).then((unit) => [unit?.firstVintage, unit?.lastVintage]),
        spells: (await spellsOfUnit(ctx.db.read, id)).map(({ startedOn, endedOn, vintage, definition }) => ({
          startedOn,
          endedOn,
          vintage,
          definition,
        })),
        owners: (await ownersOfUnit(ctx.db.read, id)).map(({ owner, rank, right }) => [
          owner.name,
          owner.kind,
          owner.address,
          rank,
          right,
        ]),
      })),
    );
  }

  it('enters each dwelling once, with its owner, its vacancy, the vintage and its definition', async () => {
    const report = await importLovac(ctx, lovacFile([{}, { ff_idlocal: idlocal(2), debutvacance: '2015' }]));
    expect(report).toMatchObject({ state: 'applied', vintage: 2025, lines: 2 });
    expect(report.counts).toMatchObject({ new: 2, changed: 0, rejected: 0 });
    expect(await unit(1)).toMatchObject({
      commune: '59183',
      kind: 'house',
      livingArea: 92,
      occupancy: 'vacant',
      status: 'not-followed',
      vacantSince: '2018-01-01',
      ownerName: 'DEWINDTUYN Helene',
      ownerKind: 'individual',
      firstVintage: 2025,
    });
    const [spell] = await spellsOfUnit(ctx.db.read, (await unit(1)).id);
    expect(spell).toMatchObject({
      vintage: 2025,
      definition: 'lovac-without-code-v',
      startPrecision: 'year',
    });
  });

  it('changes nothing when the same file comes again', async () => {
    const csv = toLovacCsv(
      demoRegister(ctx.programme, ctx.territory, { seed: 7, count: 300, asOf: day('2025-01-01') }),
      ctx.territory,
      { vintage: 2025 },
    );
    const file = { name: 'lovac.csv', content: Buffer.from(csv) };
    const first = await importLovac(ctx, file);
    const before = await picture();
    const second = await importLovac(ctx, file);
    expect(first.counts.new).toBeGreaterThan(150);
    expect(second.counts).toMatchObject({ new: 0, changed: 0, unchanged: first.counts.new });
    expect(await picture()).toEqual(before);
  });

  it('keeps what a person corrected, and says so', async () => {
    await importLovac(ctx, lovacFile([{}]));
    const known = await unit(1);
    await editIdentity(officer, known.id, known.version, {
      address: '14 bis rue de l’Écluse',
      postcode: known.postcode,
      kind: 'house',
      livingArea: 80,
      rooms: 4,
      yearBuilt: 1936,
      declaredClass: null,
    });
    const report = await importLovac(ctx, lovacFile([{ annee: '2026', ff_stoth: '95', ff_jannath: '1938' }]));
    expect(report.counts).toMatchObject({ changed: 1, kept: 1 });
    expect(await unit(1)).toMatchObject({
      address: '14 bis rue de l’Écluse',
      livingArea: 80,
      rooms: 4,
      yearBuilt: 1938,
      lastVintage: 2026,
    });
  });

  it('forgets nothing of a dwelling where a later file leaves cells empty', async () => {
    await importLovac(ctx, lovacFile([{ ff_catpro3_1: 'F6a', ff_ddenom_1: 'LES TILLEULS' }]));
    const before = await unit(1);
    expect(before).toMatchObject({ kind: 'house', ownerKind: 'developer' });
    const empty = {
      ...{ libvoie: '', nature: '', ff_stoth: '', ff_npiece_p2: '', ff_jannath: '' },
      ...{ ff_x_4326: '', ff_y_4326: '', ff_ccodro_1: '', ff_catpro3_1: '' },
    };
    const report = await importLovac(
      ctx,
      lovacFile([{ ...empty, annee: '2026', ff_ddenom_1: 'LES TILLEULS' }]),
    );
    expect(report.counts).toMatchObject({ changed: 0, unchanged: 1, warned: 0 });
    const { updatedAt, version } = await unit(1);
    expect(await unit(1)).toEqual({ ...before, lastVintage: 2026, updatedAt, version });
    const [held] = await ownersOfUnit(ctx.db.read, before.id);
    expect(held).toMatchObject({ right: 'full', owner: { kind: 'developer' } });
  });

  it('learns the kind of a dwelling that was not known from a later file', async () => {
    await importLovac(ctx, lovacFile([{ nature: '' }]));
    await importLovac(ctx, lovacFile([{ annee: '2026', nature: 'APPART' }]));
    expect(await unit(1)).toMatchObject({ kind: 'flat' });
  });

  it('reports each rejected line with its line, column, reason and value, and applies the rest', async () => {
    const report = await importLovac(
      ctx,
      lovacFile([
        {},
        { ff_idlocal: '5,99E+11' },
        { ff_idlocal: idlocal(3), debutvacance: '2031' },
        { ff_idlocal: idlocal(4), ff_idcom: '75056' },
        { ff_idlocal: idlocal(5), ff_stoth: 'quatre-vingts' },
      ]),
    );
    expect(report.counts).toMatchObject({ new: 2, rejected: 3, warned: 1 });
    const cells = await rejectionsOf(ctx.db.read, report.import ?? (0 as never), 10);
    expect(
      cells.map(({ line, column, reason, value, lineKept }) => [line, column, reason, value, lineKept]),
    ).toEqual([
      [3, 'ff_idlocal', 'mangled-by-spreadsheet', '5,99E+11', false],
      [4, 'debutvacance', 'out-of-range', '2031', false],
      [5, 'idcom', 'outside-territory', '75056', false],
      [6, 'ff_stoth', 'bad-format', 'quatre-vingts', true],
    ]);
    expect(await unit(5)).toMatchObject({ livingArea: null });
  });

  it('refuses a file that is no LOVAC and says what was expected', async () => {
    const file = { name: 'x.csv', content: Buffer.from('nom;prenom\nDupont;Jean\n') };
    await expect(receiveImport(officer, file, OPTIONS)).rejects.toMatchObject({
      code: 'register.errors.importUnknownFile',
      params: { lovac: expect.stringContaining('debutvacance'), found: 'nom, prenom' },
    });
    expect(await listImports(ctx.db.read, 10)).toEqual([]);
  });

  it('reads Latin-1 accents', async () => {
    await importLovac(ctx, latin1File([{ ff_ddenom_1: 'LEFÈVRINCK/ÉLOÏSE' }]));
    expect(await unit(1)).toMatchObject({ ownerName: 'LEFÈVRINCK Éloïse' });
  });

  it('takes the latest line of a dwelling that the file names twice', async () => {
    const report = await importLovac(
      ctx,
      lovacFile([{ debutvacance: '2020' }, { debutvacance: '2012' }, { debutvacance: '2021' }]),
    );
    expect(report.counts).toMatchObject({ new: 1, superseded: 2 });
    expect(await unit(1)).toMatchObject({ vacantSince: '2021-01-01' });
  });

  it('leaves out what the filters leave out, and takes it when they are changed', async () => {
    const lines = [
      {},
      { ff_idlocal: idlocal(2), debutvacance: '2024' },
      { ff_idlocal: idlocal(3), aff: 'C' },
      { ff_idlocal: idlocal(4), groupe: '4' },
    ];
    const report = await importLovac(ctx, lovacFile(lines));
    expect(report.counts).toMatchObject({ new: 1, filteredOut: 3 });
    expect(report.filteredOut).toEqual({ 'too-recent': 1, 'not-housing': 1, 'public-owner': 1 });
    const again = await importLovac(ctx, lovacFile(lines), { filters: { minimumYearsVacant: 0 } });
    expect(again.counts).toMatchObject({ new: 1, unchanged: 1, filteredOut: 2 });
  });

  it('takes absence from a later file for a hint and ends no vacancy', async () => {
    await importLovac(ctx, lovacFile([{}, { ff_idlocal: idlocal(2) }]));
    const report = await importLovac(ctx, lovacFile([{ annee: '2026' }]));
    expect(report.counts).toMatchObject({ absent: 1, changed: 0, unchanged: 1 });
    expect(await unit(2)).toMatchObject({
      vacantSince: '2018-01-01',
      occupancy: 'vacant',
      lastVintage: 2025,
    });
    const absent = await listUnits(
      ctx.db.read,
      { ...NO_FILTER, absent: true },
      { ...SCOPE, latestVintage: 2026 },
      { by: 'vacancy', descending: false },
      null,
      10,
    );
    expect(absent.lines.map(({ idlocal }) => idlocal)).toEqual([idlocal(2)]);
  });

  it('does not reopen a vacancy whose end was proved, and opens a new one for a later start', async () => {
    await importLovac(ctx, lovacFile([{}]));
    await ctx.db.tx((d) =>
      unit(1).then(({ id }) => endVacancySpell(d, ctx, id, { endedOn: day('2024-06-30'), exitKind: 'let' })),
    );
    const stale = await importLovac(ctx, lovacFile([{ annee: '2026' }]));
    expect(stale.counts).toMatchObject({ contradicted: 1, changed: 0 });
    expect(await unit(1)).toMatchObject({ vacantSince: null, status: 'completed', substatus: 'returned' });
    const fresh = await importLovac(ctx, lovacFile([{ annee: '2026', debutvacance: '2025' }]), {
      filters: { minimumYearsVacant: 0 },
    });
    expect(fresh.counts).toMatchObject({ changed: 1 });
    expect(await unit(1)).toMatchObject({
      vacantSince: '2025-01-01',
      status: 'not-followed',
      occupancy: 'vacant',
    });
    expect(await spellsOfUnit(ctx.db.read, (await unit(1)).id)).toHaveLength(2);
  });

  it('lets an older file change nothing', async () => {
    await importLovac(ctx, lovacFile([{ annee: '2026', ff_stoth: '90' }]));
    const report = await importLovac(ctx, lovacFile([{ annee: '2023', ff_stoth: '70' }]));
    expect(report.counts).toMatchObject({ older: 1, changed: 0, new: 0 });
    expect(await unit(1)).toMatchObject({ livingArea: 90, lastVintage: 2026 });
  });

  it('keeps one owner for several dwellings, and the former owner as previous', async () => {
    await importLovac(
      ctx,
      lovacFile([{ ff_idpersonne_1: person(1) }, { ff_idlocal: idlocal(2), ff_idpersonne_1: person(1) }]),
    );
    const [first] = await ownersOfUnit(ctx.db.read, (await unit(1)).id);
    const [second] = await ownersOfUnit(ctx.db.read, (await unit(2)).id);
    expect(second?.owner.id).toBe(first?.owner.id);
    const report = await importLovac(
      ctx,
      lovacFile([{ annee: '2026', ff_idpersonne_1: person(2), ff_ddenom_1: 'WAELQUIN/ODETTE' }]),
    );
    expect(report.counts).toMatchObject({ changed: 1 });
    const owners = await ownersOfUnit(ctx.db.read, (await unit(1)).id);
    expect(owners.map(({ owner, rank }) => [owner.name, rank])).toEqual([
      ['WAELQUIN Odette', 1],
      ['DEWINDTUYN Helene', 0],
    ]);
    expect(await unit(1)).toMatchObject({ ownerName: 'WAELQUIN Odette' });
  });

  it('is undone as a whole: new units leave, changed ones are as before', async () => {
    const options = { seed: 3, count: 150, asOf: day('2025-01-01') };
    const csv = toLovacCsv(demoRegister(ctx.programme, ctx.territory, options), ctx.territory, {
      vintage: 2025,
    });
    await importLovac(ctx, { name: '2025.csv', content: Buffer.from(csv) });
    const before = await picture();
    const next = nextLovacCsv(ctx.programme, ctx.territory, { ...options, asOf: day('2026-01-01') });
    const report = await importLovac(ctx, { name: '2026.csv', content: Buffer.from(next) });
    expect(report.counts.new).toBeGreaterThan(10);
    expect(report.counts.changed).toBeGreaterThan(5);
    expect(await picture()).not.toEqual(before);

    await undoImport(officer, report.import ?? (0 as never));
    await test.work();
    expect(await picture()).toEqual(before);
    const undone = await findImport(ctx.db.read, report.import ?? (0 as never));
    expect(undone).toMatchObject({ state: 'undone', counts: { undoRemoved: report.counts.new } });
  });

  it('leaves, when undone, what somebody has worked on since', async () => {
    const report = await importLovac(ctx, lovacFile([{}, { ff_idlocal: idlocal(2) }]));
    const known = await unit(1);
    const [link] = await ownersOfUnit(ctx.db.read, known.id);
    await writeToOwner(officer, known.id, {
      ownerId: link?.owner.id ?? (0 as never),
      email: 'helene@example.org',
      subject: 'Bonjour',
      text: 'Bonjour.',
    });
    await undoImport(officer, report.import ?? (0 as never));
    await test.work();
    expect(await total()).toBe(1);
    expect(await contactsOfUnit(ctx.db.read, known.id)).toHaveLength(1);
    expect((await findImport(ctx.db.read, report.import ?? (0 as never)))?.counts).toMatchObject({
      undoRemoved: 1,
      undoKept: 1,
    });
  });

  it('undoes the later of two imports first', async () => {
    const first = await importLovac(ctx, lovacFile([{}]));
    const second = await importLovac(ctx, lovacFile([{ annee: '2026' }]));
    await expect(undoImport(officer, first.import ?? (0 as never))).rejects.toMatchObject({
      code: 'register.errors.undoLaterFirst',
      params: { later: second.import },
    });
  });

  it('goes on where it was after a crash, and ends complete', async () => {
    const csv = toLovacCsv(
      demoRegister(ctx.programme, ctx.territory, { seed: 5, count: 1700, asOf: day('2025-01-01') }),
      ctx.territory,
      { vintage: 2025 },
    );
    const file = { name: 'lovac.csv', content: Buffer.from(csv) };
    const whole = await importLovac(ctx, file, { dryRun: true });
    const { id } = await receiveImport(officer, file, OPTIONS);
    await test.work();
    await applyImport(officer, id, { inBackground: false });
    // The power goes after the first handful: the second transaction never begins.
    let transactions = 0;
    const failing = {
      ...test.services,
      db: {
        ...ctx.db,
        tx: ((work: never) => {
          transactions += 1;
          if (transactions > 1) throw new Error('power cut');
          return ctx.db.tx(work);
        }) as typeof ctx.db.tx,
      },
    };
    await expect(applyStep(failing, id)).rejects.toThrow('power cut');
    const halfWay = await total();
    expect(halfWay).toBeGreaterThan(0);
    expect(halfWay).toBeLessThan(whole.counts.new);
    expect(await findImport(ctx.db.read, id)).toMatchObject({ state: 'applying', linesDone: 1000 });

    await applyStep(test.services, id);
    expect(await total()).toBe(whole.counts.new);
    expect(await findImport(ctx.db.read, id)).toMatchObject({
      state: 'applied',
      counts: { new: whole.counts.new, filteredOut: whole.counts.filteredOut },
    });
  });

  it('waits in the background until somebody accepts the preview, and starts once however often they press', async () => {
    const { id } = await receiveImport(officer, lovacFile([{}]), OPTIONS);
    expect(await findImport(ctx.db.read, id)).toMatchObject({ state: 'waiting', linesTotal: 1 });
    await test.work();
    expect(await findImport(ctx.db.read, id)).toMatchObject({ state: 'previewed', counts: { new: 1 } });
    expect(await total()).toBe(0);
    await applyImport(officer, id);
    await expect(applyImport(officer, id)).rejects.toMatchObject({ kind: 'conflict' });
    await test.work();
    expect(await total()).toBe(1);
    const actions = (await journalPage(ctx.db.read, null)).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['import.received', 'import.accepted', 'import.applied']));
  });

  it('lets a second import wait while one is half-way through the register', async () => {
    const first = await receiveImport(officer, lovacFile([{}]), OPTIONS);
    const second = await receiveImport(officer, lovacFile([{ ff_idlocal: idlocal(2) }]), OPTIONS);
    await test.work();
    await applyImport(officer, first.id, { inBackground: false });
    await applyImport(officer, second.id, { inBackground: false });
    // The first was interrupted after a handful of lines: it goes on before the second begins.
    await ctx.db.tx((d) => noteProgress(d, first.id, { linesDone: 1 }));
    await expect(applyStep(test.services, second.id)).rejects.toThrow('half-way');
    expect(await total()).toBe(0);
  });

  it('takes two imports accepted at once one after the other, and says which one waits for which', async () => {
    const first = await receiveImport(officer, lovacFile([{}]), OPTIONS);
    const second = await receiveImport(officer, lovacFile([{ ff_idlocal: idlocal(2) }]), OPTIONS);
    expect(await importAhead(ctx.db.read, second)).toMatchObject({ id: first.id });
    expect(await importAhead(ctx.db.read, first)).toBeUndefined();
    await test.work();
    // The later one is accepted first: the order of acceptance decides, and neither waits for the other for ever.
    await applyImport(officer, second.id);
    await applyImport(officer, first.id);
    await test.work();
    for (const { id } of [first, second])
      expect(await findImport(ctx.db.read, id)).toMatchObject({ state: 'applied' });
    expect(await total()).toBe(2);
  });

  it('says what a file would do without doing it', async () => {
    const report = await importLovac(ctx, lovacFile([{}, { ff_idlocal: 'x' }]), { dryRun: true });
    expect(report).toMatchObject({ import: null, counts: { new: 1, rejected: 1 } });
    expect(report.cells[0]).toMatchObject({ line: 3, column: 'ff_idlocal', reason: 'bad-format' });
    expect(await total()).toBe(0);
    expect(await listImports(ctx.db.read, 5)).toEqual([]);
  });

  it('refuses a whole-territory file from an account limited to some communes', async () => {
    const limited = test.as({ ...(await staff(test, 'officer', 'Test limité')), territory: ['59183'] });
    await expect(receiveImport(limited, lovacFile([{}]), OPTIONS)).rejects.toMatchObject({
      code: 'register.errors.importWholeTerritory',
    });
  });

  it('keeps the file encrypted, since it names people', async () => {
    const { fileHash } = await receiveImport(officer, lovacFile([{}]), OPTIONS);
    const { readFile } = await import('node:fs/promises');
    const path = `${ctx.config.filesDir}/${fileHash.slice(0, 2)}/${fileHash}`;
    const stored = await readFile(`${path}.enc`);
    expect(stored.includes('DEWINDTUYN')).toBe(false);
    expect((await ctx.files.read(fileHash)).toString()).toBe(lovacText([{}]));
  });
});
