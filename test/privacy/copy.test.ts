import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeZip } from '../../src/documents/write-zip.ts';
import { askMyCopy } from '../../src/privacy/copy/ask-copy.ts';
import { copiesOf } from '../../src/privacy/copy/copy-store.ts';
import { forgetOldCopies, takeCopyFor, takeMyCopy } from '../../src/privacy/copy/take-copy.ts';
import { addReadings } from '../../src/privacy/readings/reading-store.ts';
import { type Granted, grantedCase } from '../agreements/support/granted-case.ts';
import { balanceOrdered } from '../agreements/support/life.ts';
import { DAY, startTestServices, type TestServices } from '../support/test-services.ts';

let test: TestServices;
let granted: Granted;
let zip: Buffer;
const read = () => test.services.db.read;

beforeAll(async () => {
  test = await startTestServices();
  granted = await grantedCase(test);
  await balanceOrdered(test, granted);
  await test.services.db.tx(async (d) => {
    const at = test.clock.now;
    d.run(
      sql`INSERT INTO case_message (case_id, author, audience, body, at) VALUES (${granted.row.id}, ${granted.officer.accountId}, 'staff', 'Le voisin dit qu’il ment', ${at})`,
    );
    d.run(
      sql`INSERT INTO case_message (case_id, author, audience, body, at) VALUES (${granted.row.id}, ${granted.officer.accountId}, 'all', 'Votre dossier avance', ${at})`,
    );
    await addReadings(d, [
      {
        at,
        accountId: granted.officer.accountId,
        role: 'officer',
        subjectKind: 'case',
        subjectId: granted.row.ref ?? '',
        way: 'page',
      },
      {
        at,
        accountId: granted.second.accountId,
        role: 'officer',
        subjectKind: 'owner',
        subjectId: String(granted.row.ownerId),
        way: 'page',
      },
    ]);
  });
});
afterAll(() => test.close());

/** What unzip, a tool of others, reads in it. */
function unzipped(content: Buffer, name: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'copy-'));
  try {
    writeFileSync(join(folder, 'copy.zip'), content);
    execFileSync('unzip', ['-tq', join(folder, 'copy.zip')]);
    return execFileSync('unzip', ['-p', join(folder, 'copy.zip'), name], { maxBuffer: 64 * 1024 * 1024 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('An archive', () => {
  it('is read by others: packed text, stored noise, accents in names', () => {
    const noise = Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 167 + 13) % 256));
    const made = writeZip([
      { name: 'é.txt', content: Buffer.from('a'.repeat(5000)) },
      { name: 'pieces/bruit.bin', content: noise },
    ]);
    expect(made.length).toBeLessThan(1200);
    expect(unzipped(made, 'pieces/bruit.bin').equals(noise)).toBe(true);
  });
});

describe('The copy of everything held about one person', () => {
  it('is asked on line, made in the background, and the person is told', async () => {
    await askMyCopy(test.as(granted.owner));
    await expect(askMyCopy(test.as(granted.owner))).rejects.toMatchObject({
      code: 'privacy.errors.copyUnderWay',
    });
    await test.work();
    const [copy] = await copiesOf(read(), granted.row.ownerId);
    expect(copy).toMatchObject({ state: 'ready', askedByKind: 'owner' });
    const mail = (await test.mails()).find(({ subject }) => subject === 'La copie de vos données est prête');
    expect(mail?.recipient).toBe(granted.owner.email);
    expect(mail?.text).toContain('/my/data');
  });

  it('is not anybody else’s to take', async () => {
    const [copy] = await copiesOf(read(), granted.row.ownerId);
    const stranger = { ...granted.owner, accountId: granted.officer.accountId };
    await expect(takeMyCopy(test.as(stranger), copy?.id ?? 0)).rejects.toMatchObject({ kind: 'not-found' });
    // What the person asked for themselves is not staff's to hand over.
    await expect(
      takeCopyFor(test.as(granted.manager), granted.row.ownerId, copy?.id ?? 0),
    ).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('is taken once, then gone from the disk', async () => {
    const [copy] = await copiesOf(read(), granted.row.ownerId);
    if (!copy?.fileHash) throw new Error('no file');
    zip = await takeMyCopy(test.as(granted.owner), copy.id);
    await expect(takeMyCopy(test.as(granted.owner), copy.id)).rejects.toMatchObject({
      code: 'privacy.errors.copyGone',
    });
    await test.work();
    expect(await test.services.files.has(copy.fileHash)).toBe(false);
  });

  it('holds their identity, homes, case, acts, payments and papers, and says what is left out', () => {
    const data = unzipped(zip, 'donnees.json').toString();
    const { tables, leftOut } = JSON.parse(data) as {
      tables: { table: string }[];
      leftOut: { table: string; why: string }[];
    };
    const names = tables.map(({ table }) => table);
    expect(names).toEqual(
      expect.arrayContaining([
        'owner',
        'account',
        'case_file',
        'case_document',
        'case_bill',
        'case_message',
        'act',
        'signature',
        'payment_request',
        'sent_mail',
      ]),
    );
    expect(data).toContain('Vanhoutte Jeanne');
    expect(data).toContain('Votre dossier avance');
    expect(leftOut).toEqual(expect.arrayContaining([{ table: 'case_message', why: 'staff-notes', rows: 1 }]));
  });

  it('holds no secret, no note of the service, and no name of its staff but on acts', () => {
    const data = unzipped(zip, 'donnees.json').toString();
    expect(data).not.toContain('Le voisin');
    expect(data).not.toMatch(/password_hash|totp_secret|token_hash|iban_fingerprint|code_hash/);
    const html = unzipped(zip, 'lisez-moi.html').toString();
    expect(html).not.toContain('Camille Instruction');
    expect(html).toContain('Instructeur');
    expect(html).toContain('2 consultations');
  });

  it('holds the papers themselves', () => {
    const listing = unzipped(zip, 'lisez-moi.html').toString();
    const hrefs = [...listing.matchAll(/href="(pieces\/[^"]+\.pdf)"/g)].map(([, href = '']) =>
      decodeURI(href),
    );
    expect(hrefs.length).toBeGreaterThan(5);
    const agreement = hrefs.find((href) => href.includes('CONV-') && href.includes('-signe'));
    expect(
      unzipped(zip, agreement ?? '')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('expires when nobody takes it', async () => {
    await askMyCopy(test.as(granted.owner));
    await test.work();
    const [copy] = await copiesOf(read(), granted.row.ownerId);
    test.clock.advance(8 * DAY);
    await expect(takeMyCopy(test.as(granted.owner), copy?.id ?? 0)).rejects.toMatchObject({
      code: 'privacy.errors.copyGone',
    });
    await forgetOldCopies(test.services);
    await test.work();
    expect((await copiesOf(read(), granted.row.ownerId))[0]?.state).toBe('expired');
    expect(copy?.fileHash && (await test.services.files.has(copy.fileHash))).toBe(false);
  });
});
