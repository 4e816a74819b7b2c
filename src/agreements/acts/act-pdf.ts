import type { PdfDocument } from '../../documents/pdf-document.ts';
import { amendmentPdf } from '../amendments/amendment-pdf.ts';
import type { ActFacts } from './act-facts.ts';
import { agreementPdf } from './agreement-pdf.ts';
import { financingPdf } from './financing-pdf.ts';
import { eligibilityPdf } from './instruction-acts-pdf.ts';
import { instructionReportPdf } from './instruction-report-pdf.ts';
import { isLetterDetail, letterPdf } from './letter-pdf.ts';
import { liquidationPdf, paymentOrderPdf } from './payment-acts-pdf.ts';
import { transferAcceptancePdf } from './transfer-acceptance-pdf.ts';

/** Opens a secret frozen with the facts (an IBAN), for the time of the drawing. */
export type OpenSecret = (box: string) => string;

/** The document of an act, from its frozen facts only. */
export function actPdf(facts: ActFacts, open: OpenSecret): PdfDocument {
  const { detail } = facts;
  if (isLetterDetail(detail)) return letterPdf(facts, detail);
  switch (detail.kind) {
    case 'agreement':
      return agreementPdf(facts, detail);
    case 'amendment':
      return amendmentPdf(facts, detail);
    case 'eligibility-sheet':
      return eligibilityPdf(facts, detail);
    case 'financing-plan':
      return financingPdf(facts, detail);
    case 'liquidation':
      return liquidationPdf(facts, detail);
    case 'payment-order':
      return paymentOrderPdf(facts, detail, open(detail.ibanSealed));
    case 'instruction-report':
      return instructionReportPdf(facts, detail);
    case 'transfer-acceptance':
      return transferAcceptancePdf(facts, detail);
  }
}
