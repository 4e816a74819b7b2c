import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import { allows } from '../../shared/permissions.ts';
import type { FieldError, Typed } from '../../web/forms.ts';
import { staffOf } from '../acting.ts';
import { casePath } from '../case-paths.ts';
import { type AgendaRow, agendaRow, type CaseCells, type Choice, cellsOf } from './agenda-pages.ts';
import { hasMet, PROVISIONAL, type Simulation } from './committee.ts';
import * as paths from './committee-paths.ts';
import { type Item, type Session, waitingForCommittee } from './committee-store.ts';
import { type SessionLine, sessionLines, waitingFacts } from './session-lines.ts';
import { weighSession } from './weigh-session.ts';

export type Shown = { readonly slug: string; readonly text: string };

export type CommitteePage = {
  readonly self: string;
  readonly back: string;
  readonly title: string;
  readonly number: string;
  readonly state: Shown;
  readonly meta: readonly { readonly label: string; readonly value: string }[];
  readonly version: number;
  readonly open: boolean;
  readonly underWay: boolean;
  readonly progress: { readonly value: number; readonly max: number; readonly text: string } | null;
  readonly tiles: readonly { readonly label: string; readonly value: string; readonly note: string }[];
  readonly bars: readonly {
    readonly label: string;
    readonly left: string;
    readonly over: boolean;
    readonly share: number;
    readonly text: string;
  }[];
  readonly over: boolean;
  readonly rows: readonly AgendaRow[];
  readonly choices: readonly Choice[];
  readonly waiting: readonly (CaseCells & { readonly value: string })[];
  readonly actions: {
    readonly decisions: string;
    readonly agenda: string;
    readonly paper: string;
    readonly close: string | null;
    readonly cancel: string;
    readonly edit: string;
  };
  readonly closeText: string;
  readonly closeHint: string | null;
  readonly papers: readonly { readonly text: string; readonly href: string }[];
  readonly faults: readonly {
    readonly title: string;
    readonly cases: readonly { readonly ref: string; readonly href: string }[];
  }[];
  readonly errors: readonly FieldError[];
};

export type TypedDecisions = { readonly typed: Typed; readonly errors: readonly FieldError[] };

declare module '../../web/views.ts' {
  interface Views {
    'committee/show': CommitteePage;
    'committee/body': CommitteePage;
  }
}

/** A session: its agenda with what is meant for each case, what it comes to, and what became of it. */
export async function committeePage(
  ctx: Context,
  session: Session,
  form: TypedDecisions = { typed: {}, errors: [] },
): Promise<CommitteePage> {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  const { role, territory } = staffOf(ctx);
  const weighed = await weighSession(ctx.db.read, session);
  const lines = await sessionLines(ctx, weighed.items);
  const open = session.state === 'planned';
  const waiting = open ? await waitingForCommittee(ctx.db.read, territory) : [];
  const at = { session: session.id };
  const met = hasMet(session.heldOn, dayOf(ctx.clock()));
  return {
    self: paths.committeePath(at),
    back: paths.committeesPath(),
    title: t('committee.title', { day: day(session.heldOn) }),
    number: session.number,
    state: stateOf(ctx, session),
    meta: metaOf(ctx, session),
    version: session.version,
    open,
    underWay: session.state === 'deciding',
    progress: progressOf(ctx, session, weighed.items),
    tiles: tilesOf(ctx, weighed.simulation),
    bars: open ? barsOf(ctx, session, weighed) : [],
    over: open && weighed.simulation.over,
    rows: lines.map((line, index) =>
      agendaRow(ctx, session, line, weighed.simulation.running[index] ?? 0, form),
    ),
    choices: PROVISIONAL.map((value) => ({ value, text: t(`committee.provisional.${value}`) })),
    waiting: await Promise.all(
      waiting.map(async ({ id }) => {
        const facts = await waitingFacts(ctx, id);
        return { ...cellsOf(ctx, { ...facts, amount: facts.amount ?? 0 }), value: String(id) };
      }),
    ),
    actions: {
      decisions: paths.decisionsPath(at),
      agenda: paths.agendaPath(at),
      paper: paths.agendaFilePath(at),
      close: open && allows(role, 'cases.grant') && met ? paths.closeCommitteePath(at) : null,
      cancel: paths.cancelCommitteePath(at),
      edit: paths.editCommitteePath(at),
    },
    closeText: t('committee.close.confirm', {
      yes: weighed.simulation.count.yes,
      no: weighed.simulation.count.no,
      amount: formatterFor(ctx.locale).money(weighed.simulation.total.yes),
    }),
    closeHint: closeHint(ctx, session, met),
    papers: papersOf(ctx, session),
    faults: faultsOf(ctx, lines),
    errors: form.errors,
  };
}

export const stateOf = ({ locale }: Context, { state }: Session): Shown => ({
  slug: { planned: 'open', deciding: 'running', closed: 'done', cancelled: 'cancelled' }[state],
  text: translator(locale)(`committee.state.${state}`),
});

function metaOf(ctx: Context, session: Session): CommitteePage['meta'] {
  const t = translator(ctx.locale);
  const { day, money, shortMoment } = formatterFor(ctx.locale);
  return [
    { label: t('committee.field.number'), value: session.number },
    { label: t('committee.field.heldOn'), value: day(session.heldOn) },
    { label: t('committee.field.place'), value: session.place },
    ...(session.ceiling === null
      ? []
      : [{ label: t('committee.field.ceiling'), value: money(session.ceiling) }]),
    ...(session.closedAt
      ? [{ label: t('committee.pdf.closedAt'), value: shortMoment(session.closedAt) }]
      : []),
  ];
}

function closeHint(ctx: Context, { state, heldOn }: Session, met: boolean): string | null {
  if (state !== 'planned') return null;
  const t = translator(ctx.locale);
  if (!met) return t('committee.close.notYet', { day: formatterFor(ctx.locale).day(heldOn) });
  return allows(staffOf(ctx).role, 'cases.grant') ? null : t('committee.close.manager');
}

function progressOf(ctx: Context, { state }: Session, items: readonly Item[]): CommitteePage['progress'] {
  if (state !== 'deciding') return null;
  const toDo = items.filter(({ provisional }) => provisional !== 'postponed');
  const done = toDo.filter(({ outcome }) => outcome !== 'waiting').length;
  const text = translator(ctx.locale)('committee.progress', { done, total: toDo.length });
  return { value: done, max: Math.max(1, toDo.length), text };
}

function tilesOf(ctx: Context, { count, total }: Simulation): CommitteePage['tiles'] {
  const t = translator(ctx.locale);
  return PROVISIONAL.filter((slug) => slug !== 'undecided' || count.undecided > 0).map((slug) => ({
    label: t(`committee.provisional.${slug}`),
    value: formatterFor(ctx.locale).money(total[slug]),
    note: t('committee.list.cases', { count: count[slug] }),
  }));
}

function barsOf(
  ctx: Context,
  { ceiling }: Session,
  { simulation, envelopeNames }: Awaited<ReturnType<typeof weighSession>>,
): CommitteePage['bars'] {
  const t = translator(ctx.locale);
  const { money } = formatterFor(ctx.locale);
  const bar = (label: string, room: number, granted: number) => ({
    label,
    over: granted > room,
    left: t(granted > room ? 'committee.bar.over' : 'committee.bar.left', {
      amount: money(cents(Math.abs(room - granted))),
    }),
    share: room <= 0 ? 100 : Math.min(100, Math.round((1000 * granted) / room) / 10),
    text: t('committee.bar.text', { granted: money(granted), room: money(room) }),
  });
  return [
    ...simulation.envelopes.map(({ id, room, granted }) => bar(envelopeNames.get(id) ?? '', room, granted)),
    ...(ceiling === null ? [] : [bar(t('committee.field.ceiling'), ceiling, simulation.total.yes)]),
  ];
}

function papersOf(ctx: Context, { id, agendaHash, minutesHash }: Session): CommitteePage['papers'] {
  const t = translator(ctx.locale);
  return [
    ...(agendaHash
      ? [{ text: t('committee.paper.agenda'), href: paths.agendaFilePath({ session: id }) }]
      : []),
    ...(minutesHash
      ? [{ text: t('committee.paper.minutes'), href: paths.minutesFilePath({ session: id }) }]
      : []),
  ];
}

/** Decisions that could not be carried out, by reason. */
function faultsOf(ctx: Context, lines: readonly SessionLine[]): CommitteePage['faults'] {
  const groups = new Map<string, { ref: string; href: string }[]>();
  for (const { ref, item } of lines) {
    if (item.outcome !== 'failed' || item.fault === null) continue;
    const title = translateDynamic(ctx.locale, item.fault, item.faultParams ?? {});
    groups.set(title, [...(groups.get(title) ?? []), { ref, href: casePath({ ref }) }]);
  }
  return [...groups].map(([title, cases]) => ({ title, cases }));
}
