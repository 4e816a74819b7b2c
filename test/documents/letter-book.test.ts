import { describe, expect, it } from 'vitest';
import { openBook } from '../../src/documents/letter-book.ts';
import type { PdfDocument } from '../../src/documents/pdf-document.ts';
import { A_SENTENCE, aDocument, saying } from './a-document.ts';
import { hasTool, runOn, textOf } from './tools.ts';

const MM = 72 / 25.4;
const aLetter = (name: string, paragraphs = 2): PdfDocument =>
  aDocument({
    form: 'letter',
    title: `Objet pour ${name}`,
    reference: `CAMP-2026-001 · ${name}`,
    overAddress: ['Retour\u00a0: 1 place de la Mairie, 00000 Exemple', `Code retour ${name}`],
    recipient: [name, '12 rue de l’Écluse', 'Bâtiment B', 'BP 7', '00000 EXEMPLE', 'FRANCE'],
    dateLine: 'Exemple, le 2 mars 2026',
    particulars: [{ term: 'Nos références', value: 'CAMP-2026-001' }],
    blocks: [
      ...Array.from({ length: paragraphs }, () => saying(A_SENTENCE)),
      { kind: 'sign-off', name: 'Camille Exemple', capacity: 'Vice-présidente' },
      {
        kind: 'reply',
        title: 'Répondez',
        text: ['Scannez ce code.'],
        url: 'https://volets.example.org/r?code=ABCDE-FGHJK',
        alt: 'Code à scanner',
        codeLabel: 'Votre code',
        code: 'ABCDE-FGHJK',
      },
    ],
  });

const bound = async (letters: readonly PdfDocument[], handful: number): Promise<Uint8Array> => {
  const book = openBook(aDocument({ title: 'Lettres' }));
  const parts: Uint8Array[] = [];
  for (let from = 0; from < letters.length; from += handful)
    parts.push(book.add(letters.slice(from, from + handful)));
  return Buffer.concat([...parts, book.close()]);
};

describe('letters bound in one file', () => {
  it('follow each other, each with its own page numbers', async () => {
    const pdf = await bound([aLetter('ALPHA'), aLetter('BRAVO', 12), aLetter('CHARLIE')], 2);
    const pages = (await textOf(pdf)).split('\f').filter((page) => page.trim() !== '');
    expect(pages.map((page) => page.match(/Page \d sur \d/)?.[0])).toEqual([
      'Page 1 sur 1',
      'Page 1 sur 2',
      'Page 2 sur 2',
      'Page 1 sur 1',
    ]);
    expect(pages[3]).toMatch(/Objet\s:\s+Objet pour CHARLIE/);
    expect(pages[3]).toContain('ABCDE-FGHJK');
  });

  it('are the same bytes however they are handed over', async () => {
    const letters = ['ALPHA', 'BRAVO', 'CHARLIE'].map((name) => aLetter(name));
    expect(Buffer.from(await bound(letters, 1)).equals(await bound(letters, 3))).toBe(true);
  });

  it.skipIf(!hasTool('qpdf'))('are a sound, tagged PDF', async () => {
    const pdf = await bound([aLetter('ALPHA'), aLetter('BRAVO', 12)], 1);
    expect(runOn('qpdf', ['--check', '{}'], pdf)).toContain('No syntax or stream encoding errors');
    expect(Buffer.from(pdf).toString('latin1')).toContain('/MarkInfo');
  });

  it.skipIf(!hasTool('pdftotext'))('show the whole address in the window of a DL envelope', async () => {
    const pdf = await bound([aLetter('ALPHA')], 1);
    const boxes = runOn('pdftotext', ['-bbox', '{}', '-'], pdf);
    const place = (word: string) => {
      const [, x = '', top = '', , bottom = ''] =
        boxes.match(
          new RegExp(`xMin="([\\d.]+)" yMin="([\\d.]+)" xMax="([\\d.]+)" yMax="([\\d.]+)">${word}<`),
        ) ?? [];
      return { x: Number(x) / MM, top: Number(top) / MM, bottom: Number(bottom) / MM };
    };
    // NF Z 11-001: right half of the sheet, from 48 to 82 mm, clear of the fold at 99 mm.
    expect(place('Retour').top).toBeGreaterThan(47);
    expect(place('FRANCE').bottom).toBeLessThan(82.5);
    expect(place('FRANCE').x).toBeCloseTo(107, 0);
  });
});
