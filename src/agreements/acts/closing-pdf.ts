import type { PdfDocument } from '../../documents/pdf-document.ts';
import { translateDynamic } from '../../i18n/translate.ts';
import type { ActFacts, ClosingDetail } from './act-facts.ts';
import { heading, letter, paragraph, questionsBlock, quillOf, signatoryBlocks } from './act-parts-pdf.ts';
import { unitAddress } from './act-tables-pdf.ts';

/** Tells the owner that everything promised was kept. */
export function closingPdf(facts: ActFacts, detail: ClosingDetail): PdfDocument {
  const { t, fmt } = quillOf(facts);
  const since = detail.occupiedOn
    ? t('agreements.act.closing.since', { day: fmt.day(detail.occupiedOn) })
    : '';
  return letter(facts, t('agreements.act.closing.title'), [
    paragraph(t('agreements.act.greeting')),
    paragraph(t('agreements.act.closing.intro', { address: unitAddress(facts.unit), since })),
    paragraph(t('agreements.act.closing.paid', { amount: fmt.exactMoney(detail.paid) })),
    heading(t('agreements.act.closing.undertakingsTitle')),
    {
      kind: 'table',
      columns: [
        { header: t('agreements.act.closing.undertaking'), share: 0.5 },
        { header: t('agreements.act.closing.from'), share: 0.25 },
        { header: t('agreements.act.closing.to'), share: 0.25 },
      ],
      rows: detail.undertakings.map(({ kind, startsOn, endsOn }) => [
        translateDynamic(facts.lang, `incentives.undertakings.${kind}`),
        fmt.day(startsOn),
        fmt.day(endsOn),
      ]),
    },
    paragraph(t('agreements.act.closing.archive')),
    questionsBlock(facts),
    paragraph(t('agreements.act.farewell')),
    ...signatoryBlocks(facts),
  ]);
}
