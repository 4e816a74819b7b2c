import SVGtoPDF from 'svg-to-pdfkit';
import { neutralText } from './neutral-text.ts';

/** Elements that load, run or link to something: a drawing in a document has none. */
const LIVE =
  /<\s*\/?\s*(script|foreignObject|image|a|use|style|iframe|object|embed|audio|video|animate\w*|set)\b/i;
const OUTSIDE = /<!DOCTYPE|<!ENTITY|\b(?:xlink:)?href\s*=|url\s*\(\s*['"]?\s*(?!#)[^)]/i;

/** Throws a `TypeError` when the drawing could reach outside itself; returns it with its text made harmless. */
export function inertSvg(svg: string): string {
  const found = LIVE.exec(svg) ?? OUTSIDE.exec(svg);
  if (found) throw new TypeError(`the drawing holds ${found[0].trim()}`);
  return neutralText(svg);
}

export type SvgSize = { readonly width: number; readonly height: number };

/** Proportions of a drawing, from its `viewBox` or its `width` and `height`. */
export function svgSize(svg: string): SvgSize {
  const open = /<svg\b[^>]*>/i.exec(svg)?.[0] ?? '';
  const box = /\bviewBox\s*=\s*["']([^"']+)["']/i
    .exec(open)?.[1]
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const side = (name: string) =>
    Number.parseFloat(new RegExp(`\\b${name}\\s*=\\s*["']([\\d.]+)`, 'i').exec(open)?.[1] ?? '');
  const width = box?.[2] ?? side('width');
  const height = box?.[3] ?? side('height');
  if (!(width > 0 && height > 0)) throw new TypeError('the drawing has no size');
  return { width, height };
}

/** Draws the SVG in the rectangle, words in our fonts. */
export function drawSvg(doc: PDFKit.PDFDocument, svg: string, at: SvgSize & { x: number; y: number }): void {
  SVGtoPDF(doc, inertSvg(svg), at.x, at.y, {
    width: at.width,
    height: at.height,
    assumePt: true,
    preserveAspectRatio: 'xMidYMid meet',
    fontCallback: (_family: string, heavy: boolean, slanted: boolean) =>
      heavy ? 'semibold' : slanted ? 'italic' : 'regular',
    imageCallback: () => '',
    warningCallback: (warning: string) => {
      throw new TypeError(warning);
    },
  });
}
