import { translate } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import type { AidNames } from './explain-trace.ts';
import type { FinancingPlan } from './financing-plan.ts';
import { type WaterfallRow, waterfallDescription, waterfallRows } from './waterfall-rows.ts';

/** `screen` follows the page by day and by night; `paper` has colours of its own, for documents. */
export type WaterfallPalette = 'screen' | 'paper';

type Paint = Readonly<Record<WaterfallRow['kind'] | 'ink' | 'soft' | 'track' | 'line', string>>;

const PAPER: Paint = {
  ink: '#17262d',
  soft: '#4a5f69',
  track: '#eef3f4',
  line: '#9db1ba',
  cost: '#647b85',
  grant: '#20704b',
  remainder: '#dd9b2d',
  loan: '#0b5a6e',
  own: '#dd9b2d',
};
/** The page's own custom properties; what follows the comma serves where the style sheet is not there. */
const SCREEN: Paint = {
  ink: 'var(--ink, currentColor)',
  soft: 'var(--ink-soft, currentColor)',
  track: 'var(--hollow, #88888822)',
  line: 'var(--line-strong, #88979e)',
  cost: 'var(--line-strong, #647b85)',
  grant: 'var(--grass, #3b8f69)',
  remainder: 'var(--sun, #dd9b2d)',
  loan: 'var(--sea, #2b8ba1)',
  own: 'var(--sun, #dd9b2d)',
};

const WIDTH = 560;
/** Bars of a share of the remainder are thinner: they say how it is paid, not one more step down. */
const BAR = { height: 18, thin: 10, radius: 4 } as const;
const TEXT = { size: 15, note: 13, leading: 19 } as const;
/** Between the baseline of a label and its bar, then between a bar and the next label's baseline. */
const GAP = { underLabel: 8, underBar: 30 } as const;
/** Width of a letter, on the generous side. */
const LETTER = 8.5;
/** Characters of a label that fit beside the amount at this size. */
const LABEL_LENGTH = 52;

/**
 * Financing waterfall: cost → each grant → remainder → loan and own money. A self-contained SVG: no style, script or
 * link, so that it lives under a strict CSP and inside a PDF. Words in the given language; amounts beside each bar,
 * so that colour alone says nothing.
 */
export function financingWaterfallSvg(
  plan: FinancingPlan,
  locale: Locale,
  { palette = 'screen', names = {} }: { readonly palette?: WaterfallPalette; readonly names?: AidNames } = {},
): string {
  const paint = palette === 'paper' ? PAPER : SCREEN;
  const rows = waterfallRows(plan, locale, names);
  const scale = plan.cost.ttc > 0 ? WIDTH / plan.cost.ttc : 0;
  const parts: string[] = [];
  let y = TEXT.size;
  let hang: { readonly x: number; readonly y: number } | null = null;
  for (const row of rows) {
    const drawn = drawRow(row, y, scale, paint);
    const x = (row.kind === 'grant' ? row.start : row.start + row.cents) * scale;
    if (hang) parts.push(dropLine(hang, drawn.barTop, row, paint));
    parts.push(drawn.svg);
    hang = row.kind === 'cost' || row.kind === 'grant' ? { x, y: drawn.barTop + heightOf(row) } : null;
    y = drawn.barTop + heightOf(row) + GAP.underBar;
  }
  const height = y - GAP.underBar + 2;
  const title = escaped(translate(locale, 'incentives.waterfall.title'));
  const description = escaped(waterfallDescription(plan, locale));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="financing-waterfall" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${title}. ${description}" font-family="'Source Sans 3 Variable', 'Source Sans 3', system-ui, sans-serif">`,
    `<title>${title}</title><desc>${description}</desc>`,
    ...parts,
    '</svg>',
  ].join('');
}

function drawRow(
  row: WaterfallRow,
  y: number,
  scale: number,
  paint: Paint,
): { readonly svg: string; readonly barTop: number } {
  const indent = row.kind === 'loan' || row.kind === 'own' ? 14 : 0;
  const heavy = row.kind === 'cost' || row.kind === 'remainder';
  const weight = heavy ? ' font-weight="bold"' : '';
  const lines = wrapped(row.label);
  const words = lines.map(
    (line, index) =>
      `<text x="${indent}" y="${y + index * TEXT.leading}" font-size="${TEXT.size}"${weight} fill="${paint.ink}">${escaped(line)}</text>`,
  );
  const amount = `<text class="financing-waterfall__amount" x="${WIDTH}" y="${y}" text-anchor="end" font-size="${TEXT.size}"${weight} fill="${paint.ink}">${escaped(row.amount)}</text>`;
  let bottom = y + (lines.length - 1) * TEXT.leading;
  if (row.note !== null) {
    bottom += TEXT.leading;
    words.push(
      `<text x="${indent}" y="${bottom}" font-size="${TEXT.note}" fill="${paint.soft}">${escaped(row.note)}</text>`,
    );
  }
  const barTop = bottom + GAP.underLabel;
  return { svg: [...words, amount, drawBar(row, barTop, scale, paint)].join(''), barTop };
}

function drawBar(row: WaterfallRow, top: number, scale: number, paint: Paint): string {
  const track = `<rect class="financing-waterfall__track" x="0" y="${top}" width="${WIDTH}" height="${heightOf(row)}" rx="${BAR.radius}" fill="${paint.track}"/>`;
  const width = round(row.cents * scale);
  if (width === 0) return track;
  const bar = `<rect class="financing-waterfall__bar financing-waterfall__bar--${row.kind}" x="${round(row.start * scale)}" y="${top}" width="${Math.max(width, 1.5)}" height="${heightOf(row)}" rx="${Math.min(BAR.radius, width / 2)}" fill="${paint[row.kind]}"/>`;
  return `${track}${bar}`;
}

/** What is left falls straight down from bar to bar; the line stops short of words in its way. */
function dropLine(from: { x: number; y: number }, to: number, row: WaterfallRow, paint: Paint): string {
  const x = round(clamped(from.x));
  const dash = (y1: number, y2: number): string =>
    `<line x1="${x}" y1="${y1}" x2="${x}" y2="${y2}" stroke="${paint.line}" stroke-width="1.25"/>`;
  const labelEnd = Math.max(...wrapped(row.label).map((line) => line.length)) * LETTER;
  const amountStart = WIDTH - (row.amount.length + 1) * LETTER;
  if (x > labelEnd && x < amountStart) return dash(from.y, to);
  return dash(from.y, from.y + GAP.underBar - TEXT.size) + dash(to - GAP.underLabel + 4, to);
}

const heightOf = ({ kind }: WaterfallRow): number =>
  kind === 'loan' || kind === 'own' ? BAR.thin : BAR.height;
const clamped = (x: number): number => Math.min(WIDTH - 0.5, Math.max(0.5, x));
const round = (value: number): number => Math.round(value * 10) / 10;

/** Breaks a label at spaces so that it stays clear of the amount. */
function wrapped(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LABEL_LENGTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
