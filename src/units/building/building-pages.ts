import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { communeName } from '../../programme/territory.ts';
import { isAllowed } from '../../shared/actor.ts';
import { type FieldError, typedText } from '../../web/forms.ts';
import { classShown } from '../class-shown.ts';
import { registerMap } from '../find/map-pages.ts';
import { yearsVacant } from '../find/register-pages.ts';
import { STATUSES } from '../unit.ts';
import type { SentBack } from '../unit-file/deed-routes.ts';
import { buildingPath } from '../unit-life-paths.ts';
import type { Unit } from '../unit-store.ts';
import { registerPath, unitPath } from '../units-paths.ts';
import { type Building, unitsOfBuilding } from './building-store.ts';

type ShownUnit = {
  readonly href: string;
  readonly address: string;
  readonly owner: string;
  readonly vacancy: string;
  readonly status: { readonly slug: string; readonly text: string };
  readonly energy: string | null;
  readonly energySource: string | null;
};
export type BuildingPage = {
  readonly title: string;
  readonly commune: string;
  readonly back: string;
  readonly numbers: readonly { readonly label: string; readonly value: string | null }[];
  readonly tiles: readonly { readonly label: string; readonly value: string; readonly note: string }[];
  readonly units: readonly ShownUnit[];
  /** The same homes in the register, to sort, export or write about. */
  readonly listHref: string;
  readonly note: string;
  readonly map: {
    readonly latitude: number;
    readonly longitude: number;
    readonly status: string;
    readonly ground: string;
    readonly tiles: string | null;
  } | null;
  readonly edit: {
    readonly action: string;
    readonly version: number;
    readonly open: boolean;
    readonly address: string;
    readonly rnbId: string;
    readonly dwellings: string;
    readonly note: string;
  } | null;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'units/building': BuildingPage;
  }
}

/** A building with what the register knows in it. */
export async function buildingPage(
  ctx: Context,
  building: Building,
  sent: SentBack | null,
): Promise<BuildingPage> {
  const t = translator(ctx.locale);
  const units = await unitsOfBuilding(ctx.db.read, building.id);
  const mayEdit = isAllowed(ctx.actor, 'units.edit');
  return {
    title: building.address,
    commune: communeName(ctx.territory, building.commune),
    back: registerPath(),
    numbers: [
      { label: t('register.unit.rnb'), value: building.rnbId },
      { label: t('unitLife.building.landId'), value: building.landId },
    ],
    tiles: tilesOf(ctx, building, units),
    units: units.map((unit) => shownUnit(ctx, unit)),
    listHref: registerPath({ building: String(building.id) }),
    note: building.note,
    map: mapOf(ctx, units),
    edit: mayEdit ? editFields(building, sent) : null,
    errors: sent?.errors ?? [],
  };
}

/** The share vacant is of all dwellings of the building, when somebody counted them: the register knows only some. */
function tilesOf(ctx: Context, { dwellings }: Building, units: readonly Unit[]): BuildingPage['tiles'] {
  const t = translator(ctx.locale);
  const { number, percent } = formatterFor(ctx.locale);
  const vacant = units.filter(({ vacantSince }) => vacantSince !== null).length;
  return [
    {
      label: t('unitLife.building.known'),
      value: number(units.length),
      note: t('unitLife.building.knownNote'),
    },
    { label: t('unitLife.building.vacant'), value: number(vacant), note: '' },
    {
      label: t('unitLife.building.share'),
      value: dwellings === null ? '–' : percent(vacant / dwellings),
      note:
        dwellings === null
          ? t('unitLife.building.notCounted')
          : t('unitLife.building.ofDwellings', { count: dwellings }),
    },
  ];
}

function shownUnit(ctx: Context, unit: Unit): ShownUnit {
  const t = translator(ctx.locale);
  return {
    href: unitPath({ unit: unit.id }),
    address: unit.address,
    owner: unit.ownerName ?? t('register.unit.noOwner'),
    vacancy: unit.vacantSince === null ? t('register.list.ended') : yearsVacant(ctx, unit.vacantSince),
    status: { slug: String(STATUSES[unit.status].code), text: t(`units.status.${unit.status}`) },
    ...classShown(ctx, unit),
  };
}

function mapOf(ctx: Context, units: readonly Unit[]): BuildingPage['map'] {
  const placed = units.find(({ latitude, longitude }) => latitude !== null && longitude !== null);
  if (!placed || placed.latitude === null || placed.longitude === null) return null;
  const { ground, tiles } = registerMap(ctx, {});
  const { latitude, longitude, status } = placed;
  return { latitude, longitude, status, ground, tiles };
}

function editFields(building: Building, sent: SentBack | null): NonNullable<BuildingPage['edit']> {
  const shown = (field: string, ready: string | number | null): string =>
    sent === null ? String(ready ?? '') : typedText(sent.typed, field);
  return {
    action: buildingPath({ building: building.id }),
    version: building.version,
    open: sent !== null,
    address: shown('address', building.address),
    rnbId: shown('rnbId', building.rnbId),
    dwellings: shown('dwellings', building.dwellings),
    note: shown('note', building.note),
  };
}
