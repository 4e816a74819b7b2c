import { neutralLine } from './neutral-text.ts';

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');

export type SvgWords = {
  /** Unique in the page the drawing stands in. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
};

const UNSEEN = [
  /<text\b[^>]*\bopacity="0"[^>]*>[^<]*<\/text>/g,
  /<path\b[^>]*\bdisplay="none"[^>]*\/>/g,
  /<path\b[^>]*\bd="M0,0h0v0h0Z"[^>]*\/>/g,
  /<path class="background"[^>]*\/>/g,
];
const NEEDLESS = / (?:class|role|aria-[a-z]+|pointer-events|version|xmlns:xlink|style)="[^"]*"/g;

/**
 * The SVG that vega drew, fit for a page under a strict CSP and for `svg-to-pdfkit`: no style attribute, nothing
 * hidden, its own ids, and words for those who cannot see it.
 */
export function cleanSvg(drawn: string, { id, title, description }: SvgWords): string {
  const safeId = id.replace(/[^\w-]/g, '-');
  let svg = UNSEEN.reduce((text, unseen) => text.replace(unseen, ''), drawn).replace(NEEDLESS, '');
  svg = svg
    .replace(/ id="([^"]*)"/g, ` id="${safeId}-$1"`)
    .replace(/url\(#([^)]*)\)/g, `url(#${safeId}-$1)`)
    .replace(/(-?\d+\.\d{2})\d+/g, '$1');
  for (let before = ''; before !== svg; ) {
    before = svg;
    svg = svg.replace(/<g\b[^>]*><\/g>|<g>\s*<\/g>/g, '');
  }
  const words = `<title id="${safeId}-title">${escapeXml(neutralLine(title))}</title><desc id="${safeId}-desc">${escapeXml(neutralLine(description, 2000))}</desc>`;
  return svg.replace(
    /^<svg([^>]*)>/,
    (_, attributes: string) =>
      `<svg class="diagram"${attributes} role="img" aria-labelledby="${safeId}-title ${safeId}-desc" color="#17262d">${words}`,
  );
}
