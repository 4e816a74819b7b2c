import type { Attachment, Block, PdfDocument } from '../../documents/pdf-document.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { signatureBoxes } from '../signing/signature-boxes-pdf.ts';
import type { SignedCopy } from '../signing/signature-proof.ts';
import { proofAnnex, proofAttachment } from '../signing/signature-proof-pdf.ts';
import type { ActFacts, AgreementDetail } from './act-facts.ts';
import { heading, paragraph, quillOf, sheet } from './act-parts-pdf.ts';
import { agreementAnnexes } from './agreement-annexes-pdf.ts';
import { agreementArticles } from './agreement-articles-pdf.ts';
import { parties } from './agreement-parties-pdf.ts';
import { visas } from './agreement-visas-pdf.ts';

/** The agreement as issued, or, with the signatures given, the signed copy with its proof. Text: agreement-text.ts. */
export function agreementPdf(
  facts: ActFacts,
  detail: AgreementDetail,
  signed: SignedCopy | null = null,
): PdfDocument {
  const { t } = quillOf(facts);
  const blocks: Block[] = [
    ...parties(facts),
    ...visas(facts, detail),
    ...agreementArticles(facts, detail),
    heading(t('agreements.act.agreement.signaturesTitle')),
    paragraph(t('agreements.act.agreement.signaturesText')),
    { kind: 'signatures', boxes: signatureBoxes(facts, signed) },
    ...agreementAnnexes(facts, detail),
    ...(signed ? proofAnnex(facts, signed) : []),
  ];
  const subtitle = t('agreements.act.agreement.subtitle', {
    scheme: facts.rules.name[facts.lang],
    ref: facts.case.ref,
  });
  return {
    ...sheet(facts, t('agreements.act.agreement.title'), blocks, subtitle),
    attachments: [calculationFile(facts, detail), ...(signed ? [proofAttachment(facts, signed)] : [])],
  };
}

/** The frozen calculation, as a file inside the PDF: anyone can do the sum again. */
const calculationFile = (facts: ActFacts, detail: AgreementDetail): Attachment => ({
  name: 'calcul.json',
  mime: 'application/json',
  description: quillOf(facts).t('agreements.act.agreement.a4.title'),
  content: canonicalJson({
    act: facts.number,
    issuedOn: facts.issuedOn,
    rules: facts.rules,
    calculation: detail.calculation,
  }),
  relationship: 'Data',
});
