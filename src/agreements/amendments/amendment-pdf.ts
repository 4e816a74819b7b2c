import type { Block, PdfDocument } from '../../documents/pdf-document.ts';
import type { ActFacts, AmendmentDetail } from '../acts/act-facts.ts';
import { heading, list, paragraph, paragraphs, quillOf, sheet } from '../acts/act-parts-pdf.ts';
import { articlesOf, passageBlocks, written } from '../acts/act-pen.ts';
import { parties } from '../acts/agreement-parties-pdf.ts';
import { type AnyPen, letterPen } from '../acts/letter-pen-pdf.ts';
import { signatureBoxes } from '../signing/signature-boxes-pdf.ts';
import type { SignedCopy } from '../signing/signature-proof.ts';
import { proofAnnex, proofAttachment } from '../signing/signature-proof-pdf.ts';
import type { AmendmentField, LetterField } from '../templates/act-spec.ts';
import { ORIGINAL_AMENDMENT } from '../templates/original-letters.ts';
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
  const { t } = quillOf(facts);
  const content = facts.text?.content ?? ORIGINAL_AMENDMENT;
  const pen = letterPen(facts, amendmentPen(facts, detail, signed));
  const [opening, ...parts] = articlesOf(pen, content.articles);
  const semicolon = facts.lang === 'fr' ? '\u202f;' : ';';
  const visas = content.visas.filter(({ when }) => pen.holds(when)).map(({ text }) => written(pen, text));
  const blocks: Block[] = [
    ...parties(facts),
    heading(t('agreements.act.agreement.visasTitle')),
    paragraph(t('agreements.act.agreement.visasIntro')),
    list(visas.map((item, index, all) => item + (index === all.length - 1 ? ',' : semicolon))),
    paragraph(t('agreements.act.agreement.agreed')),
    ...passageBlocks(pen, opening?.passages ?? []),
    ...parts.flatMap((part) => [heading(written(pen, part.title)), ...passageBlocks(pen, part.passages)]),
    ...(signed ? proofAnnex(facts, signed) : []),
  ];
  const subtitle = t('agreements.act.agreement.subtitle', {
    scheme: facts.rules.name[facts.lang],
    ref: facts.case.ref,
  });
  return {
    ...sheet(facts, opening ? written(pen, opening.title) : '', blocks, subtitle),
    ...(signed ? { attachments: [proofAttachment(facts, signed)] } : {}),
  };
}

function amendmentPen(facts: ActFacts, detail: AmendmentDetail, signed: SignedCopy | null): AnyPen {
  const { fmt } = quillOf(facts);
  const { agreement, earlier } = detail;
  const values: Record<Exclude<AmendmentField, LetterField>, string> = {
    ordinal: String(detail.ordinal),
    convention: agreement.number,
    'date-convention': fmt.day(agreement.issuedOn),
    'avenants-anterieurs': earlier.join(', '),
    'date-decision': fmt.day(detail.decidedOn),
  };
  return {
    values,
    holds: { 'earlier-amendments': earlier.length > 0 },
    blocks: {
      reason: paragraphs(detail.reason),
      changes: detail.changes.flatMap((change) => changedArticle(facts, detail, change)),
      signatures: [{ kind: 'signatures', boxes: signatureBoxes(facts, signed) }],
    },
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
