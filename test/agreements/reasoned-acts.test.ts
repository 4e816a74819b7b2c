import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayRead } from '../../src/agreements/acts/act-file-routes.ts';
import { actsOfCase } from '../../src/agreements/acts/act-store.ts';
import { issueAct } from '../../src/agreements/acts/issue-act.ts';
import { saveCase } from '../../src/cases/case-store.ts';
import { dismissCase } from '../../src/cases/decision/end-case.ts';
import { estimate } from '../../src/incentives/estimate.ts';
import { schemeVersion } from '../../src/incentives/scheme.ts';
import { levers } from '../../src/programme/packs/dunkerque/levers.ts';
import { schemes } from '../../src/programme/packs/dunkerque/schemes.ts';
import { day } from '../../src/shared/dates.ts';
import { euros } from '../../src/shared/money.ts';
import { houseInput } from '../incentives/fixtures/estimate-inputs.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { grantedCase } from './support/granted-case.ts';
import { infoOf, qpdfCheck, TOOLS, textOf } from './support/pdf-tools.ts';

let test: TestServices;
beforeAll(async () => {
  test = await startTestServices();
});
afterAll(() => test.close());

const pilot = schemeVersion(schemes[0] as (typeof schemes)[number]);

const read = (hash: unknown): Promise<Uint8Array> => test.services.files.read(hash as never);

describe('The instruction report', () => {
  it.skipIf(!TOOLS.pdftotext)(
    'tells the second officer the facts, the conditions, the sum and the plan, and stays in the office',
    async () => {
      const { row, officer, owner } = await grantedCase(test, 'validation', 'rapport@example.org');
      const ctx = test.as(officer);
      await ctx.db.tx((d) => issueAct(d, ctx, row, 'instruction-report'));
      await test.work();
      const [act] = await actsOfCase(test.services.db.read, row.id);
      const pdf = await read(act?.fileHash);
      const words = textOf(pdf);
      for (const said of [
        'Rapport d’instruction',
        'Camille Instruction',
        '14 500,00 €',
        'attestation-fournisseur.pdf',
        'Gain énergétique',
        'Remplie',
        'Plan de financement',
        'MaPrimeRénov’',
      ])
        expect(words).toContain(said);
      if (TOOLS.qpdf) expect(qpdfCheck(pdf).status).toBe(0);
      if (TOOLS.pdfinfo) expect(infoOf(pdf)).toMatch(/Tagged:\s+yes/);
      expect(act && mayRead({ actor: officer }, act)).toBe(true);
      expect(act && mayRead({ actor: owner }, act)).toBe(false);
      expect((await test.mails()).filter(({ recipient }) => recipient === 'rapport@example.org')).toEqual([]);
    },
  );
});

describe('The financing plan', () => {
  it.skipIf(!TOOLS.pdftotext)(
    'says on paper what the screen says: who is paid when, rents and tax by level, years, other ways',
    async () => {
      const { row, officer } = await grantedCase(test, 'validation', 'plan@example.org');
      const ctx = test.as(officer);
      const [ceilings] = levers.rentCeilings;
      if (!ceilings || !row.calculation) throw new Error('the fixture has lost its plan');
      const communes = [{ commune: '59183', loc1: euros(9.5), loc2: euros(8), loc3: euros(6.5) }];
      const { plan, outlook, routes } = estimate(
        houseInput({ on: day('2026-05-04'), monthlyRent: euros(700), supportCost: euros(2_000) }),
        pilot,
        { ...levers, rentCeilings: [{ ...ceilings, validTo: null, value: { ...ceilings.value, communes } }] },
        day('2026-05-04'),
      );
      const { cost, funding } = plan;
      await ctx.db.tx((d) =>
        issueAct(d, ctx, row, {
          kind: 'financing-plan',
          cost,
          funding,
          works: [],
          around: { plan, outlook, routes },
        }),
      );
      await test.work();
      const [act] = await actsOfCase(test.services.db.read, row.id);
      const pdf = await read(act?.fileHash);
      if (process.env.KEEP_PDF) writeFileSync(process.env.KEEP_PDF, pdf);
      const words = textOf(pdf);
      for (const said of [
        'Qui paie, et quand',
        'Avant les travaux',
        'Aide à l’accompagnement',
        'À avancer en attendant',
        'Loyer et impôt selon le niveau de loyer',
        'social (Loc2) (choisi)',
        // 90 m²: coefficient 0.7 + 19 / 90 = 0.91; 8 € × 0.91 × 90 = 655.20 €; × 12 × 35 % = 2,751.84 €.
        '655,20 €',
        '2 751,84 €',
        'Ce que change une année',
        'est couvert au bout de',
        'Façons de réunir les aides nationales',
        'retenue',
      ])
        expect(words).toContain(said);
      if (TOOLS.qpdf) expect(qpdfCheck(pdf).status).toBe(0);
      if (TOOLS.pdfinfo) expect(infoOf(pdf)).toMatch(/Tagged:\s+yes/);
    },
  );
});

describe('A dismissal', () => {
  it.skipIf(!TOOLS.pdftotext)(
    'is a letter with its reason and the ways to contest it, sent once',
    async () => {
      const { row, officer, reload } = await grantedCase(test, 'granted', 'classement@example.org');
      await test.services.db.tx((d) =>
        saveCase(d, row, { state: 'plan', awarded: null, decidedAt: null, decidedBy: null }),
      );
      const seen = await reload();
      const ending = { version: seen.version, reason: 'Vous n’avez pas répondu à nos deux demandes.' };
      const ctx = test.as(officer);
      expect((await dismissCase(ctx, row.ref ?? '', ending)).done).toBe('now');
      expect((await dismissCase(ctx, row.ref ?? '', ending)).done).toBe('before');
      await test.work();
      const acts = await actsOfCase(test.services.db.read, row.id);
      expect(acts.map(({ kind }) => kind)).toEqual(['decision-dismissal']);
      const words = textOf(await read(acts[0]?.fileHash));
      expect(words).toContain('classée sans suite');
      expect(words).toContain('Vous n’avez pas répondu à nos deux demandes.');
      expect(words).toContain('Voies et délais de recours');
      const mails = (await test.mails()).filter(({ recipient }) => recipient === 'classement@example.org');
      expect(mails.map(({ subject }) => subject)).toEqual([`Dossier ${row.ref}\u00a0: classé sans suite`]);
    },
  );
});
