import type { PdfDocument } from '../../documents/pdf-document.ts';
import { translateDynamic } from '../../i18n/translate.ts';
import { explainTrace } from '../../incentives/explain-trace.ts';
import type { ActFacts, DocumentRequestDetail, EligibilitySheetDetail } from './act-facts.ts';
import {
  heading,
  letter,
  list,
  paragraph,
  questionsBlock,
  quillOf,
  rulesName,
  sheet,
  signatoryBlocks,
  small,
} from './act-parts-pdf.ts';
import { unitAddress, unitBlock } from './act-tables-pdf.ts';

/** What is missing or wrong, item by item, and by when; the delay stands still meanwhile (CRPA art. L. 114-5). */
export function documentRequestPdf(facts: ActFacts, detail: DocumentRequestDetail): PdfDocument {
  const { t, fmt } = quillOf(facts);
  const named = ({ anchor, target }: DocumentRequestDetail['items'][number]) =>
    translateDynamic(facts.lang, `cases.${anchor === 'document' ? 'piece' : 'question'}.${target}`);
  return letter(facts, t('actTexts.request.title'), [
    paragraph(t('agreements.act.greeting')),
    paragraph(t('actTexts.request.intro', { address: unitAddress(facts.unit), ref: facts.case.ref })),
    list(
      detail.items.map(
        (item) =>
          `**${named(item)}** (${translateDynamic(facts.lang, `cases.problem.${item.problem}`)}) – ${item.message}`,
      ),
    ),
    paragraph(t('actTexts.request.until', { day: fmt.day(detail.dueOn) })),
    paragraph(t('actTexts.request.paused')),
    questionsBlock(facts),
    paragraph(t('agreements.act.farewell')),
    ...signatoryBlocks(facts),
    small(facts.authority.privacy[facts.lang]),
  ]);
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
