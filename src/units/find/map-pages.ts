import type { Context } from '../../context.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { communeName } from '../../programme/territory.ts';
import { yearOf } from '../../shared/dates.ts';
import { boxText } from '../../shared/geo.ts';
import { STATUS_SLUGS, type Status } from '../unit.ts';
import { registerMapPath } from '../units-paths.ts';
import { drawn, type Outline } from './perimeter.ts';
import type { AddressFields } from './register-address.ts';
import type { RegisterFilter } from './register-filter.ts';
import type { SeenMap } from './unit-map-store.ts';

export type RegisterMap = {
  /** Address of the points of this list, whatever the box. */
  readonly points: string;
  readonly bounds: string;
  readonly box: string | null;
  readonly tiles: string | null;
  readonly ground: string;
  readonly legend: readonly { readonly slug: Status; readonly text: string }[];
};

export function registerMap(ctx: Context, fields: AddressFields): RegisterMap {
  const { programme, config, locale } = ctx;
  const { box, ...others } = fields;
  return {
    points: registerMapPath(others),
    bounds: boxText(programme.map.bounds),
    box: box ?? null,
    tiles: config.mapTilesUrl,
    ground: JSON.stringify(mapGround(ctx)),
    legend: STATUS_SLUGS.map((slug) => ({ slug, text: translateDynamic(locale, `units.status.${slug}`) })),
  };
}

/** Without a base map, the built-up places give the eye something to hold on to: name, latitude, longitude, metres. */
const mapGround = ({ programme, territory }: Context) =>
  territory.communes.flatMap((commune) =>
    (programme.territory.communes[commune.code]?.builtUp ?? []).map((place, index) => [
      index === 0 ? commune.name : place.name,
      place.latitude,
      place.longitude,
      place.radius,
      index === 0 ? 1 : 0,
    ]),
  );

/** The map as its script reads it: what is seen, and the outlines of perimeters (name, rings, 1 for the one asked for). */
export const mapAnswer = (
  ctx: Context,
  seen: SeenMap,
  outlines: readonly Outline[],
  { perimeter }: Pick<RegisterFilter, 'perimeter'>,
) => ({
  ...homesSeen(ctx, seen),
  outlines: outlines.map(({ id, name, rings }) => [name, drawn(rings), id === perimeter ? 1 : 0]),
});

/** Points: id, longitude, latitude, place of the status in the legend, address, vacancy. */
function homesSeen(ctx: Context, seen: SeenMap) {
  const t = translator(ctx.locale);
  if (seen.kind === 'cells') {
    const count = seen.cells.reduce((sum, cell) => sum + cell.count, 0);
    return {
      cells: seen.cells.map((cell) => [
        Number(cell.longitude.toFixed(5)),
        Number(cell.latitude.toFixed(5)),
        cell.count,
        shortCount(ctx, cell.count, seen.exact),
      ]),
      text: t(seen.exact ? 'find.map.cells' : 'find.map.about', { count }),
    };
  }
  const { points } = seen;
  return {
    points: points.map((point) => [
      point.id,
      point.longitude,
      point.latitude,
      STATUS_SLUGS.indexOf(point.status),
      `${point.address}, ${communeName(ctx.territory, point.commune)}`,
      point.vacantSince === null
        ? t('register.list.ended')
        : `${t('register.list.vacancy')} ${yearOf(point.vacantSince)}`,
    ]),
    text: t('register.map.shown', { count: points.length }),
  };
}

/** `1,2 k` on a mark of a few pixels; `≈` before what was reckoned. */
const shortCount = ({ locale }: Context, count: number, exact: boolean): string =>
  `${exact ? '' : '≈'}${new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    notation: 'compact',
    maximumSignificantDigits: exact ? 3 : 2,
  }).format(count)}`;
