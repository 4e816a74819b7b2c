import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { actsOfCase } from '../../src/agreements/acts/act-store.ts';
import type { ActKind } from '../../src/agreements/acts/act-table.ts';
import { outbox } from '../../src/outbox/outbox-table.ts';
import type { CaseId, FileHash } from '../../src/shared/ids.ts';
import { qpdfCheck, signatureReport, TOOLS, textOf } from '../agreements/support/pdf-tools.ts';
import type { TestServices } from '../support/test-services.ts';

/** The words of a document, every space and line break a plain space. */
export const wordsIn = (pdf: Uint8Array): string => textOf(pdf).replace(/\s+/g, ' ');

/** That a document is whole, sealed by the authority and readable by a screen reader, as Debian's tools see it. */
export function expectSoundPdf(pdf: Uint8Array, what: string): void {
  if (TOOLS.qpdf) {
    const { status, output } = qpdfCheck(pdf);
    expect(status, `${what}: ${output}`).toBe(0);
  }
  if (TOOLS.pdfsig) expect(signatureReport(pdf), what).toContain('Signature is Valid');
  if (TOOLS.pdfinfo) {
    const structure = structureOf(pdf);
    expect(structure, what).toMatch(/^Document/m);
    expect(structure, what).toMatch(/^\s+H1/m);
    expect(structure, what).toMatch(/^\s+P\b/m);
  }
}

/** The tags of a document, one a line. */
export function structureOf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'volets-pdf-'));
  try {
    const file = join(folder, 'act.pdf');
    writeFileSync(file, pdf);
    return execFileSync('pdfinfo', ['-struct', file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until nothing promised is left to do, what the stage's own worker has in hand included. */
export async function allDone(test: TestServices): Promise<void> {
  const inHand = () =>
    test.services.db.read.select({ id: outbox.id }).from(outbox).where(eq(outbox.state, 'working')).all();
  for (let tries = 0; tries < 300; tries += 1) {
    await test.work();
    if (inHand().length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('promised work does not end');
}

/**
 * The words of the acts of a case by kind, the latest of each, once all its documents are drawn; each document is checked.
 * A signed copy, where there is one, is the one read.
 */
export async function actsOnFile(test: TestServices, id: CaseId): Promise<Partial<Record<ActKind, string>>> {
  await allDone(test);
  const words: Partial<Record<ActKind, string>> = {};
  for (const { kind, number, fileHash, signedFileHash } of await actsOfCase(test.services.db.read, id)) {
    if (fileHash === null) throw new Error(`${number} was not drawn`);
    const pdf = await test.services.files.read((signedFileHash ?? fileHash) as FileHash);
    expectSoundPdf(pdf, `${kind} ${number}`);
    words[kind] = wordsIn(pdf);
  }
  return words;
}
