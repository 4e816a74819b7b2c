import { auditPath } from '../../audits/audit-paths.ts';
import { apAvailable } from '../../budget/budget.ts';
import { envelopesFor, ledgerSums } from '../../budget/budget-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import type { Estimate } from '../../incentives/estimate.ts';
import { type ExplainedLine, explainTrace } from '../../incentives/explain-trace.ts';
import { dayOf, yearOf } from '../../shared/dates.ts';
import { allows } from '../../shared/permissions.ts';
import type { FieldError } from '../../web/forms.ts';
import { staffOf } from '../acting.ts';
import { piecesNeeded } from '../applicants/consents-of-case.ts';
import { hasPiece } from '../application/application.ts';
import { declarationFacts } from '../application/application-pages.ts';
import { type EstimateView, estimateView } from '../application/estimate-pages.ts';
import { estimateOf, type Project, projectOf } from '../application/project.ts';
import { flagText } from '../bills/flag-view.ts';
import { blocking, flagsOfQuotes, type RaisedFlag } from '../bills/open-flags.ts';
import { type ApplicationPiece, declarationOf } from '../case.ts';
import { worksWithoutQuote } from '../case-facts.ts';
import { type CaseHead, caseHead } from '../case-head-pages.ts';
import { type CasePanel, type CasePanelView, panelsFor } from '../case-panels.ts';
import * as paths from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { type CaseAction, canDo, doerOf, TURN } from '../case-workflow.ts';
import { openCorrection } from '../correction/correction-store.ts';
import { calculationOf } from '../decision/calculation.ts';
import { mayLapse } from '../decision/lapse-case.ts';
import { type CaseDocument, documentsOf } from '../pieces/document-store.ts';
import { checklistOf } from './eligibility.ts';

/** The one thing to do next, with what its form needs. */
export type NextStep =
  | { readonly kind: 'take-up'; readonly action: string }
  | { readonly kind: 'confirm'; readonly action: string; readonly unknown: number }
  | { readonly kind: 'review-audit'; readonly action: string; readonly auditHref: string }
  | { readonly kind: 'propose'; readonly action: string; readonly amount: string }
  | {
      readonly kind: 'validate';
      readonly action: string;
      readonly amount: string;
      readonly envelopes: readonly { readonly value: string; readonly text: string }[];
    }
  | { readonly kind: 'grant'; readonly action: string; readonly amount: string };

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

export function mayDo(ctx: Context, row: CaseRow, action: CaseAction): boolean {
  const doer = doerOf(row.state, action);
  return canDo(row.state, action) && doer !== 'owner' && allows(staffOf(ctx).role, doer);
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

/** Why the reader cannot do the step that is waiting, where it is not plain. */
function whyNot(ctx: Context, row: CaseRow): string | null {
  const t = translator(ctx.locale);
  const { role, accountId } = staffOf(ctx);
  if (row.state === 'validation' && row.proposedBy === accountId) return t('cases.instruct.sameOfficer');
  if (row.state === 'audit' && !allows(role, 'audits.review')) return t('cases.instruct.notAdviser');
  if (row.state === 'committee' && !allows(role, 'cases.grant')) return t('cases.instruct.notManager');
  return null;
}

async function nextStep(ctx: Context, row: CaseRow, estimate: Estimate): Promise<NextStep | null> {
  const ref = row.ref ?? '';
  const { money } = formatterFor(ctx.locale);
  const amount = money(calculationOf(row)?.award.amount ?? estimate.scheme?.amount ?? 0);
  const may = (action: CaseAction) => mayDo(ctx, row, action);
  if (may('take-up')) return { kind: 'take-up', action: paths.takeUpPath({ ref }) };
  if (may('confirm-eligibility'))
    return {
      kind: 'confirm',
      action: paths.confirmEligibilityPath({ ref }),
      unknown: checklistOf(estimate).unknown,
    };
  if (may('review-audit') && row.auditId !== null)
    return {
      kind: 'review-audit',
      action: paths.reviewAuditPath({ ref }),
      auditHref: auditPath({ audit: row.auditId }),
    };
  if (may('propose')) return { kind: 'propose', action: paths.proposePath({ ref }), amount };
  if (may('validate') && row.proposedBy !== staffOf(ctx).accountId)
    return {
      kind: 'validate',
      action: paths.validatePath({ ref }),
      amount,
      envelopes: await envelopeItems(ctx, row),
    };
  if (may('grant')) return { kind: 'grant', action: paths.grantPath({ ref }), amount };
  return null;
}

async function envelopeItems(ctx: Context, row: CaseRow): Promise<{ value: string; text: string }[]> {
  const year = yearOf(dayOf(ctx.clock()));
  const envelopes = await envelopesFor(ctx.db.read, row.schemeVersionId, year);
  return Promise.all(
    envelopes.map(async ({ id, slug, label }) => ({
      value: slug,
      text: translator(ctx.locale)('cases.instruct.envelopeItem', {
        label,
        amount: formatterFor(ctx.locale).money(apAvailable(await ledgerSums(ctx.db.read, id))),
      }),
    })),
  );
}

type Standing = {
  readonly project: Project;
  readonly estimate: Estimate;
  readonly documents: readonly CaseDocument[];
  readonly flags: readonly RaisedFlag[];
  readonly needed: readonly ApplicationPiece[];
};

/** What the use case would refuse, said before the click. */
function blockersOf(ctx: Context, step: NextStep, standing: Standing): string[] {
  if (step.kind === 'confirm') return confirmBlockers(ctx, standing);
  return step.kind === 'propose' ? proposeBlockers(ctx, standing) : [];
}

function confirmBlockers(ctx: Context, { estimate, documents, needed }: Standing): string[] {
  const t = translator(ctx.locale);
  const accepted = documents.filter(({ state }) => state === 'accepted');
  const missing = needed.filter((type) => !hasPiece(accepted, type)).length;
  return [
    ...(missing > 0 ? [t('cases.errors.piecesNotAccepted', { count: missing })] : []),
    ...(checklistOf(estimate).no > 0 ? [t('cases.errors.notEligible')] : []),
  ];
}

function proposeBlockers(ctx: Context, { project, estimate, documents, flags }: Standing): string[] {
  const t = translator(ctx.locale);
  const waiting = documents.filter(({ state }) => state === 'received').length;
  const refused = documents.some(({ type, state }) => type === 'quote' && state === 'refused');
  const flagged = blocking(flags).length;
  const unquoted = worksWithoutQuote(project.works).length;
  return [
    ...(waiting > 0 ? [t('cases.errors.piecesToExamine', { count: waiting })] : []),
    ...(refused ? [t('cases.errors.quoteRefused')] : []),
    ...(flagged > 0 ? [t('bills.errors.flagsOpen', { count: flagged })] : []),
    ...(unquoted > 0 ? [t('cases.errors.measuresWithoutQuote', { count: unquoted })] : []),
    ...(estimate.scheme?.status === 'eligible' ? [] : [t('cases.errors.notEligible')]),
  ];
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
