import { translateDynamic } from '../../i18n/translate.ts';
import type { ActFacts, ReceiptDetail } from './act-facts.ts';
import { list, quillOf } from './act-parts-pdf.ts';
import type { OwnPen } from './letter-pen-pdf.ts';

/** Acknowledgement of an application: date, contact, silence rule, appeal routes (CRPA art. R. 112-5). */
export function receiptPen(facts: ActFacts, detail: ReceiptDetail): OwnPen<'receipt'> {
  const { fmt } = quillOf(facts);
  const pieces = detail.pieces.map(
    ({ type, name }) => `${translateDynamic(facts.lang, `cases.piece.${type}`)} – ${name}`,
  );
  return {
    values: {
      'date-reception': fmt.day(facts.case.submittedOn ?? facts.issuedOn),
      'date-silence': fmt.day(detail.silenceOn),
    },
    holds: { pieces: pieces.length > 0, 'no-piece': pieces.length === 0 },
    blocks: { pieces: pieces.length > 0 ? [list(pieces)] : [] },
  };
}
