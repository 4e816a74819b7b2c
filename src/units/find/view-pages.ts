import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { queryString } from '../../shared/path.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { registerPath } from '../units-paths.ts';
import { COLUMNS, columnsOf } from './columns.ts';
import { columnsPath, deleteViewPath, openOnViewPath, viewPath, viewsPath } from './find-paths.ts';
import { mayChange } from './keep-perimeter.ts';
import type { AddressFields } from './register-address.ts';
import type { SavedView, Taste } from './saved-view-store.ts';

/** Above the filters: the views at hand, and what keeps the list of now. */
export type ViewBar = {
  readonly views: readonly { readonly text: string; readonly href: string; readonly current: boolean }[];
  readonly manageHref: string;
  readonly saveAction: string;
  readonly fields: string;
  readonly columnsAction: string;
  readonly back: string;
  readonly columns: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[];
};

export function viewBar(
  ctx: Context,
  fields: AddressFields,
  views: readonly SavedView[],
  taste: Taste,
): ViewBar {
  const t = translator(ctx.locale);
  const query = queryString(fields);
  const shown = columnsOf(taste.columns);
  const whole = { text: t('find.view.all'), href: wholeRegister(), current: query === '' };
  return {
    views: [
      whole,
      ...views.map((view) => ({
        text: view.name,
        href: viewPath({ view: view.id }),
        current: query !== '' && queryString(view.fields) === query,
      })),
    ],
    manageHref: viewsPath(),
    saveAction: viewsPath(),
    fields: query,
    columnsAction: columnsPath(),
    back: registerPath(fields),
    columns: COLUMNS.map((value) => ({
      value,
      text: t(`find.column.${value}`),
      checked: shown.includes(value),
    })),
  };
}

/** The register without the view it opens on. */
export const wholeRegister = (): string => `${registerPath()}?all=1`;

type ViewRow = {
  readonly name: string;
  readonly href: string;
  readonly shared: boolean;
  readonly by: string | null;
  readonly count: string;
  readonly opens: boolean;
  readonly openAction: string;
  readonly change: { readonly action: string; readonly deleteAction: string; readonly id: number } | null;
};
export type ViewsPage = {
  readonly back: string;
  readonly rows: readonly ViewRow[];
  readonly save: {
    readonly action: string;
    readonly fields: string;
    readonly name: string;
    readonly shared: boolean;
    readonly opensOn: boolean;
  } | null;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'units/views': ViewsPage;
  }
}

export type CountedView = SavedView & { readonly count: number; readonly more: boolean };

export function viewsPage(
  ctx: Context,
  views: readonly CountedView[],
  names: ReadonlyMap<number, string>,
  opensOn: number | null,
  refused: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null,
): ViewsPage {
  const t = translator(ctx.locale);
  const mine = (view: SavedView): boolean =>
    ctx.actor.kind === 'staff' && ctx.actor.accountId === view.madeBy;
  const saving = refused !== null && typedText(refused.typed, 'fields') !== '' ? refused.typed : null;
  return {
    back: registerPath(),
    rows: views.map((view) => ({
      name: view.name,
      href: viewPath({ view: view.id }),
      shared: view.shared,
      by: mine(view) ? null : t('find.view.by', { name: names.get(view.madeBy) ?? '' }),
      count: t(view.more ? 'find.view.more' : 'find.view.count', { count: view.count }),
      opens: view.id === opensOn,
      openAction: openOnViewPath({ view: view.id }),
      change: mayChange(ctx, view.madeBy)
        ? {
            action: viewPath({ view: view.id }),
            deleteAction: deleteViewPath({ view: view.id }),
            id: view.id,
          }
        : null,
    })),
    save:
      saving === null
        ? null
        : {
            action: viewsPath(),
            fields: typedText(saving, 'fields'),
            name: typedText(saving, 'name'),
            shared: typedText(saving, 'shared') === 'yes',
            opensOn: typedText(saving, 'opensOn') === 'yes',
          },
    errors: refused?.errors ?? [],
  };
}
