import type { Context } from '../../context.ts';
import { type Covered, coveredToday } from '../../follow-up/stand-in.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { listStaff } from '../../people/people-queries.ts';
import { addDays, type Day, dayOf } from '../../shared/dates.ts';
import { allows, type Permission } from '../../shared/permissions.ts';
import { staffOf } from '../acting.ts';
import { caseListPath, casePath } from '../case-paths.ts';
import type { CaseState } from '../case-states.ts';
import type { CaseLine } from '../case-store.ts';
import { committeesPath } from '../committee/committee-paths.ts';
import { NOTICE_DAYS } from '../pieces/piece-expiry.ts';
import { type WorkFilter, workLists } from './case-list-store.ts';

export type WorkLine = {
  readonly ref: string;
  readonly href: string;
  readonly address: string;
  readonly owner: string;
  readonly next: string;
  readonly state: { readonly slug: string; readonly text: string };
  readonly due: string | null;
  readonly overdue: boolean;
  readonly officer: string | null;
  /** “absent jusqu’au 3 mai”, when the reader stands in for that officer. */
  readonly away: string | null;
};
export type WorkSection = {
  readonly slug: WorkSlug;
  readonly title: string;
  readonly hint: string;
  readonly lines: readonly WorkLine[];
  readonly more: string | null;
};
export type WorkPage = {
  readonly sections: readonly WorkSection[];
  readonly list: string;
  readonly committees: string | null;
  /** Colleagues whose work the reader does meanwhile. */
  readonly covered: readonly { readonly text: string; readonly href: string }[];
};

/** What the register adds to the day: its template reads `panel.model`. */
export type DayPanel = (ctx: Context) => Promise<DayPanelView>;
export type DayPanelView = { readonly view: string; readonly model: unknown; readonly empty: boolean };

declare module '../../web/views.ts' {
  interface Views {
    'cases/work': WorkPage & { readonly panel: DayPanelView };
  }
}

export const WORK_SECTIONS = [
  'written',
  'overdue',
  'mine',
  'validation',
  'committee',
  'audit',
  'incoming',
  'agreement',
  'works',
  'expiring',
  'silent',
] as const;
export type WorkSlug = (typeof WORK_SECTIONS)[number];

const INSTRUCTION: readonly CaseState[] = ['submitted', 'eligibility', 'plan'];
const OFFICE: readonly CaseState[] = [...INSTRUCTION, 'audit', 'validation', 'committee', 'granted'];

/** Pieces have to be good until the decision. */
const BEFORE_DECISION: readonly CaseState[] = [
  ...INSTRUCTION,
  'to-complete',
  'audit',
  'validation',
  'committee',
];

type Section = { readonly needs: Permission; readonly filter: WorkFilter; readonly state: string | null };

/** What each list of the day holds. A case may stand in several: overdue, and in its own list. */
const sections = (ctx: Context): Record<WorkSlug, Section> => {
  const { accountId } = staffOf(ctx);
  const dueBefore = dayOf(ctx.clock());
  return {
    written: {
      needs: 'cases.instruct',
      filter: { states: null, assigned: 'me', unreadBy: accountId },
      state: null,
    },
    overdue: {
      needs: 'cases.instruct',
      filter: { states: OFFICE, assigned: 'me-or-nobody', dueBefore },
      state: 'instruction',
    },
    mine: {
      needs: 'cases.instruct',
      filter: { states: INSTRUCTION, assigned: 'me' },
      state: 'instruction',
    },
    validation: {
      needs: 'cases.validate',
      filter: { states: ['validation'], notProposedBy: accountId },
      state: 'validation',
    },
    committee: { needs: 'cases.grant', filter: { states: ['committee'] }, state: 'committee' },
    audit: { needs: 'audits.review', filter: { states: ['audit'] }, state: 'audit' },
    incoming: {
      needs: 'cases.instruct',
      filter: { states: ['submitted'], assigned: 'nobody' },
      state: 'incoming',
    },
    agreement: {
      needs: 'agreements.issue',
      filter: { states: ['granted'], assigned: 'me-or-nobody' },
      state: 'granted',
    },
    works: {
      needs: 'cases.instruct',
      filter: { states: ['works-done', 'conformity', 'balance'], assigned: 'me-or-nobody' },
      state: 'works',
    },
    expiring: {
      needs: 'cases.instruct',
      filter: {
        states: BEFORE_DECISION,
        assigned: 'me-or-nobody',
        pieceExpiresBy: addDays(dueBefore, NOTICE_DAYS),
      },
      state: 'instruction',
    },
    silent: {
      needs: 'cases.instruct',
      filter: { states: ['to-complete', 'to-sign'], assigned: 'me-or-nobody', dueBefore },
      state: 'waiting',
    },
  };
};

/** My work today: every list that concerns this person, the most pressing case first, empty lists left out. */
export async function workPage(ctx: Context): Promise<WorkPage> {
  const { role, accountId, territory } = staffOf(ctx);
  const all = sections(ctx);
  const away = await coveredToday(ctx.db.read, ctx);
  const reader = { me: accountId, covered: away.map(({ id }) => id), communes: territory };
  const shown = WORK_SECTIONS.filter((slug) => allows(role, all[slug].needs));
  const lists = await workLists(
    ctx.db.read,
    reader,
    shown.map((slug) => all[slug].filter),
  );
  const today = dayOf(ctx.clock());
  const found = shown.map((slug, index) => {
    const { lines, more } = lists[index] ?? { lines: [], more: false };
    return {
      slug,
      title: translator(ctx.locale)(`cases.work.section.${slug}`),
      hint: translator(ctx.locale)(`cases.work.hint.${slug}`),
      lines: lines.map((line) => workLine(ctx, line, today, away)),
      more: more ? moreOf(all[slug]) : null,
    };
  });
  return {
    sections: found.filter(({ lines }) => lines.length > 0),
    list: caseListPath(),
    committees: allows(role, 'committee.prepare') ? committeesPath() : null,
    covered: (await coveredNames(ctx, away)).map(({ value, text }) => ({
      text,
      href: caseListPath({ assigned: value }),
    })),
  };
}

/** Where the rest of a list is; messages not read have no list of their own. */
const moreOf = ({ state }: Section): string =>
  state === null ? caseListPath({ assigned: 'me' }) : caseListPath({ state, order: 'due' });

export function workLine(ctx: Context, line: CaseLine, today: Day, away: readonly Covered[] = []): WorkLine {
  const ref = line.ref ?? '';
  return {
    ref,
    href: casePath({ ref }),
    address: line.address,
    owner: line.ownerName,
    next: translateDynamic(ctx.locale, `cases.next.staff.${line.state}`),
    state: { slug: line.state, text: translateDynamic(ctx.locale, `cases.state.${line.state}`) },
    due: line.dueOn && formatterFor(ctx.locale).shortDay(line.dueOn),
    overdue: line.dueOn !== null && line.dueOn < today,
    officer: line.assigneeName,
    away: awayText(ctx, away, line.assignedTo),
  };
}

function awayText(
  { locale }: Context,
  away: readonly Covered[],
  assignedTo: CaseLine['assignedTo'],
): string | null {
  const colleague = away.find(({ id }) => id === assignedTo);
  if (!colleague) return null;
  return translator(locale)('exchanges.standIn.until', {
    day: formatterFor(locale).shortDay(colleague.until),
  });
}

/** “Dossiers de Camille, en remplacement jusqu’au 3 mai”, for each colleague whose work the reader does. */
export async function coveredNames(
  ctx: Context,
  away: readonly Covered[],
): Promise<{ readonly value: string; readonly text: string }[]> {
  if (away.length === 0) return [];
  const t = translator(ctx.locale);
  const staff = await listStaff(ctx.db.read);
  return away.map(({ id, until }) => ({
    value: String(id),
    text: t('exchanges.standIn.cases', {
      name: staff.find((account) => account.id === id)?.name ?? '',
      day: formatterFor(ctx.locale).day(until),
    }),
  }));
}
