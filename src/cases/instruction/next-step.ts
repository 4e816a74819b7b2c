import { auditPath } from '../../audits/audit-paths.ts';
import { apAvailable } from '../../budget/budget.ts';
import { envelopesFor, ledgerSums } from '../../budget/budget-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Estimate } from '../../incentives/estimate.ts';
import { dayOf, yearOf } from '../../shared/dates.ts';
import { allows } from '../../shared/permissions.ts';
import { staffOf } from '../acting.ts';
import { hasPiece } from '../application/application.ts';
import type { Project } from '../application/project.ts';
import { blocking, type RaisedFlag } from '../bills/open-flags.ts';
import type { ApplicationPiece } from '../case.ts';
import { worksWithoutQuote } from '../case-facts.ts';
import * as paths from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import type { CaseAction } from '../case-workflow.ts';
import { calculationOf } from '../decision/calculation.ts';
import type { CaseDocument } from '../pieces/document-store.ts';
import { checklistOf } from './eligibility.ts';
import { mayDo } from './may-do.ts';

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

/** Why the reader cannot do the step that is waiting, where it is not plain. */
export function whyNot(ctx: Context, row: CaseRow): string | null {
  const t = translator(ctx.locale);
  const { role, accountId } = staffOf(ctx);
  if (row.state === 'validation' && row.proposedBy === accountId) return t('cases.instruct.sameOfficer');
  if (row.state === 'audit' && !allows(role, 'audits.review')) return t('cases.instruct.notAdviser');
  if (row.state === 'committee' && !allows(role, 'cases.grant')) return t('cases.instruct.notManager');
  return null;
}

export async function nextStep(ctx: Context, row: CaseRow, estimate: Estimate): Promise<NextStep | null> {
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
export function blockersOf(ctx: Context, step: NextStep, standing: Standing): string[] {
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
