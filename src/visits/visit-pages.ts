import { VISIT_OUTCOMES } from '../agreements/works/visit.ts';
import { stands } from '../cases/application/application.ts';
import { casePath, myCasePath } from '../cases/case-paths.ts';
import { type CaseRow, documentsOf, findCaseLine } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { findAccount } from '../people/people-queries.ts';
import { dayOf, timeOf } from '../shared/dates.ts';
import { allows } from '../shared/permissions.ts';
import { type FieldError, type Typed, typedText } from '../web/forms.ts';
import { staffOf } from '../web/request.ts';
import type { OpenVisit } from './open-visit.ts';
import { SLOTS } from './visit-forms.ts';
import { VERDICTS, VISIT_KINDS } from './visit-kind.ts';
import * as paths from './visit-paths.ts';
import {
  type Answer,
  answersOf,
  openReservesOf,
  type Photo,
  photosOf,
  type Visit,
  visitsOfCase,
} from './visit-store.ts';

export type Refused = { readonly typed: Typed; readonly errors: readonly FieldError[] };
const FRESH: Refused = { typed: {}, errors: [] };
type Choice = { readonly value: string; readonly text: string; readonly hint?: string };

export type VisitLine = {
  readonly title: string;
  readonly when: string;
  readonly status: string;
  readonly tone: string;
  readonly href: string;
  readonly report: string | null;
};
export type VisitsPage = {
  readonly caption: string;
  readonly back: string;
  readonly action: string;
  readonly visits: readonly VisitLine[];
  readonly reserves: readonly {
    readonly id: string;
    readonly text: string;
    readonly from: string;
    readonly action: string;
  }[];
  readonly pieces: readonly Choice[];
  readonly lifting: { readonly id: string; readonly how: string } | null;
  readonly kinds: readonly Choice[];
  readonly kind: string;
  readonly slots: readonly { readonly at: number; readonly day: string; readonly time: string }[];
  readonly note: string;
  /** A visit already made: where it is sent, with now for its moment unless typed. */
  readonly held: {
    readonly action: string;
    readonly kind: string;
    readonly day: string;
    readonly time: string;
  };
  readonly min: string;
  readonly minutes: number;
  readonly errors: readonly FieldError[];
};
export type PointView = {
  readonly slug: string;
  readonly label: string;
  readonly hint: string | null;
  readonly action: string;
  readonly verdict: string;
  readonly note: string;
  readonly saved: string | null;
  readonly photos: readonly { readonly href: string; readonly alt: string; readonly remove: string | null }[];
  readonly lifted: string | null;
};
export type VisitPage = {
  readonly id: number;
  readonly title: string;
  readonly caption: string;
  readonly back: string;
  readonly status: { readonly text: string; readonly tone: string };
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly note: string | null;
  readonly open: boolean;
  readonly points: readonly PointView[];
  readonly verdicts: readonly Choice[];
  readonly earlier: readonly string[];
  readonly findings: string;
  readonly report: string | null;
  readonly calendar: string | null;
  readonly conclude: {
    readonly action: string;
    readonly outcomes: readonly Choice[];
    readonly outcome: string;
    readonly findings: string;
  } | null;
  readonly move: {
    readonly action: string;
    readonly cancel: string;
    readonly day: string;
    readonly time: string;
  } | null;
  readonly min: string;
  readonly version: number;
  readonly errors: readonly FieldError[];
};
export type MyVisitPage = {
  readonly title: string;
  readonly caption: string;
  readonly back: string;
  readonly action: string;
  readonly why: string;
  readonly note: string | null;
  readonly slots: readonly Choice[];
  readonly when: string | null;
  readonly state: string;
  readonly calendar: string | null;
  readonly report: string | null;
  readonly contact: string;
  readonly errors: readonly FieldError[];
};

declare module '../web/views.ts' {
  interface Views {
    'visits/list': VisitsPage;
    'visits/visit': VisitPage;
    'visits/my-visit': MyVisitPage;
  }
}

const TONES = { proposed: 'waiting', dated: 'info', concluded: 'success', cancelled: 'quiet' } as const;

async function captionOf(ctx: Context, row: CaseRow): Promise<string> {
  const line = await findCaseLine(ctx.db.read, row.id);
  return translator(ctx.locale)('agreements.page.lead', { ref: row.ref ?? '', address: line?.address ?? '' });
}

/** A visit on one line; `owner`: as the owner finds it. */
export function visitLine(ctx: Context, row: CaseRow, visit: Visit, reader: 'staff' | 'owner'): VisitLine {
  const t = translator(ctx.locale);
  const { moment } = formatterFor(ctx.locale);
  const owner = reader === 'owner';
  const [own, staff] = [
    { case: row.id, visit: visit.id },
    { ref: row.ref ?? '', visit: visit.id },
  ];
  const report = owner ? paths.myVisitReportPath(own) : paths.visitReportPath(staff);
  return {
    title: t(`visits.kind.${visit.kind}`),
    when: visit.startsAt ? moment(visit.startsAt) : t('visits.slotsOffered', { count: visit.slots.length }),
    status: t(`visits.state.${visit.state}`),
    tone: TONES[visit.state],
    href: owner ? paths.myVisitPath(own) : paths.visitPath(staff),
    report: visit.reportHash ? report : null,
  };
}

/** Visits of a case, the reserves still open, and one more to arrange. */
export async function visitsPage(
  ctx: Context,
  row: CaseRow,
  { typed, errors }: Refused = FRESH,
  lifting: VisitsPage['lifting'] = null,
): Promise<VisitsPage> {
  const t = translator(ctx.locale);
  const { read } = ctx.db;
  const ref = row.ref ?? '';
  const pieces = (await documentsOf(read, row.id)).filter(stands);
  return {
    caption: await captionOf(ctx, row),
    back: casePath({ ref }),
    action: paths.visitsPath({ ref }),
    visits: (await visitsOfCase(read, row.id)).map((visit) => visitLine(ctx, row, visit, 'staff')),
    reserves: (await openReservesOf(read, row.id)).map(({ visit, answer }) => ({
      id: `${visit.id}-${answer.point}`,
      text: `${pointLabel(ctx, visit, answer.point)} – ${answer.note}`,
      from: t('visits.reserveOf', {
        day: visit.startsAt ? formatterFor(ctx.locale).day(dayOf(visit.startsAt)) : '',
      }),
      action: paths.liftPath({ ref, visit: visit.id, point: answer.point }),
    })),
    pieces: pieces.map(({ id, type, name }) => ({
      value: String(id),
      text: `${translateDynamic(ctx.locale, `cases.piece.${type}`)} – ${name}`,
    })),
    lifting,
    kinds: VISIT_KINDS.filter((kind) => kind !== 'conformity' || row.state === 'works-done').map((kind) => ({
      value: kind,
      text: t(`visits.kind.${kind}`),
      hint: t(`visits.kindHint.${kind}`),
    })),
    kind: typedText(typed, 'kind') || (row.state === 'works-done' ? 'conformity' : ''),
    slots: SLOTS.map((at) => ({
      at,
      day: typedText(typed, `day-${at}`),
      time: typedText(typed, `time-${at}`),
    })),
    note: typedText(typed, 'note'),
    held: {
      action: paths.heldPath({ ref }),
      kind: typedText(typed, 'held-kind') || (row.state === 'works-done' ? 'conformity' : ''),
      day: typedText(typed, 'held-day') || dayOf(ctx.clock()),
      time: typedText(typed, 'held-time') || timeOf(ctx.clock()),
    },
    min: dayOf(ctx.clock()),
    minutes: ctx.programme.visits.minutes,
    errors,
  };
}

const pointLabel = ({ programme, locale }: Context, { kind }: Visit, slug: string): string =>
  programme.visits.kinds[kind].find((point) => point.slug === slug)?.label[locale] ?? slug;

/** One visit as whoever holds it finds it on the spot: appointment, checklist, conclusion. */
export async function visitPage(
  ctx: Context,
  { row, visit, points }: OpenVisit,
  { typed, errors }: Refused = FRESH,
): Promise<VisitPage> {
  const t = translator(ctx.locale);
  const { read } = ctx.db;
  const at = { ref: row.ref ?? '', visit: visit.id };
  const answers = await answersOf(read, visit.id);
  const photos = await photosOf(read, visit.id);
  const open = visit.state === 'dated';
  const earlier = (await openReservesOf(read, row.id)).filter(({ visit: of }) => of.id !== visit.id);
  return {
    id: visit.id,
    title: t(`visits.kind.${visit.kind}`),
    caption: await captionOf(ctx, row),
    back: paths.visitsPath({ ref: at.ref }),
    status: { text: t(`visits.state.${visit.state}`), tone: TONES[visit.state] },
    facts: await factsOf(ctx, visit),
    note: visit.note,
    open,
    points: points.map((point) => {
      const own = photos.filter((photo) => photo.point === point.slug);
      const answer = answers.find((given) => given.point === point.slug);
      return pointView(ctx, at, { point, answer, photos: own, open });
    }),
    verdicts: VERDICTS.map((value) => ({ value, text: t(`visits.verdict.${value}`) })),
    earlier: earlier.map(({ visit: of, answer }) => `${pointLabel(ctx, of, answer.point)} – ${answer.note}`),
    findings: visit.findings ?? '',
    report: visit.reportHash ? paths.visitReportPath(at) : null,
    calendar: open ? paths.visitCalendarPath(at) : null,
    conclude: open && mayConclude(ctx, visit) ? concludeForm(ctx, at, visit, typed) : null,
    move: moveForm(at, visit, typed),
    min: dayOf(ctx.clock()),
    version: visit.version,
    errors,
  };
}

async function factsOf(ctx: Context, visit: Visit): Promise<VisitPage['facts']> {
  const t = translator(ctx.locale);
  const { moment } = formatterFor(ctx.locale);
  const visitor = await findAccount(ctx.db.read, visit.visitorId);
  const when = visit.startsAt ? moment(visit.startsAt) : t('visits.notDated');
  const offered = { label: t('visits.offered'), value: visit.slots.map(moment).join(' · ') };
  return [
    { label: t('visits.when'), value: when },
    { label: t('visits.visitor'), value: visitor?.name ?? '' },
    ...(visit.slots.length > 0 ? [offered] : []),
  ];
}

/** While the visit is to come. */
function moveForm(at: At, { state, startsAt }: Visit, typed: Typed): VisitPage['move'] {
  if (state !== 'dated' && state !== 'proposed') return null;
  return {
    action: paths.moveVisitPath(at),
    cancel: paths.cancelVisitPath(at),
    day: typedText(typed, 'day') || (startsAt ? dayOf(startsAt) : ''),
    time: typedText(typed, 'time') || (startsAt ? timeOf(startsAt) : ''),
  };
}

/** A conformity visit moves the case: officers conclude it, advisers fill its checklist. */
const mayConclude = (ctx: Context, { kind }: Visit): boolean =>
  kind !== 'conformity' || allows(staffOf(ctx).role, 'cases.instruct');

type At = { readonly ref: string; readonly visit: number };

function concludeForm(ctx: Context, at: At, visit: Visit, typed: Typed): VisitPage['conclude'] {
  const t = translator(ctx.locale);
  return {
    action: paths.concludePath(at),
    outcomes:
      visit.kind === 'conformity'
        ? VISIT_OUTCOMES.map((value) => ({
            value,
            text: t(`agreements.visit.outcomes.${value}`),
            hint: t(`agreements.visit.outcomeHints.${value}`),
          }))
        : [],
    outcome: typedText(typed, 'outcome'),
    findings: typedText(typed, 'findings'),
  };
}

type Seen = {
  readonly point: OpenVisit['points'][number];
  readonly answer: Answer | undefined;
  readonly photos: readonly Photo[];
  readonly open: boolean;
};

function pointView(ctx: Context, at: At, { point, answer, photos, open }: Seen): PointView {
  const t = translator(ctx.locale);
  const { time, shortDay } = formatterFor(ctx.locale);
  const label = point.label[ctx.locale];
  return {
    slug: point.slug,
    label,
    hint: point.hint?.[ctx.locale] ?? null,
    action: paths.pointPath({ ...at, point: point.slug }),
    verdict: answer?.verdict ?? '',
    note: answer?.note ?? '',
    saved: answer ? t('common.savedAt', { time: time(answer.savedAt) }) : null,
    photos: photos.map((photo, index) => {
      const href = paths.visitPhotoPath({ ...at, photo: photo.id });
      return {
        href,
        alt: t('visits.photoAlt', { number: index + 1, point: label }),
        remove: open ? href : null,
      };
    }),
    lifted: answer?.liftedOn
      ? t('visits.liftedOn', { day: shortDay(answer.liftedOn), how: answer.liftedHow ?? '' })
      : null,
  };
}

/** A visit as its owner finds it: moments to choose from, or the date. */
export async function myVisitPage(
  ctx: Context,
  row: CaseRow,
  visit: Visit,
  errors: readonly FieldError[] = [],
): Promise<MyVisitPage> {
  const t = translator(ctx.locale);
  const { moment } = formatterFor(ctx.locale);
  const line = await findCaseLine(ctx.db.read, row.id);
  const at = { case: row.id, visit: visit.id };
  const { phone, email } = ctx.programme.service;
  return {
    title: t(`visits.kind.${visit.kind}`),
    caption: await captionOf(ctx, row),
    back: myCasePath({ case: row.id }),
    action: paths.myVisitPath(at),
    why: t(`visits.mail.why.${visit.kind}`, { address: line?.address ?? '', ref: row.ref ?? '' }),
    note: visit.note,
    slots:
      visit.state === 'proposed'
        ? visit.slots
            .filter((slot) => slot > ctx.clock())
            .map((slot) => ({ value: slot, text: moment(slot) }))
        : [],
    when: visit.startsAt && moment(visit.startsAt),
    state: visit.state,
    calendar: visit.state === 'dated' ? paths.myVisitCalendarPath(at) : null,
    report: visit.reportHash ? paths.myVisitReportPath(at) : null,
    contact: t('visits.contact', { phone, email }),
    errors,
  };
}
