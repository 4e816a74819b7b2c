import type { Block } from '../../documents/pdf-document.ts';
import type { ActFacts, AgreementDetail } from './act-facts.ts';
import { heading, list, paragraph, quillOf, small } from './act-parts-pdf.ts';
import { contentOf, holds } from './agreement-terms.ts';
import { merger } from './agreement-values-pdf.ts';

/** Texts and decisions on which the agreement rests, from the law to this very case. */
export function visas(facts: ActFacts, detail: AgreementDetail): Block[] {
  const { t } = quillOf(facts);
  const merge = merger(facts, detail);
  const items = contentOf(detail)
    .visas.filter(({ when }) => holds(when, facts, detail))
    .map(({ text }) => merge(text));
  return [
    heading(t('agreements.act.agreement.visasTitle')),
    paragraph(t('agreements.act.agreement.visasIntro')),
    list(items.map((item, index) => item + (index === items.length - 1 ? ',' : '\u202f;'))),
    paragraph(t('agreements.act.agreement.agreed')),
    small(t(`agreements.act.agreement.${detail.legallyRequired ? 'required' : 'notRequired'}`)),
  ];
}
