import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { boxText } from '../../shared/geo.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { registerPath } from '../units-paths.ts';
import { deletePerimeterPath, newPerimeterPath, perimetersPath } from './find-paths.ts';
import { mayChange } from './keep-perimeter.ts';
import { registerMap } from './map-pages.ts';
import { PERIMETER_KINDS } from './perimeter-kind.ts';
import type { Perimeter } from './perimeter-store.ts';

export type PerimetersPage = {
  readonly back: string;
  readonly newHref: string | null;
  readonly rows: readonly {
    readonly name: string;
    readonly kind: string;
    readonly count: string;
    readonly by: string;
    readonly href: string;
    readonly deleteAction: string | null;
  }[];
};
export type NewPerimeterPage = {
  readonly action: string;
  readonly back: string;
  readonly kinds: readonly { readonly value: string; readonly text: string }[];
  readonly typed: {
    readonly name: string;
    readonly kind: string;
    readonly corners: string;
    readonly text: string;
    readonly box: string;
  };
  readonly map: { readonly bounds: string; readonly tiles: string | null; readonly ground: string };
  /** Those already there, under the drawing. */
  readonly others: string;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'units/perimeters': PerimetersPage;
    'units/new-perimeter': NewPerimeterPage;
  }
}

export type CountedPerimeter = Perimeter & { readonly count: number; readonly more: boolean };

export function perimetersPage(
  ctx: Context,
  perimeters: readonly CountedPerimeter[],
  names: ReadonlyMap<number, string>,
  mayAdd: boolean,
): PerimetersPage {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  return {
    back: registerPath(),
    newHref: mayAdd ? newPerimeterPath() : null,
    rows: perimeters.map((perimeter) => ({
      name: perimeter.name,
      kind: t(`find.perimeterKind.${perimeter.kind}`),
      count: t(perimeter.more ? 'find.view.more' : 'find.view.count', { count: perimeter.count }),
      by: [fmt.day(dayOf(perimeter.createdAt)), names.get(perimeter.madeBy ?? 0)].filter(Boolean).join(' · '),
      href: registerPath({ perimeter: perimeter.id }),
      deleteAction:
        mayAdd && mayChange(ctx, perimeter.madeBy) ? deletePerimeterPath({ perimeter: perimeter.id }) : null,
    })),
  };
}

export function newPerimeterPage(
  ctx: Context,
  others: readonly Perimeter[],
  typed: Typed,
  errors: readonly FieldError[],
): NewPerimeterPage {
  const t = translator(ctx.locale);
  const { tiles, ground } = registerMap(ctx, {});
  return {
    action: newPerimeterPath(),
    back: perimetersPath(),
    kinds: PERIMETER_KINDS.map((value) => ({ value, text: t(`find.perimeterKind.${value}`) })),
    typed: {
      name: typedText(typed, 'name'),
      kind: typedText(typed, 'kind') || 'opah',
      corners: typedText(typed, 'corners'),
      text: typedText(typed, 'text'),
      box: typedText(typed, 'box'),
    },
    map: { bounds: boxText(ctx.programme.map.bounds), tiles, ground },
    others: JSON.stringify(others.map(({ name, rings }) => [name, rings])),
    errors,
  };
}
