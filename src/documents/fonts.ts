import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { type GlyphRun, keepLayouts } from './kept-layouts.ts';
import type { Face } from './pdf-document.ts';

/** What we use of a font opened by pdfkit (fontkit's object). */
type OpenFont = {
  readonly unitsPerEm: number;
  readonly characterSet: readonly number[];
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): unknown;
  layout(text: string, ...more: readonly unknown[]): GlyphRun;
};

const FILES: Record<Face, string> = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  semibold: '600SemiBold/SourceSans3_600SemiBold.ttf',
  italic: '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
};
export const FACES = Object.keys(FILES) as readonly Face[];

const open = new Map<Face, OpenFont>();
const widths = new Map<string, number>();
/** Bounds the memory of a long-lived worker; one document needs a few hundred entries. */
const MOST_WIDTHS = 20_000;

/** Opening a font is most of the cost of a document, so each thread opens each face once and documents share it. */
export function fontFor(face: Face): OpenFont {
  let font = open.get(face);
  if (!font) {
    const file = createRequire(import.meta.url).resolve(`@expo-google-fonts/source-sans-3/${FILES[face]}`);
    const opener = new PDFDocument({ autoFirstPage: false }).font(readFileSync(file));
    font = (opener as unknown as { _font: { font: OpenFont } })._font.font;
    // fontkit keeps each glyph as first met; met first as a part of another (the dots of `:`) it would forget which
    // character it stands for, and later documents would lose that character when their text is copied or read out.
    for (const character of font.characterSet) font.glyphForCodePoint(character);
    keepLayouts(font);
    open.set(face, font);
  }
  return font;
}

export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const face of FACES) doc.registerFont(face, fontFor(face) as unknown as Buffer);
}

/** Width of the words in points. */
export function widthOf(text: string, face: Face, size: number): number {
  const key = `${face}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    const font = fontFor(face);
    width = font.layout(text).advanceWidth / font.unitsPerEm;
    if (widths.size >= MOST_WIDTHS) widths.clear();
    widths.set(key, width);
  }
  return width * size;
}

/** Characters the font cannot draw become an empty box: PDF/A forbids the missing-glyph sign (ISO 19005-3 §6.2.11.8). */
export function drawable(text: string, face: Face): string {
  const font = fontFor(face);
  let result = '';
  for (const character of text) {
    const known = character === '\n' || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
    result += known ? character : '□';
  }
  return result;
}
