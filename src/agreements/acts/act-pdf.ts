import type { PdfDocument } from '../../documents/pdf-document.ts';
import { amendmentPdf } from '../amendments/amendment-pdf.ts';
import type { ActFacts } from './act-facts.ts';
import { agreementPdf } from './agreement-pdf.ts';
import { breachNoticePdf, recoveryPdf } from './breach-acts-pdf.ts';
import { closingPdf } from './closing-pdf.ts';
import { grantPdf, refusalPdf } from './decision-pdf.ts';
import { financingPdf } from './financing-pdf.ts';
import { documentRequestPdf, eligibilityPdf } from './instruction-acts-pdf.ts';
import { instructionReportPdf } from './instruction-report-pdf.ts';
import { liquidationPdf, paymentOrderPdf, recoveryOrderPdf } from './payment-acts-pdf.ts';
import { appealDecisionPdf, dismissalPdf, lapsePdf } from './reasoned-decisions-pdf.ts';
import { receiptPdf } from './receipt-pdf.ts';
import { transferAcceptancePdf } from './transfer-acceptance-pdf.ts';

/** Opens a secret frozen with the facts (an IBAN), for the time of the drawing. */
export type OpenSecret = (box: string) => string;

/** The document of an act, from its frozen facts only. */
export function actPdf(facts: ActFacts, open: OpenSecret): PdfDocument {
  const { detail } = facts;
  switch (detail.kind) {
    case 'receipt':
      return receiptPdf(facts, detail);
    case 'decision-grant':
      return grantPdf(facts, detail);
    case 'decision-refusal':
      return refusalPdf(facts, detail);
    case 'agreement':
      return agreementPdf(facts, detail);
    case 'amendment':
      return amendmentPdf(facts, detail);
    case 'document-request':
      return documentRequestPdf(facts, detail);
    case 'eligibility-sheet':
      return eligibilityPdf(facts, detail);
    case 'financing-plan':
      return financingPdf(facts, detail);
    case 'liquidation':
      return liquidationPdf(facts, detail);
    case 'payment-order':
      return paymentOrderPdf(facts, detail, open(detail.ibanSealed));
    case 'recovery-order':
      return recoveryOrderPdf(facts, detail);
    case 'closing-letter':
      return closingPdf(facts, detail);
    case 'decision-dismissal':
      return dismissalPdf(facts, detail);
    case 'decision-lapse':
      return lapsePdf(facts, detail);
    case 'appeal-decision':
      return appealDecisionPdf(facts, detail);
    case 'instruction-report':
      return instructionReportPdf(facts, detail);
    case 'breach-notice':
      return breachNoticePdf(facts, detail);
    case 'recovery-decision':
      return recoveryPdf(facts, detail);
    case 'transfer-acceptance':
      return transferAcceptancePdf(facts, detail);
  }
}
