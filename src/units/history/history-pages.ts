import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { listStaff } from '../../people/people-queries.ts';
import type { Instant } from '../../shared/dates.ts';
import type { Option } from '../unit-file/unit-field-pages.ts';
import { historyPath } from '../unit-life-paths.ts';
import type { Unit } from '../unit-store.ts';
import { unitPath } from '../units-paths.ts';
import { HAPPENING_KIND_SLUGS } from './happening-kind.ts';
import { EVERYTHING, type HistoryFilter, type Place, seeHistory } from './see-history.ts';
import { type Happening, type Names, tellHistory } from './tell-happening.ts';

const PAGE = 40;
/** Shown on the unit’s own page. */
const GLANCE = 12;

export type HistoryPage = {
  readonly home: string;
  readonly back: string;
  readonly action: string;
  readonly kind: string;
  readonly kinds: readonly Option[];
  readonly by: string;
  readonly people: readonly Option[];
  readonly happenings: readonly Happening[];
  readonly first: string | null;
  readonly next: string | null;
};
declare module '../../web/views.ts' {
  interface Views {
    'units/history': HistoryPage;
  }
}

/** The latest of a unit’s story, and where the rest is told. */
export async function historyGlance(
  ctx: Context,
  unit: Unit,
): Promise<{ readonly happenings: readonly Happening[]; readonly all: string }> {
  const history = await seeHistory(ctx, unit, EVERYTHING, GLANCE);
  return {
    happenings: tellHistory(ctx, history, await staffNames(ctx)),
    all: historyPath({ unit: unit.id }),
  };
}

/** The whole story of a unit, by kind and by person, a page at a time. */
export async function historyPage(ctx: Context, unit: Unit, filter: HistoryFilter): Promise<HistoryPage> {
  const t = translator(ctx.locale);
  const names = await staffNames(ctx);
  const history = await seeHistory(ctx, unit, filter, PAGE);
  const query = { kind: filter.kind ?? '', by: filter.by === null ? '' : String(filter.by) };
  const at = { unit: unit.id };
  return {
    home: unit.address,
    back: unitPath(at),
    action: historyPath(at),
    ...query,
    kinds: [
      { value: '', text: t('unitLife.history.anything') },
      ...HAPPENING_KIND_SLUGS.map((value) => ({ value, text: t(`unitLife.history.kind.${value}`) })),
    ],
    people: [
      { value: '', text: t('unitLife.history.anybody') },
      { value: 'owner', text: t('register.unit.theOwner') },
      { value: 'system', text: t('register.unit.software') },
      ...[...names].map(([id, text]) => ({ value: String(id), text })),
    ],
    happenings: tellHistory(ctx, history, names),
    first: filter.before === null ? null : historyPath(at, query),
    next: history.next === null ? null : historyPath(at, { ...query, before: placeText(history.next) }),
  };
}

const staffNames = async ({ db }: Context): Promise<Names> =>
  new Map((await listStaff(db.read)).map(({ id, name }) => [id, name]));

const placeText = ({ at, seq }: Place): string => `${at}_${seq}`;

/** A place as an address carries it; null for anything else. */
export function placeIn(text: string): Place | null {
  const [at = '', seq = ''] = text.split('_');
  const moment = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(at) && !Number.isNaN(Date.parse(at));
  return moment && /^\d{1,12}(?:\.\d{1,12}|e-\d{1,2})?$/.test(seq)
    ? { at: at as Instant, seq: Number(seq) }
    : null;
}
