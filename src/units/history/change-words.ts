import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { isMessageKey, translate, translateDynamic } from '../../i18n/translate.ts';
import type { JournalRow } from '../../journal/journal-queries.ts';
import { communeName } from '../../programme/territory.ts';
import { isDay } from '../../shared/dates.ts';
import type { Names } from './tell-happening.ts';

type Change = { readonly from: unknown; readonly to: unknown };
const isChange = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
const label = (field: string): string => `register.field.${field}`;

/** `Suivi : Non suivi → Premier contact`, for each field whose old and new value the journal holds. */
export function changesText(ctx: Context, data: JournalRow['data'], names: Names): string | null {
  const { from, to, ...fields } = data;
  const changes = Object.entries(fields)
    .filter(([field]) => isMessageKey(label(field)))
    .flatMap(([field, change]) => oneChange(ctx, field, change, names));
  // A deed that moved the follow-up says so outside of any field.
  if (typeof from === 'string' && typeof to === 'string' && from !== to)
    changes.push(...oneChange(ctx, 'status', { from, to }, names));
  return changes.length === 0 ? null : changes.join(' · ');
}

function oneChange(ctx: Context, field: string, change: unknown, names: Names): string[] {
  const name = translateDynamic(ctx.locale, label(field));
  // Where a home is stays out of the journal: that it was corrected is all there is to tell.
  if (change === 'changed') return [translate(ctx.locale, 'register.event.corrected', { field: name })];
  if (!isChange(change)) return [];
  const [from, to] = [change.from, change.to].map((value) => valueText(ctx, field, value, names));
  return [translate(ctx.locale, 'register.event.change', { field: name, from, to })];
}

/** The names of fields, those that have one. */
export const fieldNames = ({ locale }: Context, fields: readonly unknown[]): string =>
  fields
    .map((field) => label(String(field)))
    .filter(isMessageKey)
    .map((key) => translateDynamic(locale, key))
    .join(', ');

const WORDS: Readonly<Record<string, string>> = {
  status: 'units.status',
  substatus: 'units.substatus',
  kind: 'units.kind',
  reasons: 'units.reason',
  occupancy: 'units.occupancy',
  rank: 'units.rank',
  right: 'units.right',
  startPrecision: 'unitLife.vacancies.precisions',
};

function valueText(ctx: Context, field: string, value: unknown, names: Names): string {
  const { locale } = ctx;
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return translate(locale, 'register.import.nothing');
  if (field === 'assignedTo') return names.get(value as never) ?? translate(locale, 'register.unit.someone');
  if (field === 'commune') return communeName(ctx.territory, String(value));
  return [value]
    .flat()
    .map((item) => oneValue(ctx, field, item))
    .join(', ');
}

function oneValue({ locale }: Context, field: string, value: unknown): string {
  const words = WORDS[field];
  const { number, shortDay } = formatterFor(locale);
  if (typeof value === 'boolean') return translate(locale, value ? 'common.yes' : 'common.no');
  if (typeof value === 'string' && isDay(value)) return shortDay(value as Parameters<typeof shortDay>[0]);
  if (typeof value === 'number' && !/year|vintage/i.test(field)) return number(value);
  return words === undefined ? String(value) : translateDynamic(locale, `${words}.${String(value)}`);
}
