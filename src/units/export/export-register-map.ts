import type { Context } from '../../context.ts';
import { translateDynamic } from '../../i18n/translate.ts';
import { communeName } from '../../programme/territory.ts';
import type { UnitId } from '../../shared/ids.ts';
import type { PageWanted, RegisterFilter, RegisterOrder } from '../find/register-filter.ts';
import { scopeOf } from '../find/see-register.ts';
import { listUnits, type UnitLine } from '../find/unit-list-store.ts';
import { knownClass } from '../unit.ts';
import { unitPath } from '../units-paths.ts';
import { journalExport } from './export-register.ts';

const HANDFUL = 500;

/**
 * The filtered list as GeoJSON (RFC 7946) for a mapping tool, written as it is read. A map travels further than a
 * list: it names no owner and tells no reason of vacancy, since some (an estate, a disability) speak of a person.
 * Units without a position are kept with a null geometry (§3.2), so that the count is the list's.
 */
export async function exportRegisterMap(
  ctx: Context,
  filter: RegisterFilter,
  order: RegisterOrder,
): Promise<AsyncGenerator<string>> {
  await journalExport(ctx, filter, 'geojson');
  return features(ctx, filter, order);
}

async function* features(ctx: Context, filter: RegisterFilter, order: RegisterOrder): AsyncGenerator<string> {
  const scope = await scopeOf(ctx);
  yield '{"type":"FeatureCollection","features":[';
  let wanted: PageWanted = null;
  let separator = '\n';
  do {
    const page = await listUnits(ctx.db.read, filter, scope, order, wanted, HANDFUL);
    for (const line of page.lines) {
      yield separator + JSON.stringify(feature(ctx, line));
      separator = ',\n';
    }
    wanted = page.after === null ? null : { side: 'after', cursor: page.after };
  } while (wanted !== null);
  yield '\n]}\n';
}

function feature(ctx: Context, line: UnitLine) {
  const { longitude, latitude } = line;
  const label = (key: string, slug: string | null): string | null =>
    slug === null ? null : translateDynamic(ctx.locale, `${key}.${slug}`);
  return {
    type: 'Feature',
    geometry:
      longitude === null || latitude === null ? null : { type: 'Point', coordinates: [longitude, latitude] },
    properties: {
      idlocal: line.idlocal,
      insee: line.commune,
      commune: communeName(ctx.territory, line.commune),
      address: line.address,
      kind: label('units.kind', line.kind),
      area: line.livingArea,
      rooms: line.rooms,
      yearBuilt: line.yearBuilt,
      class: knownClass(line)?.energyClass ?? null,
      vacantSince: line.vacantSince,
      status: label('units.status', line.status),
      link: ctx.config.publicUrl + unitPath({ unit: line.id as UnitId }),
    },
  };
}
