/** One line of a bench's table. `ok` is null where a figure is only told, never judged. */
export type Finding = {
  readonly what: string;
  readonly figure: string | number;
  readonly wanted?: string;
  readonly ok?: boolean | null;
};

export type BenchSettings = {
  /** Rounds asked for with `--rounds`; null: each bench takes its own number, small enough for a coffee. */
  readonly rounds: number | null;
  /** `--full`: the number of rounds of the quality charter, however long it takes. */
  readonly full: boolean;
};

export type Bench = {
  readonly name: string;
  /** The check of the charter that it answers, if any: `C1`. */
  readonly check: string | null;
  readonly title: string;
  run(settings: BenchSettings): Promise<readonly Finding[]>;
};

/** A bench that this machine cannot run: said aloud, never taken for a success. */
export class Skipped extends Error {}

export const roundsOf = (
  { rounds, full }: BenchSettings,
  usual: { readonly quick: number; readonly full: number },
): number => rounds ?? (full ? usual.full : usual.quick);

/** A figure that must be `wanted` and nothing else. */
export const exactly = (what: string, figure: number | string, wanted: number | string): Finding => ({
  what,
  figure,
  wanted: String(wanted),
  ok: figure === wanted,
});

export const atMost = (what: string, figure: number, wanted: number, unit = ''): Finding => ({
  what,
  figure: withUnit(figure, unit),
  wanted: `≤ ${withUnit(wanted, unit)}`,
  ok: figure <= wanted,
});

export const atLeast = (what: string, figure: number, wanted: number, unit = ''): Finding => ({
  what,
  figure: withUnit(figure, unit),
  wanted: `≥ ${withUnit(wanted, unit)}`,
  ok: figure >= wanted,
});

/** A figure that is told and not judged: it depends on the machine and on who else uses it. */
export const told = (what: string, figure: number | string, unit = ''): Finding => ({
  what,
  figure: typeof figure === 'number' ? withUnit(figure, unit) : figure,
});

const withUnit = (figure: number, unit: string): string =>
  `${rounded(figure)}${unit === '' ? '' : ` ${unit}`}`;

/** Three figures are all that such a measure is worth. */
const rounded = (figure: number): string =>
  (Math.abs(figure) >= 100 ? Math.round(figure) : Number(figure.toPrecision(3))).toLocaleString('en');
