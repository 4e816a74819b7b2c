import { auditPath } from '../../audits/audit-paths.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { type ExplainedLine, explainTrace } from '../../incentives/explain-trace.ts';
import { dayOf } from '../../shared/dates.ts';
import type { FieldError } from '../../web/forms.ts';
import { piecesNeeded } from '../applicants/consents-of-case.ts';
import { declarationFacts } from '../application/declaration-facts.ts';
import { type EstimateView, estimateView } from '../application/estimate-pages.ts';
import { estimateOf, type Project, projectOf } from '../application/project.ts';
import { flagText } from '../bills/flag-view.ts';
import { flagsOfQuotes } from '../bills/open-flags.ts';
import { declarationOf } from '../case.ts';
import { type CaseHead, caseHead } from '../case-head-pages.ts';
import { type CasePanel, type CasePanelView, panelsFor } from '../case-panels.ts';
import * as paths from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { TURN } from '../case-workflow.ts';
import { openCorrection } from '../correction/correction-store.ts';
import { calculationOf } from '../decision/calculation.ts';
import { mayLapse } from '../decision/lapse-case.ts';
import { documentsOf } from '../pieces/document-store.ts';
import { checklistOf } from './eligibility.ts';
import { mayDo } from './may-do.ts';
import { blockersOf, type NextStep, nextStep, whyNot } from './next-step.ts';

export type ReasonedDeed = {
  readonly kind: 'refuse' | 'dismiss' | 'send-back' | 'reopen' | 'lapse';
  readonly action: string;
};

export type InstructPage = {
  readonly head: CaseHead;
  readonly turn: {
    readonly mine: boolean;
    readonly who: string | null;
    readonly title: string;
    readonly text: string | null;
    readonly deadline: string | null;
    readonly overdue: boolean;
    readonly link: { readonly text: string; readonly href: string } | null;
  };
  readonly step: NextStep | null;
  readonly blockers: readonly string[];
  readonly correctionHref: string | null;
  readonly openItems: readonly { readonly text: string; readonly done: boolean }[];
  readonly deeds: readonly ReasonedDeed[];
  readonly checklist: readonly (ExplainedLine & { readonly tone: string })[];
  readonly checklistSummary: string;
  readonly declaration: readonly { readonly label: string; readonly value: string | null }[];
  readonly works: readonly {
    readonly name: string;
    readonly quantity: string;
    readonly cost: string;
    readonly source: string;
    readonly quoted: boolean;
  }[];
  readonly flags: readonly string[];
  readonly estimate: EstimateView;
  readonly frozen: string | null;
  readonly audit: {
    readonly href: string;
    readonly title: string;
    readonly state: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly gain: string | null;
  } | null;
  readonly decision: { readonly title: string; readonly day: string; readonly reason: string | null } | null;
  readonly panels: readonly CasePanelView[];
  readonly workflow: string;
  /** The form that came back with an error, and what was typed in it. */
  readonly failed: { readonly kind: ReasonedDeed['kind'] | 'next'; readonly reason: string } | null;
  readonly errors: readonly FieldError[];
};

export type FailedForm = {
  readonly kind: ReasonedDeed['kind'] | 'next';
  readonly reason: string;
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'cases/case': InstructPage;
  }
}

/** The officer's first page of a case: whose turn, the next deed with what stands in its way, the rules, the works. */
export async function instructPage(
  ctx: Context,
  row: CaseRow,
  panels: readonly CasePanel[],
  failed: FailedForm | null = null,
): Promise<InstructPage> {
  const { read } = ctx.db;
  const project = await projectOf(read, ctx, row);
  // What was decided is read as it was frozen; before that, as the pieces stand.
  const estimate = calculationOf(row)?.estimate ?? estimateOf(project);
  const documents = await documentsOf(read, row.id);
  const flags = await flagsOfQuotes(read, ctx, row, project.quotes);
  const shown = await panelsFor(panels, ctx, row, 'staff');
  const step = await nextStep(ctx, row, estimate);
  const open = await openCorrection(read, row.id);
  const names = estimate.scheme ? { [estimate.scheme.code]: estimate.scheme.name } : {};
  const checklist = checklistOf(estimate);
  const t = translator(ctx.locale);
  return {
    head: await caseHead(ctx, row, 'instruction'),
    turn: turnOf(ctx, row, shown, step, open !== null),
    step,
    blockers: step
      ? blockersOf(ctx, step, { project, estimate, documents, flags, needed: await piecesNeeded(read, row) })
      : [],
    correctionHref: mayDo(ctx, row, 'request-correction')
      ? paths.caseCorrectionPath({ ref: row.ref ?? '' })
      : null,
    openItems: (open?.items ?? []).map((item) => ({
      text: `${translateDynamic(ctx.locale, `cases.${item.anchor === 'document' ? 'piece' : 'question'}.${item.target}`)} – ${item.message}`,
      done: item.answeredAt !== null,
    })),
    deeds: deedsOf(ctx, row),
    checklist: explainTrace(checklist.lines, ctx.locale, names).map((line) => ({
      ...line,
      tone: line.outcome === 'yes' ? 'success' : line.outcome === 'no' ? 'danger' : 'waiting',
    })),
    checklistSummary: t('cases.instruct.checklistSummary', {
      yes: checklist.yes,
      no: checklist.no,
      unknown: checklist.unknown,
    }),
    declaration: declarationFacts(ctx, declarationOf(row)),
    works: worksLines(ctx, project),
    flags: flags
      .filter(({ waiver }) => waiver === null)
      .map((raised) => `${raised.bill.company} – ${flagText(ctx.locale, raised)}`),
    estimate: estimateView(estimate, ctx.locale, 'staff'),
    frozen: frozenText(ctx, row),
    audit: auditView(ctx, project),
    decision: decisionOf(ctx, row),
    panels: shown,
    workflow: paths.workflowPath(),
    failed: failed && { kind: failed.kind, reason: failed.reason },
    errors: failed?.errors ?? [],
  };
}

function turnOf(
  ctx: Context,
  row: CaseRow,
  panels: readonly CasePanelView[],
  step: NextStep | null,
  correcting: boolean,
): InstructPage['turn'] {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  const link = panels.find((panel) => panel.action)?.action ?? null;
  const party = TURN[row.state];
  return {
    mine: step !== null || link !== null,
    who: party === 'nobody' ? null : translateDynamic(ctx.locale, `cases.party.${party}`),
    title: translateDynamic(ctx.locale, `cases.next.staff.${row.state}`),
    text:
      correcting && row.dueOn
        ? t('cases.instruct.correctionOpenText', { day: day(row.dueOn) })
        : whyNot(ctx, row),
    deadline: row.dueOn && day(row.dueOn),
    overdue: row.dueOn !== null && row.dueOn < dayOf(ctx.clock()),
    link,
  };
}

const deedsOf = (ctx: Context, row: CaseRow): ReasonedDeed[] => {
  const ref = row.ref ?? '';
  const hrefs = {
    'send-back': paths.sendBackPath({ ref }),
    refuse: paths.refusePath({ ref }),
    dismiss: paths.dismissPath({ ref }),
    reopen: paths.reopenPath({ ref }),
    lapse: paths.lapsePath({ ref }),
  };
  const today = dayOf(ctx.clock());
  return (['send-back', 'refuse', 'dismiss', 'lapse', 'reopen'] as const)
    .filter((kind) => mayDo(ctx, row, kind) && (kind !== 'lapse' || mayLapse(row, today)))
    .map((kind) => ({ kind, action: hrefs[kind] }));
};

function worksLines(ctx: Context, { works }: Project): InstructPage['works'] {
  const t = translator(ctx.locale);
  const { money, number } = formatterFor(ctx.locale);
  return works.map(({ measure, quantity, unit, costHT, source }) => ({
    name: translateDynamic(ctx.locale, `incentives.terms.measure.${measure}`),
    quantity: quantity === null ? '–' : unit === 'm2' ? `${number(quantity)}\u00a0m²` : number(quantity),
    cost: money(costHT),
    source: t(`cases.instruct.source.${source}`),
    quoted: source === 'quote',
  }));
}

function frozenText(ctx: Context, row: CaseRow): string | null {
  const calculation = calculationOf(row);
  if (!calculation) return null;
  const day = formatterFor(ctx.locale).day(dayOf(calculation.frozenAt));
  return translator(ctx.locale)('cases.instruct.frozen', { day });
}

function auditView(ctx: Context, { audit }: Project): InstructPage['audit'] {
  if (!audit) return null;
  const t = translator(ctx.locale);
  const { scenario } = audit;
  return {
    href: auditPath({ audit: audit.id }),
    title: t('cases.instruct.audit', { number: audit.number }),
    state: t(`cases.instruct.auditState.${audit.state}`),
    before: scenario?.before.energyClass ?? null,
    after: scenario?.after.energyClass ?? null,
    gain: scenario
      ? t('cases.instruct.gain', {
          percent: formatterFor(ctx.locale).percent(scenario.gainPercent / 100),
        })
      : null,
  };
}

function decisionOf(ctx: Context, row: CaseRow): InstructPage['decision'] {
  if (row.decidedAt === null && row.state !== 'dismissed') return null;
  return {
    title: translateDynamic(ctx.locale, `cases.state.${row.awarded === null ? row.state : 'granted'}`),
    day: formatterFor(ctx.locale).day(dayOf(row.decidedAt ?? row.stateSince)),
    reason: row.decisionReason,
  };
}
