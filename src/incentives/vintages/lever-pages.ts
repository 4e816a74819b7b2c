import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { listStaff } from '../../people/people-queries.ts';
import { allows } from '../../shared/permissions.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { changesBetween, LEVER_SETS, vintageBefore } from '../levers/vintage-set.ts';
import type { Source } from '../schema-atoms.ts';
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
  readonly typed: Readonly<
    Record<'validFrom' | 'validTo' | 'title' | 'url' | 'dated' | 'value' | 'table', string>
  > & { readonly confirmed: boolean };
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
  const manages = ctx.actor.kind === 'staff' && allows(ctx.actor.role, 'levers.manage');
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

/** A draft with what it changes against the vintage it follows. */
export async function vintageEditorPage(
  ctx: Context,
  row: VintageRow,
  form: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null,
): Promise<VintageEditorPage> {
  const t = translator(ctx.locale);
  const levers = await leversInForce(ctx.db.read, ctx);
  const before = vintageBefore(levers, row.lever, row.validFrom);
  const at = { draft: row.id };
  const staff = await listStaff(ctx.db.read);
  const source = row.source as Source;
  const kept = (field: string, stored: string) =>
    form && field in form.typed ? typedText(form.typed, field) : stored;
  return {
    back: paths.leversPath(),
    name: t(`incentives.sets.${row.lever}`),
    action: paths.vintagePath(at),
    publish: paths.publishVintagePath(at),
    discard: paths.discardVintagePath(at),
    rents: row.lever === 'rentCeilings' ? paths.rentCeilingsPath(at) : null,
    revision: String(row.revision),
    typed: {
      validFrom: kept('validFrom', row.validFrom),
      validTo: kept('validTo', row.validTo ?? ''),
      title: kept('title', source.title),
      url: kept('url', source.url ?? ''),
      dated: kept('dated', source.dated ?? ''),
      value: kept('value', JSON.stringify(row.value, null, 2)),
      table: kept('table', ''),
      confirmed: row.confirmed,
    },
    changes: changesBetween(before, vintageOf(row)).map((change) => [
      change.path,
      change.before ?? '–',
      change.after ?? '–',
    ]),
    writtenBy: staff.find(({ id }) => id === row.writtenBy)?.name ?? '',
    canPublish: ctx.actor.kind === 'staff' && ctx.actor.accountId !== row.writtenBy,
    errors: form?.errors ?? [],
  };
}
