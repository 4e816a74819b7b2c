import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsHash } from '../../src/agreements/acts/act-hash.ts';
import { makeActPdf } from '../../src/agreements/acts/act-pdf-job.ts';
import { actsOfCase, findAct, latestAct } from '../../src/agreements/acts/act-store.ts';
import { acts } from '../../src/agreements/acts/act-table.ts';
import { issueAct } from '../../src/agreements/acts/issue-act.ts';
import { issueAgreement } from '../../src/agreements/issue-agreement.ts';
import { journal } from '../../src/journal/journal-table.ts';
import type { OutboxRow } from '../../src/outbox/outbox-store.ts';
import type { ActId, FileHash } from '../../src/shared/ids.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { type Granted, grantedCase } from './support/granted-case.ts';
import { actBytes, issued } from './support/life.ts';
import { attachmentsOf, infoOf, qpdfCheck, signatureReport, TOOLS, textOf } from './support/pdf-tools.ts';

let test: TestServices;
let granted: Granted;
beforeAll(async () => {
  test = await startTestServices();
  granted = await grantedCase(test);
});
afterAll(() => test.close());

const job = (act: ActId): OutboxRow => ({ payload: { act } }) as OutboxRow;
const inOfficersHands = () => test.as(granted.officer);

describe('issuing an act', () => {
  it('numbers acts of a series one after the other, and a roll-back loses no number', async () => {
    const ctx = inOfficersHands();
    const issue = () => ctx.db.tx((d) => issueAct(d, ctx, granted.row, 'receipt'));
    await issue();
    const failing = ctx.db.tx(async (d) => {
      await issueAct(d, ctx, granted.row, 'receipt');
      throw new Error('the deed fails after its act');
    });
    await expect(failing).rejects.toThrow('the deed fails');
    await issue();
    const numbers = (await actsOfCase(ctx.db.read, granted.row.id)).map(({ number }) => number);
    expect(numbers).toEqual(['CTR-2026-00001', 'CTR-2026-00002']);
  });

  it('freezes rules, inputs, signatory and template, and journals their fingerprint without a name', async () => {
    const ctx = inOfficersHands();
    const id = await ctx.db.tx((d) => issueAct(d, ctx, granted.row, 'decision-grant'));
    const act = await findAct(ctx.db.read, id);
    expect(act?.facts).toMatchObject({
      format: 'volets-act/1',
      template: { name: 'decision-grant', version: 1 },
      authority: { identity: { signatory: { name: 'Camille Exemple' } } },
      beneficiary: { name: 'Vanhoutte Jeanne' },
      detail: { award: { amount: 1_450_000, base: 4_000_000 } },
    });
    const entry = ctx.db.read
      .select()
      .from(journal)
      .where(eq(journal.subjectId, String(id)))
      .all()
      .at(-1);
    expect(entry?.data).toMatchObject({
      rules: act?.facts.rules.contentHash,
      facts: act && factsHash(act.facts),
    });
    expect(JSON.stringify(entry)).not.toMatch(/Vanhoutte|Phare-Blanc|example\.org/);
  });

  it('never changes, whoever asks the database', async () => {
    const ctx = inOfficersHands();
    await test.work();
    const act = await latestAct(ctx.db.read, granted.row.id, 'decision-grant');
    const change = (values: Partial<typeof acts.$inferInsert>) =>
      ctx.db.tx(
        async (d) =>
          void d
            .update(acts)
            .set(values)
            .where(eq(acts.number, act?.number ?? ''))
            .run(),
      );
    await expect(change({ facts: {} })).rejects.toThrow('an issued act never changes');
    await expect(change({ number: 'CTR-2026-99999' })).rejects.toThrow('an issued act never changes');
    await expect(change({ fileHash: null })).rejects.toThrow('never replaced');
    await expect(
      ctx.db.tx(
        async (d) =>
          void d
            .delete(acts)
            .where(eq(acts.number, act?.number ?? ''))
            .run(),
      ),
    ).rejects.toThrow('an issued act never changes');
  });

  it('makes the document once, however often the work is done, and mails it once', async () => {
    const ctx = inOfficersHands();
    const act = await latestAct(ctx.db.read, granted.row.id, 'decision-grant');
    const before = (await test.mails()).length;
    await makeActPdf(test.services, job(act?.id as ActId));
    await test.work();
    expect((await findAct(ctx.db.read, act?.id as ActId))?.fileHash).toBe(act?.fileHash);
    expect(await test.mails()).toHaveLength(before);
    expect((await test.mails())[0]).toMatchObject({
      recipient: granted.owner.email,
      subject: expect.stringContaining('accordée'),
    });
  });

  it('prints the signatory of the day of issue, although another has come since', async () => {
    const ctx = inOfficersHands();
    const id = await ctx.db.tx((d) => issueAct(d, ctx, granted.row, 'receipt'));
    const { programme } = test.services;
    const signatory = { ...programme.authority.signatory, name: 'Quelqu’un d’autre' };
    const later = {
      ...test.services,
      programme: { ...programme, authority: { ...programme.authority, signatory } },
    };
    await makeActPdf(later, job(id));
    expect((await findAct(ctx.db.read, id))?.facts.authority.identity.signatory.name).toBe('Camille Exemple');
  });
});

describe.skipIf(!TOOLS.pdftotext)('the letters', () => {
  it('say the amount and how it was reckoned, the undertakings, and how to appeal', async () => {
    const text = textOf(await actBytes(test, granted, 'decision-grant'));
    expect(text).toContain('Votre demande d’aide est acceptée');
    expect(text).toContain('14 500,00 €');
    expect(text).toContain('30 % de 40 000 €');
    expect(text).toContain('Tribunal administratif de Lille');
    expect(text).toContain('CTR-2026-00003');
  });

  it('acknowledge an application: when it came, what came with it, when silence refuses, whom to ask, how to appeal', async () => {
    const ctx = inOfficersHands();
    const id = await ctx.db.tx((d) => issueAct(d, ctx, granted.row, 'receipt'));
    await makeActPdf(test.services, job(id));
    const hash = (await findAct(ctx.db.read, id))?.fileHash;
    const text = textOf(await test.services.files.read(hash as FileHash)).replace(/\s+/g, ' ');
    for (const said of [
      'Accusé de réception de votre demande d’aide',
      'Nous avons reçu le 4 mai 2026',
      '7 rue du Phare-Blanc',
      granted.row.ref ?? '·',
      'attestation-fournisseur.pdf',
      // Works grants: silence refuses after four months.
      'au plus tard le 4 septembre 2026, votre demande est réputée rejetée',
      'art. L. 231-4',
      'ne vaut pas accord',
      test.services.programme.service.phone,
      'recours gracieux',
      'Tribunal administratif de Lille',
    ])
      expect(text).toContain(said);
  });

  it('give the reasons of a refusal word for word, with the appeal routes', async () => {
    const ctx = inOfficersHands();
    const reason = 'La consommation d’électricité montre une occupation régulière.';
    await ctx.db.tx((d) => issueAct(d, ctx, { ...granted.row, decisionReason: reason }, 'decision-refusal'));
    await test.work();
    const text = textOf(await actBytes(test, granted, 'decision-refusal')).replace(/\s+/g, ' ');
    expect(text).toContain(reason);
    expect(text).toContain('Voies et délais de recours');
    expect(text).toContain('deux mois');
  });

  it('refuse to be written without a reason', async () => {
    const ctx = inOfficersHands();
    await expect(ctx.db.tx((d) => issueAct(d, ctx, granted.row, 'decision-refusal'))).rejects.toThrow(
      'agreements.errors.noReason',
    );
  });
});

describe('the agreement', () => {
  let bytes: Buffer;
  beforeAll(async () => {
    const act = await issued(test, granted);
    bytes = await test.services.files.read(act.fileHash);
  });

  it('moves the case, takes a number of its own series and invites the owner to sign', async () => {
    expect((await granted.reload()).state).toBe('to-sign');
    const act = await latestAct(test.services.db.read, granted.row.id, 'agreement');
    expect(act?.number).toBe('CONV-2026-00001');
    expect((await test.mails())[0]).toMatchObject({
      recipient: granted.owner.email,
      subject: 'Votre convention CONV-2026-00001 est prête à signer',
      text: expect.stringContaining(`/my/cases/${granted.row.id}/agreement`),
    });
  });

  it('issued a second time from a stale page is issued once', async () => {
    const again = await issueAgreement(inOfficersHands(), granted.row.ref ?? '', granted.row.version);
    expect(again.done).toBe('before');
    const agreements = (await actsOfCase(test.services.db.read, granted.row.id)).filter(
      ({ kind }) => kind === 'agreement',
    );
    expect(agreements).toHaveLength(1);
  });

  it.skipIf(!TOOLS.pdftotext)(
    'has its sixteen articles, its annexes, its figures and its address on each page',
    async () => {
      const text = textOf(bytes);
      const places = Array.from({ length: 16 }, (_, index) => text.indexOf(`Article ${index + 1} –`));
      expect(places.every((place) => place > 0)).toBe(true);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      for (let annex = 1; annex <= 8; annex++) expect(text).toContain(`Annexe ${annex}`);
      expect(text).toContain('14 500,00 €');
      expect(text).toContain('51 076,00 €');
      expect(text).toContain('12 083,33 €');
      const act = await latestAct(test.services.db.read, granted.row.id, 'agreement');
      const pages = text.split('\f').filter((page) => page.trim() !== '');
      expect(pages.length).toBeGreaterThan(6);
      for (const page of pages) expect(page).toContain(`/verify/${act?.verificationCode}`);
      for (const page of pages) expect(page).toContain('sans valeur');
    },
  );

  it.skipIf(!TOOLS.pdfdetach)('carries the calculation that anyone can do again', () => {
    const file = JSON.parse(attachmentsOf(bytes)['calcul.json'] ?? 'null');
    expect(file).toMatchObject({
      act: 'CONV-2026-00001',
      calculation: { format: 'volets-calculation/1', award: { amount: 1_450_000, base: 4_000_000 } },
    });
    expect(file.rules.contentHash).toBe(file.calculation.scheme.contentHash);
  });

  it.skipIf(!TOOLS.qpdf)('is a sound PDF', () => {
    expect(qpdfCheck(bytes)).toMatchObject({ status: 0 });
  });

  it.skipIf(!TOOLS.pdfsig)('bears the seal of the server over the whole file', () => {
    const report = signatureReport(bytes);
    expect(report).toContain('Signature is Valid');
    expect(report).toContain('Total document signed');
  });

  it.skipIf(!TOOLS.pdfinfo)('is tagged', () => {
    expect(infoOf(bytes)).toMatch(/Tagged:\s+yes/);
  });
});

describe('hostile words', () => {
  it.skipIf(!TOOLS.pdftotext || !TOOLS.qpdf)('stay words in the document', async () => {
    const other = await startTestServices();
    try {
      const case2 = await grantedCase(other);
      const ctx = other.as(case2.officer);
      const name = `) Tj ET <b>${'Ω'.repeat(300)}</b>\u202e gnp.exe`;
      await ctx.db.tx(async (d) => {
        const { findOwner, saveOwner } = await import('../../src/people/owner-store.ts');
        const owner = await findOwner(d, case2.row.ownerId);
        if (owner) await saveOwner(d, { ...owner, name });
        await issueAct(d, ctx, case2.row, 'agreement');
      });
      await other.work();
      const bytes = await actBytes(other, case2, 'agreement');
      expect(qpdfCheck(bytes).status).toBe(0);
      expect(textOf(bytes)).toContain(') Tj ET <b>');
    } finally {
      await other.close();
    }
  });
});

describe('many acts at once', () => {
  it('numbers fifty acts issued at once without a gap or a number twice, though some fail', async () => {
    const ctx = inOfficersHands();
    const numbers = async () =>
      (await actsOfCase(ctx.db.read, granted.row.id))
        .map(({ number }) => number)
        .filter((number) => number.startsWith('CTR-'));
    const before = (await numbers()).length;
    const deeds = Array.from({ length: 60 }, (_, nth) =>
      ctx.db.tx(async (d) => {
        await issueAct(d, ctx, granted.row, nth % 2 === 0 ? 'receipt' : 'instruction-report');
        if (nth % 6 === 5) throw new Error('the deed fails after its act');
      }),
    );
    const failed = (await Promise.allSettled(deeds)).filter(({ status }) => status === 'rejected');
    expect(failed).toHaveLength(10);
    const all = await numbers();
    expect(all).toHaveLength(before + 50);
    expect(all).toEqual(all.map((_, nth) => `CTR-2026-${String(nth + 1).padStart(5, '0')}`));
  });
});
