import type { PdfDocument } from '../../documents/pdf-document.ts';
import { translateDynamic } from '../../i18n/translate.ts';
import type { ActFacts, ReceiptDetail } from './act-facts.ts';
import {
  appealBlocks,
  heading,
  letter,
  list,
  paragraph,
  questionsBlock,
  quillOf,
  small,
} from './act-parts-pdf.ts';
import { unitAddress } from './act-tables-pdf.ts';

/** Acknowledgement of an application: date, contact, silence rule, appeal routes (CRPA art. R. 112-5). */
export function receiptPdf(facts: ActFacts, detail: ReceiptDetail): PdfDocument {
  const { t, fmt } = quillOf(facts);
  const pieces = detail.pieces.map(
    ({ type, name }) => `${translateDynamic(facts.lang, `cases.piece.${type}`)} – ${name}`,
  );
  return letter(facts, t('agreements.act.receipt.title'), [
    paragraph(t('agreements.act.greeting')),
    paragraph(
      t('agreements.act.receipt.intro', {
        submitted: fmt.day(facts.case.submittedOn ?? facts.issuedOn),
        address: unitAddress(facts.unit),
        ref: facts.case.ref,
      }),
    ),
    heading(t('agreements.act.receipt.piecesTitle')),
    pieces.length > 0 ? list(pieces) : paragraph(t('agreements.act.receipt.noPiece')),
    heading(t('agreements.act.receipt.nextTitle')),
    paragraph(t('agreements.act.receipt.next')),
    paragraph(t('agreements.act.receipt.silence', { day: fmt.day(detail.silenceOn) })),
    { kind: 'callout', tone: 'warning', text: [t('agreements.act.receipt.notStarted')] },
    questionsBlock(facts),
    ...appealBlocks(facts),
    small(facts.authority.privacy[facts.lang]),
  ]);
}
