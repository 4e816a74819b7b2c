import type { CasePanelView } from '../../cases/case-panels.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { isFrozen } from '../audit.ts';
import * as paths from '../audit-paths.ts';
import { findAudit } from '../audit-store.ts';
import { reportOfAudit } from './audit-report-store.ts';

/** The audit's report as the file of a case holds it. */
export type ReportPanel = {
  readonly text: string;
  readonly report: { readonly text: string; readonly href: string } | null;
  readonly english: string | null;
  readonly scenarios: string;
};

/** Shown as soon as the case rests on an audit that is computed. */
export async function reportPanel(
  ctx: Context,
  seen: CaseRow,
  reader: 'staff' | 'owner',
): Promise<CasePanelView | null> {
  const { read } = ctx.db;
  const audit = seen.auditId === null ? undefined : await findAudit(read, seen.auditId);
  if (!audit || audit.result === null || audit.state === 'draft') return null;
  const t = translator(ctx.locale);
  const frozen = isFrozen(audit);
  const made = !frozen || ((await reportOfAudit(read, audit.id))?.fileHash ?? null) !== null;
  const owner = { unit: audit.unitId };
  const staff = { audit: audit.id };
  const href = (query: { lang?: string } = {}) =>
    reader === 'owner'
      ? paths.myReportPath(owner, { number: audit.number, ...query })
      : paths.auditReportPath(staff, query);
  const model: ReportPanel = {
    text:
      audit.reviewedAt === null
        ? t('auditReport.panel.draftText', { number: audit.number })
        : t('auditReport.panel.text', {
            number: audit.number,
            day: formatterFor(ctx.locale).day(dayOf(audit.reviewedAt)),
          }),
    report: made
      ? { text: t(frozen ? 'auditReport.panel.open' : 'auditReport.panel.draft'), href: href() }
      : null,
    english: made ? href({ lang: 'en' }) : null,
    scenarios: reader === 'owner' ? paths.myProposalsPath(owner) : paths.proposalsPath(staff),
  };
  return { view: 'audits/_report-panel.njk', model, action: null };
}
