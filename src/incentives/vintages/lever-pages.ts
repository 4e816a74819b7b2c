import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translate, translator } from '../../i18n/translate.ts';
import { listStaff } from '../../people/people-queries.ts';
import { isAllowed } from '../../shared/actor.ts';
import type { Locale } from '../../shared/locale.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import type { EntryField } from '../entry/entry-field.ts';
import { type EntryChange, entryChanges } from '../entry/entry-lines.ts';
import { entryFields } from '../entry/entry-pages.ts';
import type { Given } from '../entry/read-entry.ts';
import type { RentCeilingRow } from '../levers/rent-ceiling-lines.ts';
import { type AnyVintage, LEVER_SETS, vintageBefore } from '../levers/vintage-set.ts';
import { vintageShape } from './lever-forms.ts';
import * as paths from './lever-paths.ts';
import { draftVintages, publishedVintages, type VintageRow } from './lever-vintage-store.ts';
import { leversInForce, vintageOf } from './levers-in-force.ts';

type Vintage = {
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly url: string | null;
  readonly confirmed: boolean;
  readonly own: boolean;
};
export type LeverListPage = {
  readonly levers: readonly {
    readonly name: string;
    readonly vintages: readonly Vintage[];
    readonly drafts: readonly { readonly text: string; readonly href: string }[];
    readonly draftAction: string | null;
  }[];
};
export type VintageEditorPage = {
  readonly back: string;
  readonly name: string;
  readonly action: string;
  readonly publish: string;
  readonly discard: string;
  readonly rents: string | null;
  readonly revision: string;
  readonly fields: readonly EntryField[];
  /** What is wrong is said beside the fields themselves. */
  readonly findings: readonly never[];
  readonly table: string;
  readonly changes: readonly (readonly string[])[];
  readonly writtenBy: string;
  /** Whether the reader may publish: somebody else wrote it. */
  readonly canPublish: boolean;
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'incentives/lever-list': LeverListPage;
    'incentives/vintage-editor': VintageEditorPage;
  }
}

/** Every national lever with its vintages, those of the programme and those that the service published. */
export async function leverListPage(ctx: Context): Promise<LeverListPage> {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  const levers = await leversInForce(ctx.db.read, ctx);
  const drafts = await draftVintages(ctx.db.read);
  const own = await publishedVintages(ctx.db.read);
  const manages = isAllowed(ctx.actor, 'levers.manage');
  return {
    levers: LEVER_SETS.map((lever) => ({
      name: t(`incentives.sets.${lever}`),
      vintages: levers[lever].map(({ validFrom, validTo, source, confirmed }, index) => ({
        from: day(validFrom),
        to: validTo === null ? '' : day(validTo),
        source: source.title,
        url: source.url,
        confirmed,
        own: index < own.filter((row) => row.lever === lever).length,
      })),
      drafts: drafts
        .filter((row) => row.lever === lever)
        .map((row) => ({
          text: t('incentives.vintages.draftFrom', { day: day(row.validFrom) }),
          href: paths.vintagePath({ draft: row.id }),
        })),
      draftAction: manages ? paths.newVintagePath({ lever }) : null,
    })),
  };
}

/** What was typed and could not be kept as it is: shown again, in the structure of `vintage`. */
export type VintageAttempt = {
  readonly vintage?: AnyVintage;
  readonly given: Given;
  readonly errors: readonly FieldError[];
};

/** A draft with what it changes against the vintage it follows. */
export async function vintageEditorPage(
  ctx: Context,
  row: VintageRow,
  attempt: VintageAttempt | null,
): Promise<VintageEditorPage> {
  const shape = vintageShape(row.lever);
  const fieldsOf = (vintage: AnyVintage | null, given: Given | null = null) =>
    vintage ? entryFields(shape, vintage, '', ctx.locale, given) : [];
  const before = vintageBefore(await leversInForce(ctx.db.read, ctx), row.lever, row.validFrom);
  const at = { draft: row.id };
  const staff = await listStaff(ctx.db.read);
  return {
    back: paths.leversPath(),
    name: translate(ctx.locale, `incentives.sets.${row.lever}`),
    action: paths.vintagePath(at),
    publish: paths.publishVintagePath(at),
    discard: paths.discardVintagePath(at),
    rents: row.lever === 'rentCeilings' ? paths.rentCeilingsPath(at) : null,
    revision: String(row.revision),
    fields: fieldsOf(attempt?.vintage ?? vintageOf(row), attempt?.given),
    findings: [],
    table: typedText((attempt?.given ?? {}) as Typed, 'table'),
    changes: [
      ...entryChanges(fieldsOf(before), fieldsOf(vintageOf(row)), ctx.locale),
      ...tableChanges(before, row, ctx.locale),
    ].map(({ where, before, after }) => [where, before || '–', after || '–']),
    writtenBy: staff.find(({ id }) => id === row.writtenBy)?.name ?? '',
    canPublish: ctx.actor.kind === 'staff' && ctx.actor.accountId !== row.writtenBy,
    errors: attempt?.errors ?? [],
  };
}

/** Commune by commune, the rent ceilings that changed: they come as a table, not as fields. */
function tableChanges(before: AnyVintage | null, row: VintageRow, locale: Locale): EntryChange[] {
  if (row.lever !== 'rentCeilings') return [];
  const { money } = formatterFor(locale);
  const rowsOf = (vintage: AnyVintage | null) =>
    new Map(
      ((vintage?.value as { communes?: readonly RentCeilingRow[] } | undefined)?.communes ?? []).map(
        ({ commune, loc1, loc2, loc3 }) => [
          commune,
          [loc1, loc2, loc3].map((rent) => money(rent)).join(' · '),
        ],
      ),
    );
  const [left, right] = [rowsOf(before), rowsOf(vintageOf(row))];
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((where) => ({ where, before: left.get(where) ?? null, after: right.get(where) ?? null }))
    .filter((change) => change.before !== change.after);
}
