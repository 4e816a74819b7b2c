import type { Block, PdfDocument } from '../../documents/pdf-document.ts';
import { translateDynamic } from '../../i18n/translate.ts';
import { aidName, explainTrace } from '../../incentives/explain-trace.ts';
import type { TraceLine } from '../../incentives/trace.ts';
import type { ActFacts, InstructionReportDetail } from './act-facts.ts';
import { heading, list, paragraph, type Quill, quillOf, rulesName, sheet } from './act-parts-pdf.ts';
import { traceTable, unitBlock } from './act-tables-pdf.ts';
import { worksTable } from './works-tables-pdf.ts';

/** What the second officer checks before validating: facts, conditions, computation, plan, and what to look at. */
export function instructionReportPdf(facts: ActFacts, detail: InstructionReportDetail): PdfDocument {
  const quill = quillOf(facts);
  const { t, fmt } = quill;
  const { award } = detail;
  return sheet(facts, t('decisions.act.report.title'), [
    {
      kind: 'facts',
      items: [
        { term: t('agreements.act.particulars.case'), value: facts.case.ref },
        { term: t('decisions.act.report.owner'), value: facts.beneficiary.name },
        {
          term: t('decisions.act.report.submitted'),
          value: fmt.day(facts.case.submittedOn ?? facts.issuedOn),
        },
        { term: t('decisions.act.report.proposedBy'), value: detail.proposedBy },
        { term: t('decisions.act.report.amount'), value: fmt.exactMoney(award.amount) },
      ],
    },
    heading(t('decisions.act.report.alerts')),
    detail.alerts.length > 0 ? list(detail.alerts) : paragraph(t('decisions.act.report.noAlert')),
    heading(t('decisions.act.report.home')),
    unitBlock(facts.unit, quill),
    heading(t('decisions.act.report.pieces')),
    piecesTable(detail, quill, facts),
    heading(t('decisions.act.report.checklist')),
    paragraph(t('decisions.act.report.rules', rulesName(facts.rules, facts))),
    checklistTable(detail.checklist, facts, quill),
    heading(t('decisions.act.report.computation')),
    worksTable(detail.project.works, facts, t('agreements.act.grant.worksTitle')),
    traceTable(award.trace, facts, quill, {
      label: t('agreements.act.liquidation.award'),
      cents: award.amount,
    }),
    heading(t('decisions.act.report.funding')),
    fundingTable(detail, facts, quill),
  ]);
}

const piecesTable = ({ pieces }: InstructionReportDetail, { t }: Quill, { lang }: ActFacts): Block => ({
  kind: 'table',
  columns: [
    { header: t('decisions.act.report.piece'), share: 0.35 },
    { header: t('decisions.act.report.file'), share: 0.45 },
    { header: t('decisions.act.report.standing'), share: 0.2 },
  ],
  rows: pieces.map(({ type, name, state }) => [
    translateDynamic(lang, `cases.piece.${type}`),
    name,
    translateDynamic(lang, `cases.pieceState.${state}`),
  ]),
});

const checklistTable = (checklist: readonly TraceLine[], { lang }: ActFacts, { t }: Quill): Block => ({
  kind: 'table',
  columns: [
    { header: t('decisions.act.report.condition'), share: 0.64 },
    { header: t('agreements.act.words.article'), share: 0.16 },
    { header: t('decisions.act.report.standing'), share: 0.2 },
  ],
  rows: explainTrace(checklist, lang).map(({ text, article, outcome }) => [
    text,
    article ?? t('agreements.act.words.noSum'),
    translateDynamic(lang, `cases.instruct.outcome.${outcome}`),
  ]),
});

const fundingTable = (
  { award }: InstructionReportDetail,
  { lang, rules }: ActFacts,
  { t, fmt }: Quill,
): Block => ({
  kind: 'table',
  columns: [
    { header: t('decisions.act.report.source'), share: 0.7 },
    { header: t('agreements.act.words.amount'), share: 0.3, align: 'right' },
  ],
  rows: award.funding.map(({ code, kind, amount }) => [
    kind === 'own' ? t('cases.plan.own') : aidName(code, lang, { [rules.code]: rules.name }),
    fmt.exactMoney(amount),
  ]),
  foot: [[t('agreements.act.words.total'), fmt.exactMoney(award.cost.ttc)]],
});
