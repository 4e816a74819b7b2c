import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signaturesOf } from '../../src/agreements/acts/act-store.ts';
import { confirmScan } from '../../src/agreements/scans/confirm-scan.ts';
import { receiveScan } from '../../src/agreements/scans/receive-scan.ts';
import { bundlesOf } from '../../src/agreements/scans/scan.ts';
import { pagesOfScan, paperCopiesOf } from '../../src/agreements/scans/scan-store.ts';
import { countersignAgreement } from '../../src/agreements/signing/countersign-agreement.ts';
import { signatoriesOfAct } from '../../src/agreements/signing/signatory-store.ts';
import { bindPictures } from '../../src/documents/bind-pictures.ts';
import { pageCodeUrl, readPageCode } from '../../src/documents/page-code.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { type Granted, grantedCase } from './support/granted-case.ts';
import { issued } from './support/life.ts';
import { qpdfCheck, TOOLS } from './support/pdf-tools.ts';

let test: TestServices;
beforeAll(async () => {
  test = await startTestServices();
});
afterAll(() => test.close());

/** Pages of a PDF as a scanner gives them: one JPEG each. */
function scanned(pdf: Uint8Array, dpi = 150): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'volets-scan-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf);
    execFileSync('pdftoppm', ['-jpeg', '-r', String(dpi), join(folder, 'in.pdf'), join(folder, 'page')]);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jpg'))
      .sort()
      .map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One file of many pages, as a scanner with a feeder writes it. */
const stack = (pictures: readonly Buffer[]): Promise<Uint8Array> =>
  bindPictures(
    {
      lang: 'fr',
      title: 'Numérisation',
      reference: 'scan',
      issuedAt: test.clock.now,
      letterhead: { authority: 'Numériseur', address: [] },
    },
    pictures.map((bytes) => ({ bytes, alt: 'page' })),
  );

const blank = () =>
  sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();

async function printed(granted: Granted) {
  const act = await issued(test, granted);
  return { act, pages: scanned(await test.services.files.read(act.fileHash)) };
}

describe('the code of a page', () => {
  it('says where to verify and which page it is, and nothing else is taken for one', () => {
    const url = 'https://volets.example.org/verify/7KQF-3M2P-XW9D-0HT5';
    expect(readPageCode(pageCodeUrl(url, { page: 3, pages: 12 }))).toEqual({ url, page: 3, pages: 12 });
    for (const text of [url, `${url}?p=13-12`, `${url}?p=0-3`, 'bonjour', 'https://x.org/?p=a-b'])
      expect(readPageCode(text)).toBeNull();
  });
});

describe('pages put together again', () => {
  it('come in the order of the act, with what is missing and what comes twice', () => {
    const page = (place: number, actId: number | null, number: number) => ({
      place,
      actId,
      page: number,
      pages: 4,
    });
    const [first, second] = bundlesOf([
      page(1, 7, 4),
      page(2, 9, 1),
      page(3, 7, 1),
      page(4, 7, 4),
      page(5, null, 1),
    ]);
    expect(first).toMatchObject({ actId: 7, missing: [2, 3], duplicates: [{ page: 4, place: 4 }] });
    expect(first?.kept.map(({ place }) => place)).toEqual([3, 1]);
    expect(second).toMatchObject({ actId: 9, missing: [2, 3, 4], duplicates: [] });
  });
});

describe.skipIf(!TOOLS.pdftotext)('a signed stack of paper', () => {
  it('ties its pages again to their acts, in any order, upside down, mixed with others', async () => {
    const one = await grantedCase(test, 'granted', 'paper-1@example.org');
    const two = await grantedCase(test, 'granted', 'paper-2@example.org');
    const first = await printed(one);
    const second = await printed(two);
    const turned = await Promise.all(
      first.pages.map((bytes, index) =>
        index % 2 === 0 ? sharp(bytes).rotate(180).jpeg().toBuffer() : bytes,
      ),
    );
    const mixed = [
      await blank(),
      ...second.pages.slice(1),
      ...turned.toReversed(),
      second.pages[1] as Buffer,
    ];
    const officer = test.as(one.officer);
    const scan = await receiveScan(officer, [{ name: 'pile.pdf', bytes: await stack(mixed) }]);
    await test.work();

    const pages = await pagesOfScan(test.services.db.read, scan);
    expect(pages).toHaveLength(mixed.length);
    expect(pages[0]?.fault).toBe('no-code');
    const bundles = bundlesOf(pages);
    expect(bundles.find(({ actId }) => actId === first.act.id)).toMatchObject({
      pages: first.pages.length,
      missing: [],
      duplicates: [],
    });
    expect(bundles.find(({ actId }) => actId === second.act.id)).toMatchObject({
      missing: [1],
      duplicates: [{ page: 2, place: mixed.length }],
    });

    const [signatory] = await signatoriesOfAct(test.services.db.read, second.act.id);
    const seen = { signatories: signatory ? [signatory.id] : [] };
    await expect(confirmScan(officer, { scan, act: second.act.id }, seen)).rejects.toMatchObject({
      code: 'scans.errors.incomplete',
    });
  });

  it('is kept beside the act once a person has looked, and is a signature', async () => {
    const granted = await grantedCase(test, 'granted', 'paper-3@example.org');
    const { act, pages } = await printed(granted);
    const officer = test.as(granted.officer);
    const scan = await receiveScan(
      officer,
      pages.map((bytes, index) => ({ name: `p${index}.jpg`, bytes })),
    );
    await test.work();
    await expect(confirmScan(officer, { scan, act: act.id }, { signatories: [] })).rejects.toMatchObject({
      code: 'scans.errors.nobody',
    });
    const [signatory] = await signatoriesOfAct(test.services.db.read, act.id);
    if (!signatory) throw new Error('nobody signs');
    await confirmScan(officer, { scan, act: act.id }, { signatories: [signatory.id] });

    const [copy] = await paperCopiesOf(test.services.db.read, act.id);
    expect(copy).toMatchObject({ pages: pages.length });
    const bytes = await test.services.files.read(copy?.hash as never);
    if (TOOLS.qpdf) expect(qpdfCheck(bytes).status).toBe(0);
    expect(scanned(bytes, 50)).toHaveLength(pages.length);
    const [signature] = await signaturesOf(test.services.db.read, act.id);
    expect(signature).toMatchObject({
      signatoryId: signatory.id,
      proof: { method: 'paper', scanHash: copy?.hash, confirmedBy: granted.officer.name },
    });
    await expect(
      confirmScan(officer, { scan, act: act.id }, { signatories: [signatory.id] }),
    ).rejects.toMatchObject({
      code: 'scans.errors.confirmed',
    });
    const { ref, version } = await granted.reload();
    const last = await countersignAgreement(test.as(granted.manager), ref ?? '', {
      version,
      shownHash: act.fileHash,
    });
    expect(last.case.state).toBe('signed');
    await test.work();
  });

  it('names a page whose code is of another service', async () => {
    const granted = await grantedCase(test, 'granted', 'paper-4@example.org');
    const bytes = await test.services.pdf.render({
      lang: 'fr',
      title: 'Autre',
      reference: 'X',
      issuedAt: test.clock.now,
      letterhead: { authority: 'Ailleurs', address: [] },
      verification: { url: 'https://ailleurs.example/verify/7KQF-3M2P-XW9D-0HT5' },
      blocks: [{ kind: 'paragraph', text: 'Autre' }],
    });
    const scan = await receiveScan(test.as(granted.officer), [
      { name: 'autre.jpg', bytes: scanned(bytes)[0] as Buffer },
    ]);
    await test.work();
    expect(await pagesOfScan(test.services.db.read, scan)).toMatchObject([{ fault: 'foreign', actId: null }]);
  });
});
