import type { PdfDocument } from '../../documents/pdf-document.ts';
import { translateDynamic } from '../../i18n/translate.ts';
import { explainTrace } from '../../incentives/explain-trace.ts';
import type { ActFacts, DocumentRequestDetail, EligibilitySheetDetail } from './act-facts.ts';
import { heading, list, paragraph, quillOf, rulesName, sheet } from './act-parts-pdf.ts';
import { unitBlock } from './act-tables-pdf.ts';
import type { OwnPen } from './letter-pen-pdf.ts';

/** What is missing or wrong, item by item, and by when; the delay stands still meanwhile (CRPA art. L. 114-5). */
export function documentRequestPen(
  facts: ActFacts,
  { items, dueOn }: DocumentRequestDetail,
): OwnPen<'document-request'> {
  const said = (key: string) => translateDynamic(facts.lang, key);
  return {
    values: { 'date-limite': quillOf(facts).fmt.day(dueOn) },
    holds: {},
    blocks: {
      items: items.map(({ anchor, target, problem, message }) => {
        const name = said(`cases.${anchor === 'document' ? 'piece' : 'question'}.${target}`);
        return { item: `**${name}** (${said(`cases.problem.${problem}`)}) – ${message}` };
      }),
    },
  };
}

/** The conditions of the rules one by one, as they were met that day, with what was seen. Stays in the file. */
export function eligibilityPdf(facts: ActFacts, detail: EligibilitySheetDetail): PdfDocument {
  const quill = quillOf(facts);
  const { t, fmt } = quill;
  return sheet(facts, t('actTexts.eligibility.title'), [
    paragraph(
      t('actTexts.eligibility.intro', {
        ...rulesName(facts.rules, facts),
        ref: facts.case.ref,
        day: fmt.day(detail.checkedOn),
        officer: detail.checkedBy,
      }),
    ),
    unitBlock(facts.unit, quill),
    heading(t('actTexts.eligibility.conditions')),
    {
      kind: 'table',
      columns: [
        { header: t('actTexts.eligibility.condition'), share: 0.62 },
        { header: t('agreements.act.words.article'), share: 0.18 },
        { header: t('actTexts.eligibility.outcome'), share: 0.2 },
      ],
      rows: explainTrace(detail.conditions, facts.lang).map(({ text, article }, index) => [
        text,
        article ?? t('agreements.act.words.noSum'),
        t(`actTexts.eligibility.outcomes.${detail.conditions[index]?.outcome ?? 'info'}`),
      ]),
    },
    heading(t('actTexts.eligibility.pieces')),
    list(
      detail.pieces.map(
        ({ type, name, state }) =>
          `${translateDynamic(facts.lang, `cases.piece.${type}`)} – ${name} (${translateDynamic(facts.lang, `cases.pieceState.${state}`)})`,
      ),
    ),
  ]);
}
