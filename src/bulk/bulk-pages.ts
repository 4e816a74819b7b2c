import { draftCampaigns } from '../campaigns/campaigns-queries.ts';
import type { Context } from '../context.ts';
import { playbooksInForce } from '../follow-up/follow-up-queries.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { listStaff } from '../people/people-queries.ts';
import { communeName } from '../programme/territory.ts';
import { addDays, addMonths, dayOf } from '../shared/dates.ts';
import { REASON_SLUGS, STATUS_SLUGS, substatusesOf } from '../units/unit.ts';
import { registerPath, unitPath } from '../units/units-paths.ts';
import { findUnits } from '../units/units-queries.ts';
import { type FieldError, type Typed, typedText } from '../web/forms.ts';
import * as paths from './bulk-paths.ts';
import { type BulkDeed, deedsOf, someUnits, type UnitCount, unitCounts } from './bulk-store.ts';
import { isUnderWay, MOST_AT_ONCE, type Wish } from './deed.ts';
import { wishText } from './wish-pages.ts';

type Option = { readonly value: string; readonly text: string };
type Group = {
  readonly key: string;
  readonly title: string;
  readonly tone: string;
  readonly count: number;
  /** Short enough to be read at once, or to be put right one by one. */
  readonly open: boolean;
  readonly units: readonly { readonly href: string; readonly address: string; readonly commune: string }[];
  readonly more: string | null;
};
export type DeedPage = {
  readonly self: string;
  readonly back: string;
  readonly title: string;
  readonly wanted: string | null;
  readonly state: { readonly slug: string; readonly text: string };
  readonly underWay: boolean;
  readonly progress: { readonly value: number; readonly max: number; readonly text: string } | null;
  readonly kind: string;
  readonly version: string;
  /** Fields of the wish, while it may still be changed; null for a hand-over, which is said elsewhere. */
  readonly form: {
    readonly typed: Readonly<Record<string, string>>;
    readonly officers: readonly Option[];
    readonly statuses: readonly Option[];
    readonly substatuses: readonly Option[];
    readonly reasons: readonly Option[];
    readonly playbooks: readonly Option[];
    readonly campaigns: readonly Option[];
    readonly tomorrow: string;
    readonly others: boolean;
  } | null;
  readonly groups: readonly Group[];
  readonly apply: { readonly action: string; readonly text: string; readonly note: string } | null;
  readonly nothing: boolean;
  readonly undo: { readonly action: string; readonly confirm: string } | null;
  readonly errors: readonly FieldError[];
};
export type DeedListPage = {
  readonly back: string;
  readonly deeds: readonly {
    readonly href: string;
    readonly title: string;
    readonly wanted: string;
    readonly when: string;
    readonly state: { readonly slug: string; readonly text: string };
    readonly count: string;
  }[];
};
declare module '../web/views.ts' {
  interface Views {
    'bulk/deed': DeedPage;
    'bulk/deed-body': DeedPage;
    'bulk/deeds': DeedListPage;
  }
}

const MOST_SHOWN = 10;
/** Those that could not be put back are told one by one. */
const MOST_FAULTS = 500;
const TONES = {
  chosen: 'draft',
  judged: 'to-review',
  applying: 'running',
  applied: 'done',
  undoing: 'running',
  undone: 'undone',
} as const;

export async function deedPage(
  ctx: Context,
  deed: BulkDeed,
  { typed, errors }: { readonly typed: Typed; readonly errors: readonly FieldError[] },
): Promise<DeedPage> {
  const t = translator(ctx.locale);
  const counts = await unitCounts(ctx.db.read, deed.id);
  const open = deed.state === 'chosen' || deed.state === 'judged';
  const changing = counts.reduce((sum, { verdict, n }) => sum + (verdict === 'change' ? n : 0), 0);
  const changed = counts.reduce((sum, { state, n }) => sum + (state === 'changed' ? n : 0), 0);
  const self = paths.deedPath({ deed: deed.id });
  const underWay = isUnderWay(deed.state);
  const of = deed.state === 'undoing' ? changed + deed.done : changing;
  return {
    self,
    back: registerPath(deed.filter ?? {}),
    title: t(`bulk.title.${deed.kind}`, { count: deed.total }),
    wanted: deed.wish && (await wishText(ctx, deed.wish)),
    state: stateShown(ctx, deed),
    underWay,
    progress: underWay
      ? { value: deed.done, max: Math.max(1, of), text: t('bulk.progress', { done: deed.done, total: of }) }
      : null,
    kind: deed.kind,
    version: String(deed.version),
    form: open && deed.kind !== 'hand-over' ? await formOf(ctx, deed.wish, typed) : null,
    groups: deed.state === 'chosen' ? [] : await groupsOf(ctx, deed, counts),
    apply:
      deed.state === 'judged' && changing > 0
        ? {
            action: paths.applyDeedPath({ deed: deed.id }),
            text: t('bulk.apply', { count: changing }),
            note: t(changing > MOST_AT_ONCE ? 'bulk.inBackground' : 'bulk.atOnce'),
          }
        : null,
    nothing: deed.state === 'judged' && changing === 0,
    undo:
      deed.state === 'applied' && changed > 0
        ? {
            action: paths.undoDeedPath({ deed: deed.id }),
            confirm: t('bulk.undoConfirm', { count: changed }),
          }
        : null,
    errors,
  };
}

const stateShown = ({ locale }: Context, { state }: BulkDeed) => ({
  slug: TONES[state],
  text: translator(locale)(`bulk.state.${state}`),
});

async function groupsOf(ctx: Context, deed: BulkDeed, counts: readonly UnitCount[]): Promise<Group[]> {
  const t = translator(ctx.locale);
  const groups: Group[] = [];
  for (const count of counts.toSorted((a, b) => rank(a) - rank(b) || b.n - a.n)) {
    const most = count.state === 'not-undone' ? MOST_FAULTS : MOST_SHOWN;
    const ids = await someUnits(ctx.db.read, deed.id, count, most);
    const units = await findUnits(ctx.db.read, ids);
    const left = count.n - units.length;
    groups.push({
      key: `${count.state}-${count.fault ?? count.verdict}`,
      title: groupTitle(ctx, deed, count),
      tone: count.state === 'not-undone' ? 'danger' : rank(count) === 0 ? 'success' : 'quiet',
      count: count.n,
      open: count.state === 'not-undone' || count.n <= MOST_SHOWN,
      units: units.map((unit) => ({
        href: unitPath({ unit: unit.id }),
        address: unit.address,
        commune: communeName(ctx.territory, unit.commune),
      })),
      more: left > 0 ? t('bulk.more', { count: left }) : null,
    });
  }
  return groups;
}

const rank = ({ state, verdict }: UnitCount): number =>
  state === 'not-undone' ? -1 : verdict === 'change' ? 0 : 1;

function groupTitle({ locale }: Context, deed: BulkDeed, { state, verdict, fault }: UnitCount): string {
  const t = translator(locale);
  if (fault !== null) return t(`bulk.notUndone.${fault}`);
  if (state === 'undone') return t('bulk.undone');
  if (state === 'changed') return t('bulk.changed');
  if (verdict === 'change') return t(deed.state === 'judged' ? 'bulk.willChange' : 'bulk.waiting');
  return t(`bulk.kept.${verdict ?? 'gone'}`);
}

async function formOf(ctx: Context, wish: Wish | null, typed: Typed): Promise<NonNullable<DeedPage['form']>> {
  const t = translator(ctx.locale);
  const { read } = ctx.db;
  const staff = (await listStaff(read)).filter(({ active, role }) => active && role !== 'administrator');
  const today = dayOf(ctx.clock());
  const words = (slugs: readonly string[], key: string): Option[] =>
    slugs.map((value) => ({ value, text: translateDynamic(ctx.locale, `${key}.${value}`) }));
  const kept = Object.fromEntries(
    Object.entries(wish ?? {}).map(([name, value]) => [name, value === null ? '' : String(value)]),
  );
  const value = (name: string, none: string): string =>
    name in typed ? typedText(typed, name) : (kept[name] ?? none);
  const me = ctx.actor.kind === 'staff' ? String(ctx.actor.accountId) : '';
  return {
    typed: {
      to: wish?.kind === 'assign' && wish.to === null ? 'nobody' : value('to', me),
      status: value('status', ''),
      substatus: value('substatus', ''),
      reason: value('reason', ''),
      playbook: value('playbook', ''),
      subject: value('subject', ''),
      dueOn: value('dueOn', addMonths(today, 1)),
      campaign: value('campaign', ''),
    },
    officers: [
      ...staff.map(({ id, name }) => ({ value: String(id), text: name })),
      { value: 'nobody', text: t('register.unit.nobody') },
    ],
    statuses: words(STATUS_SLUGS, 'units.status'),
    substatuses: STATUS_SLUGS.flatMap((status) =>
      substatusesOf(status).map((slug) => ({
        value: slug,
        text: `${t(`units.status.${status}`)} – ${t(`units.substatus.${slug}`)}`,
      })),
    ),
    reasons: words(REASON_SLUGS, 'units.reason'),
    playbooks: (await playbooksInForce(read, ctx)).map(({ slug, title }) => ({ value: slug, text: title })),
    campaigns: (await draftCampaigns(ctx)).map(({ id, name }) => ({ value: String(id), text: name })),
    tomorrow: addDays(today, 1),
    others: 'others' in typed ? typedText(typed, 'others') === 'yes' : kept.others === 'true',
  };
}

const LISTED = 50;

/** The last deeds of this person, to see how far they have come or to undo one. */
export async function deedListPage(ctx: Context): Promise<DeedListPage> {
  const t = translator(ctx.locale);
  const mine = ctx.actor.kind === 'staff' ? await deedsOf(ctx.db.read, ctx.actor.accountId, LISTED) : [];
  return {
    back: registerPath(),
    deeds: await Promise.all(
      mine.map(async (deed) => ({
        href: paths.deedPath({ deed: deed.id }),
        title: t(`bulk.kind.${deed.kind}`),
        wanted: deed.wish ? await wishText(ctx, deed.wish) : '',
        when: formatterFor(ctx.locale).shortMoment(deed.madeAt),
        state: stateShown(ctx, deed),
        count: formatterFor(ctx.locale).number(deed.total),
      })),
    ),
  };
}
