import { logoSvg } from '../../documents/logo-svg.ts';
import type { Block, Fact, PdfDocument } from '../../documents/pdf-document.ts';
import { withBold } from '../../documents/pdf-document.ts';
import { wholeEuros } from '../../incentives/aid-shown.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import { moneyRange } from '../questionnaire/result-pages.ts';
import { lastStage } from '../scenarios/proposal.ts';
import { signedPercent } from '../works/works-result-pages.ts';
import { type AuditReport, gapsOf } from './audit-report.ts';
import { comparedBlocks, methodBlocks, unknownBlocks } from './report-method-pdf.ts';
import { heading, list, type ReportQuill, reportQuill, small } from './report-parts-pdf.ts';
import { proposalBlocks } from './report-proposal-pdf.ts';
import { leadBlock, postsBlocks, stateBlocks } from './report-state-pdf.ts';

/**
 * The audit report as a document: what an audit must contain (state before works, scenarios in steps and in one go, six
 * posts, areas and performances, costs, bills, aids, method), said as an estimate and never as a DPE.
 * @param standing a draft bears a watermark; French is what is sealed, English says that it is a translation
 */
export function auditReportPdf(
  report: AuditReport,
  locale: Locale,
  standing: 'draft' | 'final',
): PdfDocument {
  const quill = reportQuill(report, locale);
  const { t, fmt } = quill;
  const { identity, service, logo } = report.authority;
  return {
    lang: locale,
    title: t('auditReport.title'),
    subtitle: t('auditReport.subtitle'),
    reference: report.reference,
    issuedAt: report.issuedAt,
    letterhead: {
      authority: identity.name[locale],
      service: service.name[locale],
      address: identity.address,
      logoSvg: logoSvg(logo),
    },
    dateLine: t('auditReport.doneAt', { city: identity.city, day: fmt.day(report.issuedOn) }),
    specimen: report.specimen,
    draft: standing === 'draft',
    blocks: [
      ...(locale === 'fr' ? [] : [small(t('auditReport.translated'))]),
      { kind: 'facts', items: factsOf(quill, standing) },
      ...summaryBlocks(quill),
      ...gapBlocks(quill),
      ...stateBlocks(quill),
      ...postsBlocks(quill),
      { kind: 'page-break' },
      heading(t('auditReport.proposals.title')),
      leadBlock(quill),
      ...report.proposals.flatMap((proposal, index) => proposalBlocks(quill, proposal, index)),
      ...comparedBlocks(quill),
      ...unknownBlocks(quill),
      ...methodBlocks(quill),
      ...(standing === 'final' && locale === 'fr' ? [small(t('auditReport.sealed'))] : []),
    ],
    attachments: [
      {
        name: 'audit.json',
        mime: 'application/json',
        description: t('auditReport.data'),
        content: JSON.stringify(dataOf(report), null, 2),
        relationship: 'Data',
      },
    ],
  };
}

/** What a machine may check the report with: everything but who the people are. */
const dataOf = ({
  format,
  reference,
  issuedAt,
  answers,
  result,
  proposals,
  tariffs,
  catalogue,
}: AuditReport) => ({
  format,
  reference,
  issuedAt,
  answers,
  result,
  proposals,
  tariffs,
  catalogue,
});

function factsOf({ report, t, fmt }: ReportQuill, standing: 'draft' | 'final'): Fact[] {
  const { unit, owner, number, reviewer, result } = report;
  const place = [unit.postcode, unit.commune].filter((part) => part !== null).join(' ');
  return [
    { term: t('auditReport.facts.dwelling'), value: `${unit.address}, ${place}` },
    ...(unit.parcel ? [{ term: t('auditReport.facts.parcel'), value: unit.parcel }] : []),
    { term: t('auditReport.facts.owner'), value: owner ?? t('auditReport.facts.unknownOwner') },
    {
      term: t('auditReport.facts.audit'),
      value: t('auditReport.facts.auditText', { number, day: fmt.day(dayOf(result.computedAt)) }),
    },
    {
      term: t('auditReport.facts.reviewer'),
      value:
        standing === 'draft' || reviewer === null
          ? t('auditReport.facts.notReviewed')
          : t('auditReport.facts.reviewedText', { name: reviewer, day: fmt.day(report.issuedOn) }),
    },
  ];
}

function summaryBlocks({ report, locale, t, fmt }: ReportQuill): Block[] {
  const { likely, low, high, bills } = report.result;
  const euros = (cents: number) => fmt.money(wholeEuros(cents));
  const now = t('auditReport.summary.now', {
    energyClass: likely.energyClass,
    ep: likely.ep,
    ges: likely.ges,
  });
  const range =
    low.energyClass === high.energyClass
      ? []
      : [t('auditReport.summary.nowRange', { low: low.energyClass, high: high.energyClass })];
  const proposals = report.proposals.map((proposal) => {
    const { after, gainPercent } = lastStage(proposal).soFar;
    const more =
      proposal.potential > 0
        ? ` (${t('auditScenarios.potential', { amount: euros(proposal.potential) })})`
        : '';
    return t('auditReport.summary.proposal', {
      name: proposal.name,
      after: after.energyClass,
      gain: signedPercent(-gainPercent, locale),
      cost: euros(proposal.cost),
      granted: euros(proposal.granted) + more,
      remainder: euros(proposal.remainder),
    });
  });
  const year = t('auditReport.summary.bills', { before: moneyRange(bills, locale) });
  return [
    {
      kind: 'callout',
      title: t('auditReport.summary.title'),
      text: [[now, ...range, year].join(' '), ...proposals].map(withBold),
    },
  ];
}

function gapBlocks({ report, t }: ReportQuill): Block[] {
  const gaps = gapsOf(report.proposals);
  if (gaps.length === 0) return [];
  return [heading(t('auditReport.gapsTitle'), 3), list(gaps.map((gap) => t(`auditReport.gaps.${gap}`)))];
}
