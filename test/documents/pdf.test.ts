import { describe, expect, it } from 'vitest';
import { renderPdf } from '../../src/documents/pdf.ts';
import { type Block, bold, type PdfDocument, withBold } from '../../src/documents/pdf-document.ts';
import { A_SENTENCE, aDocument, saying } from './a-document.ts';
import { attachmentsOf, hasTool, runOn, textOf } from './tools.ts';

const latin = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');
const squeezed = (text: string): string => text.replace(/\s+/g, ' ');
const pagesOf = async (pdf: Uint8Array): Promise<string[]> =>
  (await textOf(pdf)).split('\f').filter((page) => page.trim() !== '');
const VERIFICATION = { url: 'https://volets.example.org/verification/7KQ2-MX4D-93TB' };

const aTable = (rows: number): PdfDocument =>
  aDocument({
    blocks: [
      {
        kind: 'table',
        caption: 'Plan de financement',
        columns: [{ header: 'Poste' }, { header: 'Montant', align: 'right' }],
        rows: Array.from({ length: rows }, (_, index) => [`Ligne ${index + 1}`, `${index} 000,00\u00a0€`]),
        foot: [['Reste à charge', '1\u202f234,56\u00a0€']],
      },
    ],
  });

describe('the text of a PDF', () => {
  it('keeps accents, thin spaces, euros, indices and comparison signs', async () => {
    const words = `Œuvre, règle\u202f: 12\u202f345,67\u00a0€ pour 68,5\u00a0m², CO₂\u00a0≤\u00a011\u00a0kg, «\u202foui\u202f», l’été`;
    const text = await textOf(await renderPdf(aDocument({ blocks: [saying(words)] })));
    expect(squeezed(text)).toContain(squeezed(words));
  });

  it('prints every kind of block', async () => {
    const pdf = await renderPdf(
      aDocument({
        subtitle: 'Sous-titre',
        dateLine: 'Exemple, le 23 novembre 2026',
        recipient: ['Madame Jeanne Exemple', '12 rue de l’Écluse', '00000 Exemple'],
        particulars: [{ term: 'Dossier', value: 'VO-2026-00042' }],
        blocks: [
          { kind: 'heading', level: 2, text: 'Article 1' },
          { kind: 'heading', level: 3, text: 'Déclarations' },
          { kind: 'paragraph', text: ['Soit ', bold('12 000 €'), ' au plus.'], tone: 'lead' },
          { kind: 'list', items: ['premier point', 'second point'] },
          { kind: 'list', items: ['un', 'deux'], ordered: true },
          { kind: 'facts', items: [{ term: 'Parcelle', value: 'AB 0123' }] },
          { kind: 'callout', title: 'À savoir', text: ['Un conseil.'] },
          {
            kind: 'figure',
            svg: '<svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
            alt: 'Triangle',
            caption: 'Légende',
          },
          {
            kind: 'signatures',
            boxes: [{ party: 'Le propriétaire', name: 'J. Exemple', signed: 'Signé en ligne' }],
          },
          { kind: 'page-break' },
          { kind: 'annex', label: 'Annexe 1', title: 'Calendrier' },
        ],
      }),
    );
    const text = squeezed(await textOf(pdf));
    for (const words of [
      'Sous-titre',
      'Exemple, le 23 novembre 2026',
      'Madame Jeanne Exemple',
      'VO-2026-00042',
      'Article 1',
      'Déclarations',
      'Soit 12 000 € au plus.',
      '• premier point',
      '2. deux',
      'Parcelle AB 0123',
      'À savoir',
      'Un conseil.',
      'Légende',
      'Signé en ligne',
      'Annexe 1',
      'Calendrier',
    ])
      expect(text).toContain(words);
  });

  it('numbers its pages and repeats its reference on each', async () => {
    const pages = (await textOf(await renderPdf(aTable(60))))
      .split('\f')
      .filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, page] of pages.entries()) {
      expect(squeezed(page)).toContain(`Page ${index + 1} sur ${pages.length}`);
      expect(page).toContain('CONV-2026-00007');
    }
  });

  it('repeats the headers of a table on each page and loses no row', async () => {
    const text = await textOf(await renderPdf(aTable(100)));
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    for (const page of pages) expect(squeezed(page)).toContain('Poste Montant');
    for (let row = 1; row <= 100; row++) expect(text).toMatch(new RegExp(`Ligne ${row}\\s`));
    expect(squeezed(text)).toContain('Reste à charge 1 234,56 €');
  });

  it('splits a row taller than a page instead of losing its end', async () => {
    const long = `${A_SENTENCE.repeat(60)}FIN DE LA RÈGLE`;
    const table = {
      kind: 'table',
      columns: [{ header: 'Poste' }, { header: 'Règle' }],
      rows: [['A', long]],
    } as const;
    const text = await textOf(await renderPdf(aDocument({ blocks: [table] })));
    expect(squeezed(text)).toContain('FIN DE LA RÈGLE');
  });

  it('never leaves a heading alone at the foot of a page', async () => {
    const ends = ['body', 'short', 'long', 'list', 'table'] as const;
    const after = (end: (typeof ends)[number]): Block[] => {
      if (end === 'list') return [{ kind: 'list', items: [A_SENTENCE.repeat(2), 'point'] }];
      if (end === 'table') return aTable(4).blocks.slice();
      return [saying(A_SENTENCE.repeat(end === 'short' ? 1 : end === 'body' ? 2 : 4))];
    };
    for (const end of ends) {
      for (let lines = 27; lines < 35; lines += 1) {
        const filler = { kind: 'list', items: Array.from({ length: lines }, () => 'ligne') } as const;
        const blocks = [filler, { kind: 'heading', level: 2, text: 'TITRE' } as const, ...after(end)];
        const page = (await pagesOf(await renderPdf(aDocument({ blocks })))).find((each) =>
          each.includes('TITRE'),
        );
        expect(page).toMatch(/Le logement était vacant|Ligne 2/);
      }
    }
  }, 120_000);

  it('never begins a page with the totals or the last row alone, nor ends one after a single row', async () => {
    for (let lines = 22; lines < 34; lines += 1) {
      const filler = { kind: 'list', items: Array.from({ length: lines }, () => 'ligne') } as const;
      const pages = await pagesOf(await renderPdf(aDocument({ blocks: [filler, ...aTable(5).blocks] })));
      const rows = pages
        .map((page) => page.match(/Ligne \d|Reste à charge/g)?.length ?? 0)
        .filter((count) => count > 0);
      expect(Math.min(...rows)).toBeGreaterThan(1);
    }
  }, 120_000);

  it('says on every page, in the language of the document, that invented data has no value', async () => {
    const pdf = await renderPdf({ ...aTable(60), specimen: true });
    const pages = await pagesOf(pdf);
    for (const page of pages) expect(page).toContain('Données de démonstration – sans valeur');
    const english = await textOf(await renderPdf(aDocument({ lang: 'en', specimen: true })));
    expect(english).toContain('Demonstration data – no legal value');
    expect(squeezed(english)).toContain('Page 1 of 1');
  });

  it('prints the address of the verification page and links to it', async () => {
    const pdf = await renderPdf(aDocument({ verification: VERIFICATION }));
    expect((await textOf(pdf)).replace(/\s/g, '')).toContain(VERIFICATION.url);
    expect(latin(pdf)).toContain(`/URI (${VERIFICATION.url})`);
  });

  it('puts the way to verify before the annexes', async () => {
    const blocks = [saying('Corps.'), { kind: 'annex', label: 'Annexe 1', title: 'Suite' } as const];
    const pages = (await textOf(await renderPdf(aDocument({ blocks, verification: VERIFICATION })))).split(
      '\f',
    );
    expect(pages[0]).toContain('Chacun peut s’assurer');
    expect(pages[1]).toContain('Suite');
  });

  it('reads **bold** in the sentences of the catalogues', () => {
    expect(withBold('Soit **12 €** au plus.')).toEqual(['Soit ', bold('12 €'), ' au plus.']);
  });
});

describe('the file of a PDF', () => {
  it('has the same bytes when made twice, and others on another date', async () => {
    const document = { ...aTable(20), verification: VERIFICATION, specimen: true };
    const first = await renderPdf(document);
    expect(Buffer.compare(first, await renderPdf(document))).toBe(0);
    const later = await renderPdf({
      ...document,
      issuedAt: '2026-11-24T10:00:00.000Z' as PdfDocument['issuedAt'],
    });
    expect(Buffer.compare(first, later)).not.toBe(0);
  });

  it('is tagged, in French, titled, dated, declared PDF/A-3a and without foreign fonts', async () => {
    const file = latin(await renderPdf(aDocument()));
    expect(file).toMatch(/^%PDF-1\.7/);
    expect(file).toContain('/Lang (fr-FR)');
    expect(file).toContain('/Marked true');
    expect(file).toContain('/DisplayDocTitle true');
    expect(file).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(file).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(file).toContain('/S /GTS_PDFA1');
    expect(file).toContain('D:20261123100000Z');
    expect(file).not.toContain('/Helvetica');
  });

  it('writes a title with & and < so that its metadata stay well-formed', async () => {
    const pdf = await renderPdf(aDocument({ title: 'Travaux & <isolation>' }));
    expect(latin(pdf)).toContain('Travaux &amp; &lt;isolation&gt;</rdf:li>');
    expect(latin(pdf)).toContain('/Title');
    if (hasTool('pdfinfo')) expect(runOn('pdfinfo', ['{}'], pdf)).toContain('Travaux & <isolation>');
  });

  it('carries its calculation as an attached file', async () => {
    const content = JSON.stringify({ grant: 1_234_567 });
    const attachment = { name: 'calcul.json', mime: 'application/json', description: 'Calcul', content };
    const pdf = await renderPdf(aDocument({ attachments: [attachment] }));
    expect(await attachmentsOf(pdf)).toEqual(new Map([['calcul.json', content]]));
    expect(latin(pdf)).toContain('/AFRelationship /Data');
  });

  it.skipIf(!hasTool('qpdf'))('satisfies qpdf', async () => {
    const attachment = { name: 'é.json', mime: 'application/json', description: 'é', content: '{}' };
    const pdf = await renderPdf({ ...aTable(80), attachments: [attachment], verification: VERIFICATION });
    expect(runOn('qpdf', ['--check', '{}'], pdf)).toContain('No syntax or stream encoding errors found');
  });

  it.skipIf(!hasTool('pdfinfo'))(
    'says what is a heading, a list, a table, a figure',
    async () => {
      const svg = '<svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';
      const { blocks } = aTable(12);
      const filler = saying(A_SENTENCE.repeat(12));
      const pdf = await renderPdf(
        aDocument({
          verification: VERIFICATION,
          blocks: [
            { kind: 'heading', level: 2, text: 'Article 1' },
            { kind: 'heading', level: 3, text: 'Déclarations' },
            { kind: 'list', items: ['premier'] },
            { kind: 'figure', svg, alt: 'Un triangle noir', width: 0.2 },
            filler,
            ...blocks,
          ],
        }),
      );
      const tree = runOn('pdfinfo', ['-struct-text', '{}'], pdf);
      for (const type of [
        'Document',
        'H1',
        'H2',
        'H3',
        'LI',
        'Lbl',
        'LBody',
        'Figure',
        'Caption',
        'THead',
        'TBody',
        'TFoot',
        'Link',
      ])
        expect(tree).toMatch(new RegExp(`^\\s*${type}\\b`, 'm'));
      expect(latin(pdf)).toContain('/Alt (Un triangle noir)');
      expect(await pagesOf(pdf)).toHaveLength(2);
      expect(tree.match(/\/Scope \/Column/g)).toHaveLength(2);
      expect(tree.match(/\/Scope \/Row/g)).toHaveLength(13);
      // Repeated headers and page numbers are decoration: they are not read out again.
      expect(tree.match(/"Poste"/g)).toHaveLength(1);
      expect(tree).not.toContain('Page 1 sur');
    },
    60_000,
  );

  it('keeps its characters when many documents were made before it', async () => {
    // The dots of `:` are drawn with the glyph of the full stop: making one must not unlearn the other.
    await renderPdf(aDocument({ blocks: [saying('Deux points : é ï … ; !')] }));
    const text = await textOf(
      await renderPdf(aDocument({ blocks: [saying('Un point. Puis deux. www.exemple.fr')] })),
    );
    expect(text).toContain('Un point. Puis deux. www.exemple.fr');
  });
});

describe('a drawing in a PDF', () => {
  const figure = (svg: string) => renderPdf(aDocument({ blocks: [{ kind: 'figure', svg, alt: 'Dessin' }] }));

  it.each([
    '<svg viewBox="0 0 9 9"><script>alert(1)</script></svg>',
    '<svg viewBox="0 0 9 9"><image href="file:///etc/passwd"/></svg>',
    '<svg viewBox="0 0 9 9"><a href="https://x.example"><path d="M0 0h9"/></a></svg>',
    '<svg viewBox="0 0 9 9"><rect fill="url(https://x.example/#a)" width="9" height="9"/></svg>',
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 9 9"/>',
  ])('is refused when it reaches outside itself: %s', async (svg) => {
    await expect(figure(svg)).rejects.toThrow(TypeError);
  });

  it('is refused when it has no size', async () => {
    await expect(figure('<svg><path d="M0 0h9"/></svg>')).rejects.toThrow('no size');
  });
});
