import type { PdfDocument } from '../../documents/pdf-document.ts';
import type { ActFacts } from './act-facts.ts';
import { actPdf } from './act-pdf.ts';

/**
 * An English translation of an act for those it is addressed to, drawn again from its frozen facts. Every page says that it
 * has no value and that the French text prevails; it bears no code to verify, and is neither sealed nor kept.
 */
export function courtesyCopy(facts: ActFacts): PdfDocument {
  const { verification: _, attachments: __, ...document } = actPdf({ ...facts, lang: 'en' }, () => '');
  return { ...document, courtesy: true };
}
