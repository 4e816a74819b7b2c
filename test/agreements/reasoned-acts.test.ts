import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayRead } from '../../src/agreements/acts/act-file-routes.ts';
import { actsOfCase } from '../../src/agreements/acts/act-store.ts';
import { issueAct } from '../../src/agreements/acts/issue-act.ts';
import { saveCase } from '../../src/cases/case-store.ts';
import { dismissCase } from '../../src/cases/decision/end-case.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { grantedCase } from './support/granted-case.ts';
import { infoOf, qpdfCheck, TOOLS, textOf } from './support/pdf-tools.ts';

let test: TestServices;
beforeAll(async () => {
  test = await startTestServices();
});
afterAll(() => test.close());

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
