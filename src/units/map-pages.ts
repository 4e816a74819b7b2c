import type { Context } from '../context.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { communeName } from '../programme/territory.ts';
import { yearOf } from '../shared/dates.ts';
import { boxText } from '../shared/geo.ts';
import type { AddressFields } from './register-address.ts';
import { STATUS_SLUGS, type Status } from './unit.ts';
import type { UnitPoint } from './unit-list-store.ts';
import { registerMapPath } from './units-paths.ts';

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

/** Points as the map reads them: id, longitude, latitude, place of the status in the legend, address, vacancy. */
export function mapAnswer(ctx: Context, { points, more }: { points: readonly UnitPoint[]; more: boolean }) {
  const t = translator(ctx.locale);
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
    text: t(more ? 'register.map.some' : 'register.map.shown', {
      count: points.length,
      shown: points.length,
    }),
  };
}
