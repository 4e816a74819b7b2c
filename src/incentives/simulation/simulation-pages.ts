import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { isAllowed } from '../../shared/actor.ts';
import { dayOf } from '../../shared/dates.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import type { EntryField } from '../entry/entry-field.ts';
import { entryFields } from '../entry/entry-pages.ts';
import type { Given } from '../entry/read-entry.ts';
import type { SchemeVersionRow } from '../scheme-store.ts';
import { mayEditSchemes, versionName } from '../versions/scheme-head-pages.ts';
import { schemesPath } from '../versions/scheme-paths.ts';
import { inForce, standingOf } from '../versions/standing.ts';
import type { Assumptions } from './assumptions.ts';
import { keptSchemes, type SimulationResult } from './kept-simulation.ts';
import { ASSUMED } from './simulation-forms.ts';
import * as paths from './simulation-paths.ts';
import { ASSUMPTIONS_SHAPE, type ShownResult, schemeName, shownResult } from './simulation-result-pages.ts';
import type { SimulationLine, SimulationRow } from './simulation-store.ts';
import type { TakeUp } from './tally.ts';
import type { UsualAssumptions } from './usual-assumptions.ts';

type Tag = { readonly text: string; readonly tone: string };
type Option = { readonly value: string; readonly text: string; readonly checked: boolean };
export type SimulationListPage = {
  readonly newHref: string | null;
  readonly back: string;
  readonly rows: readonly {
    readonly href: string;
    readonly when: string;
    readonly who: string;
    readonly schemes: string;
    readonly tag: Tag;
  }[];
};
export type NewSimulationPage = {
  readonly action: string;
  readonly back: string;
  readonly on: string;
  readonly versions: readonly Option[];
  readonly first: string;
  readonly others: readonly Option[];
  readonly source: string;
  /** Who saved these assumptions for the service; null for those of the programme or of an earlier simulation. */
  readonly savedBy: string | null;
  readonly confirmed: boolean;
  /** Long parts are folded under their heading: together they make ten screens. */
  readonly groups: readonly { readonly field: EntryField; readonly fold: 'open' | 'closed' | null }[];
  readonly open: boolean;
  readonly findings: readonly never[];
  readonly errors: readonly FieldError[];
};
export type SimulationPage = {
  readonly self: string;
  readonly back: string;
  readonly title: string;
  readonly state: string;
  readonly tag: Tag;
  readonly meta: readonly { readonly label: string; readonly value: string }[];
  readonly underWay: boolean;
  readonly cancelAction: string | null;
  readonly againHref: string | null;
  readonly progress: { readonly value: number; readonly max: number; readonly text: string };
  readonly result: ShownResult | null;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'simulations/list': SimulationListPage;
    'simulations/new': NewSimulationPage;
    'simulations/show': SimulationPage;
    'simulations/body': SimulationPage;
  }
}

const TONES: Readonly<Record<SimulationRow['state'], string>> = {
  waiting: 'info',
  running: 'progress',
  done: 'success',
  cancelled: 'neutral',
  failed: 'danger',
};

const tagOf = (ctx: Context, { state }: Pick<SimulationRow, 'state'>): Tag => ({
  text: translator(ctx.locale)(`simulations.state.${state}`),
  tone: TONES[state],
});

export type StaffName = (account: number) => string;

export function simulationListPage(
  ctx: Context,
  rows: readonly SimulationLine[],
  staffName: StaffName,
): SimulationListPage {
  const fmt = formatterFor(ctx.locale);
  return {
    newHref: mayEditSchemes(ctx) ? paths.newSimulationPath() : null,
    back: schemesPath(),
    rows: rows.map((row) => ({
      href: paths.simulationPath({ id: row.id }),
      when: fmt.shortMoment(row.askedAt),
      who: staffName(row.askedBy),
      schemes: keptSchemes(row)
        .map((kept) => schemeName(kept, ctx))
        .join(' · '),
      tag: tagOf(ctx, row),
    })),
  };
}

type Asked = {
  readonly rows: readonly SchemeVersionRow[];
  readonly wanted: number | null;
  readonly typed: Typed | null;
  readonly assumptions: Assumptions;
  readonly saved: UsualAssumptions['saved'];
  readonly staffName: StaffName;
  readonly attempt: { readonly value: unknown; readonly given: Given } | null;
  readonly errors: readonly FieldError[];
};

export function newSimulationPage(ctx: Context, asked: Asked): NewSimulationPage {
  const { rows, wanted, typed, assumptions, saved, staffName, attempt, errors } = asked;
  const t = translator(ctx.locale);
  const today = dayOf(ctx.clock());
  const scheme = rows.find(({ id }) => id === wanted)?.scheme ?? rows[0]?.scheme ?? '';
  const usual = inForce(rows, scheme, today) ?? rows[0];
  const first = typed ? typedText(typed, 'first') : String(usual?.id ?? '');
  const ticked = typed ? [typed.others ?? []].flat() : wanted === null ? [] : [String(wanted)];
  const options = rows.toReversed().map((row) => ({
    value: String(row.id),
    text: `${versionName(row, ctx.locale)} (${t(`schemes.standing.${standingOf(row, rows, today)}`).toLowerCase()})`,
  }));
  return {
    action: paths.newSimulationPath(),
    back: paths.simulationsPath(),
    on: typed ? typedText(typed, 'on') : today,
    versions: options.map((option) => ({ ...option, checked: option.value === first })),
    first,
    others: options.map((option) => ({ ...option, checked: ticked.includes(option.value) })),
    source: assumptions.source[ctx.locale],
    savedBy:
      saved &&
      t('simulations.savedBy', {
        name: staffName(saved.by),
        day: formatterFor(ctx.locale).day(dayOf(saved.at)),
      }),
    confirmed: assumptions.confirmed,
    groups: entryFields(
      ASSUMPTIONS_SHAPE,
      attempt?.value ?? assumptions,
      ASSUMED,
      ctx.locale,
      attempt?.given ?? null,
    ).map((field) => ({ field, fold: foldOf(field, placesOf(typed, errors)) })),
    open: attempt !== null,
    findings: [],
    errors,
  };
}

/** Where somebody is at work in the form: what is to be put right, the list that was just made longer or shorter. */
const placesOf = (typed: Typed | null, errors: readonly FieldError[]): string[] => [
  ...errors.map(({ field }) => field),
  ...(typed ? [typedText(typed, '_add'), typedText(typed, '_remove')] : []).filter((place) => place !== ''),
];

const foldOf = ({ kind, name }: EntryField, places: readonly string[]): 'open' | 'closed' | null => {
  if (kind !== 'part' && kind !== 'list') return null;
  return places.some((place) => place.startsWith(name)) ? 'open' : 'closed';
};

/** One simulation: how far it is, or what it found under a take-up. */
export async function simulationPage(
  ctx: Context,
  row: SimulationRow,
  staffName: StaffName,
  takeUp: TakeUp | null,
  errors: readonly FieldError[] = [],
): Promise<SimulationPage> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const underWay = row.state === 'waiting' || row.state === 'running';
  const mayAct = isAllowed(ctx.actor, 'schemes.edit');
  const result = row.result === null ? null : (row.result as SimulationResult);
  const [first, ...others] = keptSchemes(row).map((kept) => schemeName(kept, ctx));
  return {
    self: paths.simulationPath({ id: row.id }),
    back: paths.simulationsPath(),
    title: t('simulations.against', { others: others.join(', '), first: first ?? '' }),
    state: row.state,
    tag: tagOf(ctx, row),
    meta: [
      { label: t('simulations.readOn'), value: fmt.day(row.readOn) },
      { label: t('simulations.asked'), value: `${staffName(row.askedBy)}, ${fmt.moment(row.askedAt)}` },
    ],
    underWay,
    cancelAction: underWay && mayAct ? paths.cancelSimulationPath({ id: row.id }) : null,
    againHref: !underWay && mayAct ? paths.newSimulationPath({ again: row.id }) : null,
    progress: {
      value: row.done,
      max: Math.max(1, row.total),
      text: t('simulations.progress', { done: row.done, total: row.total }),
    },
    result: result && (await shownResult(ctx, row, result, takeUp)),
    errors,
  };
}
