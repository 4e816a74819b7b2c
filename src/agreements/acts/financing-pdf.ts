import type { PdfDocument } from '../../documents/pdf-document.ts';
import type { ActFacts, FinancingPlanDetail } from './act-facts.ts';
import { heading, paragraph, quillOf, sheet } from './act-parts-pdf.ts';
import { unitAddress } from './act-tables-pdf.ts';
import { fundingBlocks } from './funding-table-pdf.ts';
import { outlookBlocks, waterfallBlock } from './outlook-tables-pdf.ts';
import { worksTable } from './works-tables-pdf.ts';

/** Who pays what for the works, as proposed to the decision; the sum of funding is the cost TTC. */
export function financingPdf(
  facts: ActFacts,
  { cost, funding, works, around }: FinancingPlanDetail,
): PdfDocument {
  const { t, fmt } = quillOf(facts);
  return sheet(facts, t('actTexts.financing.title'), [
    paragraph(
      t('actTexts.financing.intro', {
        beneficiary: facts.beneficiary.name,
        address: unitAddress(facts.unit),
        ref: facts.case.ref,
        ht: fmt.exactMoney(cost.ht),
        ttc: fmt.exactMoney(cost.ttc),
      }),
    ),
    heading(t('agreements.act.agreement.annex1.title')),
    ...(around ? [waterfallBlock(around, facts)] : []),
    ...fundingBlocks({ cost, funding }, facts),
    worksTable(works, facts, t('agreements.act.agreement.annex2.worksCaption')),
    ...(around ? outlookBlocks(around, facts) : []),
  ]);
}
