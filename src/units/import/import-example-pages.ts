import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translate, translateDynamic, translator } from '../../i18n/translate.ts';
import { communeName } from '../../programme/territory.ts';
import { unitPath } from '../units-paths.ts';
import { EXAMPLE_KINDS, type ExampleChange, type ExampleKind, type ImportExample } from './import-report.ts';
import type { Import, RejectedCell } from './import-store.ts';

const VALUE_SHOWN = 48;

export type ShownExample = {
  readonly line: string;
  readonly home: string;
  readonly href: string | null;
  readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[];
};
export type ShownCell = {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
  readonly value: string;
  readonly effect: string;
};
export type ShownExamples = readonly {
  readonly kind: ExampleKind;
  readonly title: string;
  readonly note: string;
  readonly lines: readonly ShownExample[];
}[];

export function examplesOf(ctx: Context, { examples }: Import): ShownExamples {
  const t = translator(ctx.locale);
  return EXAMPLE_KINDS.map((kind) => ({ kind, lines: examples?.units[kind] ?? [] }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ kind, lines }) => ({
      kind,
      title: t(`register.import.examples.${kind}`),
      note: t('register.import.examplesNote', { count: lines.length }),
      lines: lines.map((line) => shownExample(ctx, line)),
    }));
}

const shownExample = (ctx: Context, example: ImportExample): ShownExample => ({
  line: `${translate(ctx.locale, 'register.import.line')} ${example.line}`,
  home:
    example.commune === ''
      ? example.address
      : `${example.address}, ${communeName(ctx.territory, example.commune)}`,
  href: example.unit === null ? null : unitPath({ unit: example.unit }),
  changes: example.changes.map(({ field, from, to }) => ({
    field: translateDynamic(ctx.locale, `register.field.${field}`),
    from: valueText(ctx, field, from),
    to: field === 'position' ? moveText(ctx, from, Number(to)) : valueText(ctx, field, to),
  })),
});

/** Slugs and codes in the words that people read. */
const LABELS: Readonly<Record<string, string>> = {
  kind: 'units.kind',
  status: 'units.status',
  substatus: 'units.substatus',
  occupancy: 'units.occupancy',
};

function valueText(ctx: Context, field: string, value: ExampleChange['to']): string {
  const { locale, territory } = ctx;
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return translate(locale, 'register.import.nothing');
  if (field === 'vacancy') return String(value).slice(0, 4);
  if (field === 'commune') return communeName(territory, String(value));
  if (field === 'position') return translate(locale, 'register.import.positionWas');
  if (typeof value === 'object')
    return value.map((slug) => translateDynamic(locale, `units.reason.${slug}`)).join(' ; ');
  if (typeof value === 'boolean') return translate(locale, value ? 'common.yes' : 'common.no');
  const label = LABELS[field];
  if (label !== undefined) return translateDynamic(locale, `${label}.${value}`);
  return typeof value === 'number' && field !== 'yearBuilt'
    ? formatterFor(locale).number(value)
    : String(value);
}

/** A place found, or moved so far that somebody may want to look. */
function moveText({ locale }: Context, from: ExampleChange['from'], metres: number): string {
  if (from === null) return translate(locale, 'register.import.positionFound');
  const { number } = formatterFor(locale);
  return metres < 1000
    ? translate(locale, 'register.import.movedMetres', { distance: number(Math.max(1, metres)) })
    : translate(locale, 'register.import.movedKilometres', {
        distance: number(Math.round(metres / 100) / 10),
      });
}

export const shownCell = ({ locale }: Pick<Context, 'locale'>, cell: RejectedCell): ShownCell => ({
  line: cell.line,
  column: cell.column === '' ? translate(locale, 'register.import.wholeLine') : cell.column,
  reason: translateDynamic(locale, `units.importError.${cell.reason}`),
  value: cell.value.length > VALUE_SHOWN ? `${cell.value.slice(0, VALUE_SHOWN)}…` : cell.value,
  effect: translate(locale, cell.lineKept ? 'register.import.lineKept' : 'register.import.lineRejected'),
});
