import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAct } from '../../src/agreements/acts/act-store.ts';
import { confirmScan } from '../../src/agreements/scans/confirm-scan.ts';
import { receiveScan } from '../../src/agreements/scans/receive-scan.ts';
import { checksOf } from '../../src/returns/checks/check-store.ts';
import { issueForm, paperFormOf } from '../../src/returns/checks/issue-form.ts';
import { settleCheck } from '../../src/returns/checks/settle-check.ts';
import type { FileHash } from '../../src/shared/ids.ts';
import type { Granted } from '../agreements/support/granted-case.ts';
import { infoOf, qpdfCheck, TOOLS, textOf } from '../agreements/support/pdf-tools.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { returnedCase } from './support/returned-case.ts';

let test: TestServices;
let granted: Granted;
beforeAll(async () => {
  test = await startTestServices();
  granted = await returnedCase(test);
});
afterAll(() => test.close());

/** The paper as it comes back from a scanner. */
function scanned(pdf: Uint8Array): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'volets-form-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf);
    execFileSync('pdftoppm', ['-jpeg', '-r', '150', join(folder, 'in.pdf'), join(folder, 'page')]);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jpg'))
      .sort()
      .map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!TOOLS.pdftotext)('the yearly attestation on paper', () => {
  it('is printed once for a check, comes back by its code, and is the document that settles it', async () => {
    const { read } = test.services.db;
    const ctx = test.as(granted.officer);
    const ref = granted.row.ref ?? '';
    const check = (await checksOf(read, granted.row.id)).find(({ kind }) => kind === 'attestation');
    if (!check) throw new Error('no attestation is planned');
    const id = await issueForm(ctx, ref, check.id);
    expect(await issueForm(ctx, ref, check.id)).toBe(id);
    await test.work();
    const act = await findAct(read, id);
    const pdf = await test.services.files.read(act?.fileHash as FileHash);
    const words = textOf(pdf);
    for (const said of [
      'Attestation annuelle',
      'Un locataire',
      'Personne : le logement est vide',
      'Vanhoutte',
    ])
      expect(words.replace(/\s+/g, ' ')).toContain(said);
    if (TOOLS.qpdf) expect(qpdfCheck(pdf).status).toBe(0);
    if (TOOLS.pdfinfo) expect(infoOf(pdf)).toMatch(/Tagged:\s+yes/);

    const found = {
      version: check.version,
      outcome: 'persisted',
      basis: 'document',
      emptySince: null,
      findings: '',
      proof: null,
    } as const;
    await expect(settleCheck(ctx, ref, check.id, found)).rejects.toMatchObject({
      code: 'returnChecks.errors.proofNeeded',
    });
    const pages = scanned(pdf).map((bytes, n) => ({ name: `page-${n}.jpg`, bytes }));
    const scan = await receiveScan(ctx, pages);
    await test.work();
    await confirmScan(ctx, { scan, act: id }, { signatories: [] });
    const back = (await paperFormOf(read, check))?.back;
    expect(back?.pages).toBe(pages.length);
    const settled = await settleCheck(ctx, ref, check.id, found);
    expect(settled).toMatchObject({ outcome: 'persisted', basis: 'document', hash: back?.hash });
  });
});
