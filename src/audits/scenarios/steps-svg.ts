import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import { ENERGY_CLASSES, type EnergyClass, rankOf } from '../energy-class.ts';
import { ENERGY_COLOUR, energyInk } from '../pictures/energy-label-figure.ts';
import { at, element, picture, text } from '../pictures/svg-parts.ts';

export type StairState = {
  /** “Aujourd’hui”, “Étape 1”. */
  readonly label: string;
  /** Under the label: the year, or nothing. */
  readonly note: string | null;
  readonly energyClass: EnergyClass;
  /** kWh of primary energy per m² and year. */
  readonly ep: number;
};
export type StairPicture = {
  readonly locale: Locale;
  readonly title: string;
  readonly states: readonly StairState[];
  /** Class that the works should reach. */
  readonly goal: EnergyClass;
  readonly id: string;
  /** Colour of words and lines in a PDF; left out on a page. */
  readonly ink?: string;
};

const LEFT = 46;
const TOP = 24;
const ROW = 28;
const COLUMN = 104;
const GAP = 10;
const BOTTOM = TOP + ENERGY_CLASSES.length * ROW;
const LEGEND = 44;

const rowTop = (letter: EnergyClass): number => TOP + rankOf(letter) * ROW;

/**
 * The way to the goal as a stair of classes: one tread for today and one for each step, as high as its class.
 * @returns one `<svg>`, for a page or for a PDF
 */
export function stairSvg(stair: StairPicture): string {
  const { locale, states, goal, title, id, ink } = stair;
  const t = translator(locale);
  const width = LEFT + states.length * (COLUMN + GAP) + 24;
  const spoken = states.map(({ label, energyClass, ep }) =>
    t('auditScenarios.pictures.stairItem', { label, energyClass, ep }),
  );
  return picture(
    {
      id,
      width,
      height: BOTTOM + LEGEND,
      className: 'stair',
      lang: locale,
      ink,
      title,
      description: t('auditScenarios.pictures.stairDescription', { states: spoken.join(', '), goal }),
    },
    [
      ...ENERGY_CLASSES.map(scaleRow),
      goalLine(goal, width, locale),
      ...states.map((state, index) => tread(state, index, locale)),
    ].join(''),
  );
}

function scaleRow(letter: EnergyClass): string {
  const y = rowTop(letter);
  return (
    element('rect', { x: 4, y: at(y + 2), width: 28, height: ROW - 4, rx: 4, fill: ENERGY_COLOUR[letter] }) +
    text(18, y + ROW / 2 + 5.5, letter, { size: 15, bold: true, anchor: 'middle', fill: energyInk(letter) })
  );
}

/** The height to reach, seen behind the treads. */
function goalLine(goal: EnergyClass, width: number, locale: Locale): string {
  const y = rowTop(goal) + ROW;
  const words = translator(locale)('auditScenarios.pictures.goal', { goal });
  return (
    element('line', {
      x1: LEFT - 8,
      y1: at(y),
      x2: width - 4,
      y2: at(y),
      stroke: 'currentColor',
      'stroke-opacity': 0.55,
      'stroke-width': 1.5,
      'stroke-dasharray': '5 5',
    }) +
    element('line', {
      x1: width - 130,
      y1: 8,
      x2: width - 98,
      y2: 8,
      stroke: 'currentColor',
      'stroke-opacity': 0.55,
      'stroke-width': 1.5,
      'stroke-dasharray': '5 5',
    }) +
    text(width - 92, 12, words, { size: 12, soft: true })
  );
}

function tread({ label, note, energyClass, ep }: StairState, index: number, locale: Locale): string {
  const x = LEFT + index * (COLUMN + GAP);
  const y = rowTop(energyClass);
  const middle = x + COLUMN / 2;
  const block = element('path', {
    d: `M${at(x)} ${at(y)}H${at(x + COLUMN)}V${BOTTOM}H${at(x)}Z`,
    fill: ENERGY_COLOUR[energyClass],
    'fill-opacity': 0.3,
  });
  const top = element('rect', {
    x: at(x),
    y: at(y),
    width: COLUMN,
    height: ROW,
    fill: ENERGY_COLOUR[energyClass],
    stroke: 'currentColor',
    'stroke-width': 1.5,
  });
  const ink = energyInk(energyClass);
  const figures = `${formatterFor(locale).number(ep)}\u00a0kWh/m²`;
  return (
    block +
    top +
    text(x + 10, y + 20.5, energyClass, { size: 18, bold: true, fill: ink }) +
    text(x + COLUMN - 8, y + 19, figures, { size: 12.5, anchor: 'end', fill: ink }) +
    text(middle, BOTTOM + 18, label, { size: 14, bold: true, anchor: 'middle' }) +
    (note === null ? '' : text(middle, BOTTOM + 34, note, { size: 12.5, soft: true, anchor: 'middle' }))
  );
}
