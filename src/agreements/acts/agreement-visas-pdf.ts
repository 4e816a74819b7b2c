import type { Block } from '../../documents/pdf-document.ts';
import type { ActFacts, AgreementDetail } from './act-facts.ts';
import { heading, list, paragraph, quillOf, rulesName, small } from './act-parts-pdf.ts';

/** Texts and decisions on which the agreement rests, from the law to this very case. */
export function visas(facts: ActFacts, { award, legallyRequired }: AgreementDetail): Block[] {
  const { t, fmt } = quillOf(facts);
  const cited = (visa: ActFacts['authority']['visas']['delegation']) =>
    t('agreements.act.legalBasis.reference', {
      title: visa.title[facts.lang],
      reference: visa.reference,
      day: fmt.day(visa.day),
    });
  const { deliberation, allocationRules, delegation } = facts.authority.visas;
  const items = [
    t('agreements.act.legalBasis.law2000'),
    t('agreements.act.legalBasis.decree2001'),
    t('agreements.act.legalBasis.cgct'),
    t('agreements.act.legalBasis.cch'),
    cited(deliberation),
    cited(allocationRules),
    t('agreements.act.legalBasis.rules', {
      ...rulesName(facts.rules, facts),
      day: fmt.day(facts.rules.effectiveFrom),
      hash: facts.rules.contentHash.slice(0, 16),
    }),
    cited(delegation),
    ...(award.budget ? [t('agreements.act.legalBasis.budget', award.budget)] : []),
    ...(facts.case.submittedOn
      ? [
          t('agreements.act.legalBasis.application', {
            day: fmt.day(facts.case.submittedOn),
            ref: facts.case.ref,
          }),
        ]
      : []),
    t('agreements.act.legalBasis.decision', { day: fmt.day(award.decidedOn) }),
  ];
  return [
    heading(t('agreements.act.agreement.visasTitle')),
    paragraph(t('agreements.act.agreement.visasIntro')),
    list(items.map((item, index) => item + (index === items.length - 1 ? ',' : '\u202f;'))),
    paragraph(t('agreements.act.agreement.agreed')),
    small(t(`agreements.act.agreement.${legallyRequired ? 'required' : 'notRequired'}`)),
  ];
}
