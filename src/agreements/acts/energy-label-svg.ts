import { ENERGY_CLASSES, type EnergyClass } from '../../incentives/vocabulary.ts';

/** Colours of the official scale, from A to G, with ink that reads on each. */
const STEPS: Readonly<Record<EnergyClass, { readonly fill: string; readonly ink: string }>> = {
  A: { fill: '#00a06d', ink: '#ffffff' },
  B: { fill: '#52b153', ink: '#10212b' },
  C: { fill: '#a5cc74', ink: '#10212b' },
  D: { fill: '#f4e70f', ink: '#10212b' },
  E: { fill: '#f0b40f', ink: '#10212b' },
  F: { fill: '#eb8235', ink: '#10212b' },
  G: { fill: '#d7221f', ink: '#ffffff' },
};
const ROW = 22;
const WIDTH = 360;
const SEA = '#0b4f6c';

/**
 * The A–G ladder with a mark for the class before works and one for the class after. Letters carry the meaning,
 * colour only repeats it. `labels` are already in the reader's language.
 */
export function energyLabelSvg(
  before: EnergyClass,
  after: EnergyClass,
  labels: { readonly before: string; readonly after: string },
): string {
  const rows = ENERGY_CLASSES.map((letter, index) => step(letter, index)).join('');
  const marks =
    before === after
      ? mark(before, `${labels.before}, ${labels.after}`)
      : mark(before, labels.before) + mark(after, labels.after);
  const height = ENERGY_CLASSES.length * ROW + 4;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">${rows}${marks}</svg>`;
}

function step(letter: EnergyClass, index: number): string {
  const { fill, ink } = STEPS[letter];
  const [top, length] = [2 + index * ROW, 60 + index * 18];
  const bottom = top + ROW - 3;
  const tip = `${length + 9} ${(top + bottom) / 2}`;
  return (
    `<path d="M2 ${top}H${length}L${tip}L${length} ${bottom}H2z" fill="${fill}"/>` +
    `<text x="12" y="${top + 14}" font-size="13" font-weight="bold" fill="${ink}">${letter}</text>`
  );
}

function mark(letter: EnergyClass, label: string): string {
  const index = ENERGY_CLASSES.indexOf(letter);
  const [y, start] = [2 + index * ROW + (ROW - 3) / 2, 60 + index * 18 + 14];
  return (
    `<path d="M${start} ${y}H206" stroke="${SEA}" stroke-width="1.2" stroke-dasharray="2 2" fill="none"/>` +
    `<path d="M206 ${y - 8}H352V${y + 8}H206L199 ${y}z" fill="${SEA}"/>` +
    `<text x="214" y="${y + 4.2}" font-size="11.5" font-weight="bold" fill="#ffffff">${letter} – ${label}</text>`
  );
}
