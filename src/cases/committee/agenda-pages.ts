import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { typedText } from '../../web/forms.ts';
import { casePath } from '../case-paths.ts';
import { fieldOf, reasonFieldOf } from './committee-forms.ts';
import type { Shown, TypedDecisions } from './committee-pages.ts';
import * as paths from './committee-paths.ts';
import type { Session } from './committee-store.ts';
import type { SessionLine } from './session-lines.ts';

export type Choice = { readonly value: string; readonly text: string };

export type CaseCells = {
  readonly ref: string;
  readonly href: string;
  readonly owner: string;
  readonly address: string;
  readonly facts: readonly string[];
  readonly due: string | null;
  readonly overdue: boolean;
  readonly amount: string;
};

export type AgendaRow = CaseCells & {
  readonly running: string;
  readonly field: string;
  readonly value: string;
  readonly reasonField: string;
  readonly reason: string;
  /** What somebody else recorded meanwhile, where it differs from what was typed. */
  readonly stored: string | null;
  readonly stale: boolean;
  readonly decision: Shown;
  readonly outcome: Shown;
  readonly takeOff: string | null;
};

export function agendaRow(
  ctx: Context,
  session: Session,
  line: SessionLine,
  running: number,
  { typed }: TypedDecisions,
): AgendaRow {
  const t = translator(ctx.locale);
  const { item } = line;
  const [field, reasonField] = [fieldOf(item.id), reasonFieldOf(item.id)];
  const value = typed[field] === undefined ? item.provisional : typedText(typed, field);
  const reason = typed[reasonField] === undefined ? (item.reason ?? '') : typedText(typed, reasonField);
  const differs = value !== item.provisional || reason.trim() !== (item.reason ?? '');
  const words = [t(`committee.provisional.${item.provisional}`), item.reason].filter(Boolean).join(' – ');
  return {
    ...cellsOf(ctx, { ...line, amount: item.amount }),
    running: formatterFor(ctx.locale).money(running),
    field,
    value,
    reasonField,
    reason,
    stored: typed[field] !== undefined && differs ? words : null,
    stale: line.stale,
    decision: { slug: item.provisional, text: t(`committee.provisional.${item.provisional}`) },
    outcome: { slug: item.outcome, text: t(`committee.outcome.${item.outcome}`) },
    takeOff: session.state === 'planned' ? paths.takeOffPath({ session: session.id, item: item.id }) : null,
  };
}

type CellFacts = Omit<SessionLine, 'item' | 'stale'> & { readonly amount: number };

export function cellsOf(ctx: Context, line: CellFacts): CaseCells {
  const t = translator(ctx.locale);
  const { money, month, shortDay } = formatterFor(ctx.locale);
  const { classBefore, classAfter, vacantSince, cost, dueOn } = line;
  return {
    ref: line.ref,
    href: casePath({ ref: line.ref }),
    owner: line.owner,
    address: line.address.includes(line.commune) ? line.address : `${line.address}, ${line.commune}`,
    facts: [
      classBefore && classAfter
        ? t('committee.fact.classes', { before: classBefore, after: classAfter })
        : null,
      vacantSince ? t('committee.fact.vacant', { month: month(vacantSince) }) : null,
      cost === null ? null : t('committee.fact.cost', { amount: money(cost) }),
    ].filter((text) => text !== null),
    due: dueOn && shortDay(dueOn),
    overdue: dueOn !== null && dueOn < dayOf(ctx.clock()),
    amount: money(line.amount),
  };
}
