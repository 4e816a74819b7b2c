import type { Block, PdfDocument } from '../../documents/pdf-document.ts';
import { ORIGINAL_LETTERS } from '../templates/original-letters.ts';
import { isLetter, type LetterKind } from '../templates/template-kinds.ts';
import type { ActFacts, DetailOf } from './act-facts.ts';
import { heading, letter } from './act-parts-pdf.ts';
import { articlesOf, type Pen, passageBlocks, written } from './act-pen.ts';
import { attestationFormPen } from './attestation-form-pdf.ts';
import { breachNoticePen, recoveryDecisionPen } from './breach-acts-pdf.ts';
import { closingPen } from './closing-pdf.ts';
import { grantPen, refusalPen } from './decision-pdf.ts';
import { documentRequestPen } from './instruction-acts-pdf.ts';
import { type AnyPen, letterPen, type OwnPen } from './letter-pen-pdf.ts';
import { recoveryOrderPen } from './payment-acts-pdf.ts';
import { appealDecisionPen, dismissalPen, lapsePen } from './reasoned-decisions-pdf.ts';
import { receiptPen } from './receipt-pdf.ts';

const PENS: {
  readonly [Kind in LetterKind]: (facts: ActFacts, detail: DetailOf<Kind>) => OwnPen<Kind>;
} = {
  receipt: receiptPen,
  'document-request': documentRequestPen,
  'decision-grant': grantPen,
  'decision-refusal': refusalPen,
  'decision-dismissal': dismissalPen,
  'decision-lapse': lapsePen,
  'appeal-decision': appealDecisionPen,
  'closing-letter': closingPen,
  'recovery-order': recoveryOrderPen,
  'breach-notice': breachNoticePen,
  'recovery-decision': recoveryDecisionPen,
  'attestation-form': attestationFormPen,
};

/** A letter from the texts frozen with it; one issued before texts were frozen says the original ones. */
export function letterPdf(facts: ActFacts, detail: DetailOf<LetterKind>): PdfDocument {
  const { kind } = detail;
  const own = PENS[kind] as (facts: ActFacts, detail: DetailOf<LetterKind>) => AnyPen;
  const pen = letterPen(facts, own(facts, detail));
  const parts = articlesOf(pen, (facts.text?.content ?? ORIGINAL_LETTERS[kind]).articles);
  const opening = parts.find(({ code }) => code === 'opening');
  const blocks = parts.flatMap((part): Block[] => [
    ...(part === opening ? [] : titleOf(pen, part.title)),
    ...passageBlocks(pen, part.passages),
  ]);
  return letter(facts, opening ? written(pen, opening.title) : '', blocks);
}

const titleOf = (pen: Pen, title: Parameters<typeof written>[1]): Block[] => {
  const text = written(pen, title);
  return text.trim() === '' ? [] : [heading(text)];
};

export const isLetterDetail = (
  detail: ActFacts['detail'],
): detail is Extract<ActFacts['detail'], { kind: LetterKind }> => isLetter(detail.kind);
