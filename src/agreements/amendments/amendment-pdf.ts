import type { Block, PdfDocument } from '../../documents/pdf-document.ts';
import type { ActFacts, AmendmentDetail } from '../acts/act-facts.ts';
import { heading, list, paragraph, paragraphs, quillOf, sheet } from '../acts/act-parts-pdf.ts';
import { parties } from '../acts/agreement-parties-pdf.ts';
import { signatureBoxes } from '../signing/signature-boxes-pdf.ts';
import type { SignedCopy } from '../signing/signature-proof.ts';
import { proofAnnex, proofAttachment } from '../signing/signature-proof-pdf.ts';
import type { Change } from './amendment.ts';
import { quoteOf } from './quote-change-pdf.ts';

/**
 * An amendment: parties, what it rests on, its reason, each changed article with its old and its new text, and the
 * statement that the others are unchanged (art. 15 of the agreement). With the signatures given, the signed copy.
 */
export function amendmentPdf(
  facts: ActFacts,
  detail: AmendmentDetail,
  signed: SignedCopy | null = null,
): PdfDocument {
  const { t, fmt } = quillOf(facts);
  const { agreement, earlier, changes } = detail;
  const blocks: Block[] = [
    ...parties(facts),
    heading(t('agreements.act.agreement.visasTitle')),
    paragraph(t('agreements.act.agreement.visasIntro')),
    list(
      [
        t('amendments.act.basedOn', { number: agreement.number, day: fmt.day(agreement.issuedOn) }),
        ...(earlier.length > 0 ? [t('amendments.act.earlier', { numbers: earlier.join(', ') })] : []),
        t('amendments.act.decision', { day: fmt.day(detail.decidedOn) }),
      ].map(
        (item, index, all) => item + (index === all.length - 1 ? ',' : facts.lang === 'fr' ? '\u202f;' : ';'),
      ),
    ),
    paragraph(t('agreements.act.agreement.agreed')),
    heading(t('amendments.act.reasonTitle')),
    ...paragraphs(detail.reason),
    ...changes.flatMap((change) => changedArticle(facts, detail, change)),
    heading(t('amendments.act.othersTitle')),
    paragraph(t('amendments.act.others', { number: agreement.number })),
    paragraph(t('amendments.act.effect')),
    heading(t('agreements.act.agreement.signaturesTitle')),
    paragraph(t('amendments.act.signatures')),
    { kind: 'signatures', boxes: signatureBoxes(facts, signed) },
    ...(signed ? proofAnnex(facts, signed) : []),
  ];
  const title = t('amendments.act.title', { ordinal: detail.ordinal, number: agreement.number });
  const subtitle = t('agreements.act.agreement.subtitle', {
    scheme: facts.rules.name[facts.lang],
    ref: facts.case.ref,
  });
  return {
    ...sheet(facts, title, blocks, subtitle),
    ...(signed ? { attachments: [proofAttachment(facts, signed)] } : {}),
  };
}

function changedArticle(facts: ActFacts, detail: AmendmentDetail, change: Change): Block[] {
  const { t } = quillOf(facts);
  const { title, before, after } = quoteOf(facts, detail, change);
  return [
    heading(title),
    { kind: 'heading', level: 3, text: t('amendments.act.before') },
    ...before,
    { kind: 'heading', level: 3, text: t('amendments.act.after') },
    ...after,
  ];
}
