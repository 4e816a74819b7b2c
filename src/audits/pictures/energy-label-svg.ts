import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import { ENERGY_CLASSES, type EnergyClass, rankOf } from '../energy-class.ts';
import type { EnergyResult } from '../engine/energy-engine.ts';
import { ENERGY_COLOUR, energyInk, figure } from './energy-label-figure.ts';
import { at, element, picture, text } from './svg-parts.ts';

export type LabelledState = Pick<EnergyResult, 'ep' | 'ges' | 'energyClass' | 'epClass' | 'gesClass'>;
export type EnergyLabel = {
  readonly locale: Locale;
  readonly before: LabelledState;
  /** null or absent: the dwelling as it is, alone. */
  readonly after?: LabelledState | null | undefined;
  /** Classes that the unknown answers leave likely for the state before. */
  readonly range?:
    | {
        readonly low: EnergyClass;
        readonly high: EnergyClass;
        /** The same in kWh of primary energy per m² and year, written beside the steps when given. */
        readonly lowEp?: number;
        readonly highEp?: number;
      }
    | undefined;
  readonly id?: string;
  /** Colour of words and lines in a PDF; left out on a page. */
  readonly ink?: string;
};

const WIDTH = 680;
const LEFT = 34;
const TOP = 26;
const GAP = 5;
const PLAIN = 30;
const CARD = 70;
const CARD_X = 366;
const CARD_WIDTH = 236;

type Row = {
  readonly letter: EnergyClass;
  readonly y: number;
  readonly height: number;
  readonly states: readonly ('before' | 'after')[];
};

function rowsOf({ before, after }: EnergyLabel): Row[] {
  let y = TOP;
  return ENERGY_CLASSES.map((letter) => {
    const states = [
      ...(after?.energyClass === letter ? (['after'] as const) : []),
      ...(before.energyClass === letter ? (['before'] as const) : []),
    ];
    const height = states.length === 0 ? PLAIN : states.length * CARD + (states.length - 1) * GAP;
    const row = { letter, y, height, states };
    y += height + GAP;
    return row;
  });
}

/**
 * The energy and climate label of a dwelling, before and after works: seven steps, the one reached drawn large, and
 * beside it the two figures with the class of each, since the worse of both decides.
 * @returns one `<svg>`, for a page or for a PDF
 */
export function energyLabelSvg(label: EnergyLabel): string {
  const { locale, before, after, range } = label;
  const t = translator(locale);
  const rows = rowsOf(label);
  const last = rows.at(-1);
  const bottom = (last?.y ?? 0) + (last?.height ?? 0);
  const words = {
    title: after
      ? t('audits.label.titleBoth', { before: before.energyClass, after: after.energyClass })
      : t('audits.label.title', { before: before.energyClass }),
    description: describe(label),
  };
  const content = [
    text(LEFT, 16, t('audits.label.frugal'), { size: 13, soft: true }),
    ...rows.map(step),
    text(LEFT, bottom + 18, t('audits.label.greedy'), { size: 13, soft: true }),
    range ? rangeMark(rows, range) + rangeEnds(rows, label, range) : '',
    ...rows.flatMap((row) => cards(row, label)),
    after ? journey(rows, label) : '',
  ];
  return picture(
    {
      id: label.id ?? 'energy-label',
      width: WIDTH,
      height: bottom + 28,
      className: 'energy-label',
      lang: locale,
      ink: label.ink,
      ...words,
    },
    content.join(''),
  );
}

function describe({ locale, before, after, range }: EnergyLabel): string {
  const t = translator(locale);
  const parts = [
    t('audits.label.description', {
      epBefore: before.ep,
      gesBefore: before.ges,
      before: before.energyClass,
    }),
    range && range.low !== range.high ? `${sentence(t('audits.label.range', range))}.` : '',
    after
      ? t('audits.label.descriptionAfter', {
          epAfter: after.ep,
          gesAfter: after.ges,
          after: after.energyClass,
        })
      : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const stepWidth = (letter: EnergyClass, large: boolean): number =>
  96 + rankOf(letter) * 24 + (large ? 34 : 0);

/** One step: a bar with a pointed end, its letter inside. */
function step({ letter, y, height, states }: Row): string {
  const large = states.length > 0;
  const width = stepWidth(letter, large);
  const tip = large ? 22 : 13;
  const right = LEFT + width;
  const middle = y + height / 2;
  const points = [
    [LEFT, y],
    [right - tip, y],
    [right, middle],
    [right - tip, y + height],
    [LEFT, y + height],
  ];
  const bar = element('polygon', {
    class: `energy-label__step energy-label__step--${letter.toLowerCase()}`,
    points: points.map(([px = 0, py = 0]) => `${at(px)},${at(py)}`).join(' '),
    fill: ENERGY_COLOUR[letter],
    stroke: large ? 'currentColor' : undefined,
    'stroke-width': large ? 2.5 : undefined,
    'stroke-linejoin': 'round',
  });
  const size = large ? 40 : 19;
  return bar + text(LEFT + 14, middle + size * 0.35, letter, { size, bold: true, fill: energyInk(letter) });
}

const cardTop = (row: Row, state: 'before' | 'after'): number =>
  row.y + row.states.indexOf(state) * (CARD + GAP);
const rowOf = (rows: readonly Row[], state: 'before' | 'after'): Row | undefined =>
  rows.find(({ states }) => states.includes(state));

function cards(row: Row, label: EnergyLabel): string[] {
  return row.states.map((which) => {
    const state = which === 'before' ? label.before : label.after;
    return state ? card(row, which, state, label.locale) : '';
  });
}

/** What the step means: the two figures, each with the letter of its own scale. */
function card(row: Row, which: 'before' | 'after', state: LabelledState, locale: Locale): string {
  const t = translator(locale);
  const top = cardTop(row, which);
  const tip = LEFT + stepWidth(row.letter, true);
  const leader = element('line', {
    x1: at(tip + 5),
    y1: at(row.y + row.height / 2),
    x2: CARD_X - 5,
    y2: at(top + CARD / 2),
    stroke: 'currentColor',
    'stroke-opacity': 0.55,
    'stroke-width': 1.5,
    'stroke-dasharray': '3 4',
  });
  const frame = element('rect', {
    class: `energy-label__card energy-label__card--${which}`,
    x: CARD_X,
    y: at(top),
    width: CARD_WIDTH,
    height: CARD,
    rx: 8,
    fill: 'currentColor',
    'fill-opacity': which === 'after' ? 0.09 : 0.04,
    stroke: 'currentColor',
    'stroke-opacity': which === 'after' ? 0.9 : 0.45,
    'stroke-width': which === 'after' ? 2 : 1.2,
  });
  const title = text(CARD_X + 12, top + 22, t(`audits.label.${which}`), { size: 15, bold: true });
  const number = formatterFor(locale).number;
  return (
    leader +
    frame +
    title +
    figure(CARD_X + 12, top + 48, state.epClass, 'energy', number(state.ep), t('audits.label.perYear')) +
    figure(CARD_X + 126, top + 48, state.gesClass, 'climate', number(state.ges), t('audits.label.emissions'))
  );
}

/** A bracket along the steps that the unknown answers leave open. */
function rangeMark(rows: readonly Row[], { low, high }: { low: EnergyClass; high: EnergyClass }): string {
  const first = rows[rankOf(low)];
  const final = rows[rankOf(high)];
  if (first === undefined || final === undefined || low === high) return '';
  const x = LEFT - 10;
  const from = first.y + 4;
  const to = final.y + final.height - 4;
  return element('path', {
    class: 'energy-label__range',
    d: `M${x + 5} ${at(from)}H${x - 3}V${at(to)}H${x + 5}`,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 2.5,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

/** “At best” and “at worst” beside the steps of both ends; the likely one has its card. */
function rangeEnds(
  rows: readonly Row[],
  { locale }: EnergyLabel,
  { low, high, lowEp, highEp }: NonNullable<EnergyLabel['range']>,
): string {
  if (low === high) return '';
  const t = translator(locale);
  const end = (letter: EnergyClass, key: 'best' | 'worst', ep: number | undefined): string => {
    const row = rows[rankOf(letter)];
    // The likely class stands large, with its card: nothing to add.
    if (row === undefined || row.states.length > 0) return '';
    const words = t(`auditScenarios.pictures.${key}`);
    const figures = ep === undefined ? '' : `, ${formatterFor(locale).number(ep)}\u00a0kWh`;
    return text(LEFT + stepWidth(letter, false) + 8, row.y + row.height / 2 + 5, words + figures, {
      size: 13,
      soft: true,
    });
  };
  return end(low, 'best', lowEp) + end(high, 'worst', highEp);
}

/** The way from one state to the other, on the right-hand side. */
function journey(rows: readonly Row[], { before, after, locale }: EnergyLabel): string {
  const start = rowOf(rows, 'before');
  const end = rowOf(rows, 'after');
  if (!after || start === undefined || end === undefined) return '';
  const from = cardTop(start, 'before') + CARD / 2;
  const to = cardTop(end, 'after') + CARD / 2;
  const x = CARD_X + CARD_WIDTH;
  const bend = x + 22;
  const path = element('path', {
    class: 'energy-label__journey',
    d: `M${x + 4} ${at(from)}C${bend} ${at(from)} ${bend} ${at(to)} ${x + 8} ${at(to)}`,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 2.5,
    'stroke-linecap': 'round',
  });
  const head = element('polygon', {
    points: `${x + 3},${at(to)} ${x + 12},${at(to - 5.5)} ${x + 12},${at(to + 5.5)}`,
    fill: 'currentColor',
  });
  if (before.ep <= 0) return path + head;
  const change = formatterFor(locale).percent(Math.round(((after.ep - before.ep) / before.ep) * 100) / 100);
  const middle = (from + to) / 2;
  return path + head + text(bend, middle + 5, change.replace('-', '−'), { size: 16, bold: true });
}
