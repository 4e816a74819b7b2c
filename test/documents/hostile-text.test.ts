import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralLine, neutralText } from '../../src/documents/neutral-text.ts';
import { renderPdf } from '../../src/documents/pdf.ts';
import type { PdfDocument } from '../../src/documents/pdf-document.ts';
import { aDocument } from './a-document.ts';
import { hasTool, runOn, textOf } from './tools.ts';

const ENDLESS_NAME = 'Nom'.repeat(3334);
const HOSTILE = [
  'BT /F1 12 Tf (injecté) Tj ET',
  ') Tj ET Q endstream endobj 1 0 obj << /S /JavaScript /JS (app.alert(1)) >>',
  '\u202e€ 0001 selon l’acte\u202c',
  'nul\u0000tab\tretour\rcloche\u0007échap\u001b[31m',
  '\ud800 seul, \udc00 seul',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!',
  '🏚️ 漢字 עברית العربية \u{e0041}\u{e0042}',
  '<script>alert(1)</script> & &amp; {{ 7*7 }} %s %n',
  '\ufeff\u200b\u2060zéro\u00adlargeur',
  ENDLESS_NAME,
  '\n\n\n  \n',
  '',
];

const everywhere = (text: string): PdfDocument =>
  aDocument({
    title: text || 'Titre',
    subtitle: text,
    reference: text || 'R',
    dateLine: text,
    recipient: [text, text],
    particulars: [{ term: text, value: text }],
    letterhead: { authority: text, service: text, address: [text] },
    verification: {
      url: `https://volets.example.org/v/${encodeURIComponent(text.toWellFormed()).slice(0, 300)}`,
    },
    attachments: [
      {
        name: `${text.slice(0, 200)}.json`,
        mime: 'application/json',
        description: text,
        content: text.toWellFormed(),
      },
    ],
    blocks: [
      { kind: 'heading', level: 2, text },
      { kind: 'paragraph', text: [text, { text, face: 'semibold' }, { text, link: `javascript:${text}` }] },
      { kind: 'list', items: [text] },
      { kind: 'facts', items: [{ term: text, value: text }] },
      { kind: 'callout', title: text, text: [text] },
      {
        kind: 'table',
        caption: text,
        columns: [{ header: 'A' }, { header: 'B' }],
        rows: [[text, text]],
        foot: [[text, text]],
      },
      {
        kind: 'signatures',
        boxes: [{ party: text, name: text.slice(0, 2000), signed: text.slice(0, 2000) }],
      },
      { kind: 'annex', label: text, title: text },
    ],
  });

describe('hostile text in a PDF', () => {
  it.skipIf(!hasTool('qpdf'))(
    'leaves a file that qpdf finds whole, wherever it stands',
    async () => {
      for (const text of HOSTILE) {
        const pdf = await renderPdf(everywhere(text));
        expect(runOn('qpdf', ['--check', '{}'], pdf)).toContain('No syntax or stream encoding errors found');
        expect(runOn('qpdf', ['--json', '--json-key=acroform', '{}'], pdf)).not.toContain('JavaScript');
      }
    },
    120_000,
  );

  it('is printed as text and never becomes an object of the file', async () => {
    const pdf = await renderPdf(aDocument({ blocks: [{ kind: 'paragraph', text: HOSTILE[1] ?? '' }] }));
    expect((await textOf(pdf)).replace(/\s+/g, ' ')).toContain('/S /JavaScript /JS (app.alert(1))');
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/S\s*\/JavaScript/);
  });

  it('makes links only of web and mail addresses', async () => {
    const links = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://ok.example/',
      'mailto:a@example.org',
    ];
    const pdf = await renderPdf(
      aDocument({
        blocks: [{ kind: 'paragraph', text: links.map((url) => ({ text: `${url} `, link: url })) }],
      }),
    );
    const found = [
      ...Buffer.from(pdf)
        .toString('latin1')
        .matchAll(/\/URI \(([^)]*)\)/g),
    ].map(([, url]) => url);
    expect(found).toEqual(['https://ok.example/', 'mailto:a@example.org']);
  });

  it('shows a box for what the font cannot draw, never the missing-glyph sign', async () => {
    const text = await textOf(await renderPdf(aDocument({ blocks: [{ kind: 'paragraph', text: 'a漢b' }] })));
    expect(text).toContain('a□b');
  });

  it('prints a name of 10,000 characters whole', async () => {
    const pdf = await renderPdf(aDocument({ blocks: [{ kind: 'paragraph', text: ENDLESS_NAME }] }));
    const text = (await textOf(pdf)).replace(/[^Nom]/g, '');
    expect(text.match(/Nom/g)?.length).toBeGreaterThanOrEqual(3334);
  });
});

describe('neutral text', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 200 });

  it('has no control, format, surrogate or private character but the newline', () => {
    fc.assert(fc.property(anyText, (text) => !/[^\P{C}\n]/u.test(neutralText(text))));
  });

  it('is the same when made neutral twice', () => {
    fc.assert(fc.property(anyText, (text) => neutralText(neutralText(text)) === neutralText(text)));
  });

  it('leaves ordinary French alone', () => {
    const french = 'Œuvre d’art à 12\u202f345,67\u00a0€\u202f: «\u00a0l’été\u00a0», n°\u00a03 – m², CO₂';
    expect(neutralText(french)).toBe(french);
  });

  it('drops the marks that reverse the order of signs', () => {
    expect(neutralText('\u202e0001\u202c \u2066x\u2069 \u200fy \u061cz')).toBe('0001 x y z');
  });

  it('keeps a line within its limit and shows the cut', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 1, max: 50 }),
        (text, limit) => Array.from(neutralLine(text, limit)).length <= limit,
      ),
    );
    expect(neutralLine('a\nb  \n c')).toBe('a b c');
    expect(neutralLine('abcdef', 4)).toBe('abc…');
  });
});
