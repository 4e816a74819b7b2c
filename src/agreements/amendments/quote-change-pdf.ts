import type { Block } from '../../documents/pdf-document.ts';
import type { ActFacts, AmendmentDetail } from '../acts/act-facts.ts';
import { quillOf, small } from '../acts/act-parts-pdf.ts';
import { articleHeading, passagesWith } from '../acts/agreement-articles-pdf.ts';
import { ownerParty } from '../acts/agreement-parties-pdf.ts';
import { termTable } from '../acts/agreement-term-pdf.ts';
import { deadlinesTable } from '../acts/calendar-table-pdf.ts';
import { worksTable } from '../acts/works-tables-pdf.ts';
import { type AgreementTerms, amendedAgreement, amendedBeneficiary } from './agreement-in-force.ts';
import { ARTICLE_OF, type Change } from './amendment.ts';

export type Quote = {
  readonly title: string;
  readonly before: readonly Block[];
  readonly after: readonly Block[];
};

/** The old and the new text of what a change touches, drawn by the very functions that draw the agreement. */
export function quoteOf(facts: ActFacts, { agreement }: AmendmentDetail, change: Change): Quote {
  const [before, after] = [agreement.inForce, amendedAgreement(agreement.inForce, [change])];
  const draw = (terms: AgreementTerms) => quoted(facts, terms, change, terms === before ? 'before' : 'after');
  return { title: titleOf(facts, before, change), before: draw(before), after: draw(after) };
}

function titleOf(facts: ActFacts, terms: AgreementTerms, { kind }: Change): string {
  const { t } = quillOf(facts);
  const article = ARTICLE_OF[kind];
  return article === 'parties' ? t('amendments.act.parties') : articleHeading(facts, terms, article);
}

function quoted(facts: ActFacts, terms: AgreementTerms, change: Change, side: 'before' | 'after'): Block[] {
  const { t } = quillOf(facts);
  switch (change.kind) {
    case 'amount':
      // The table of the calculation stays that of the decision: the amendment changes the ceiling, not how it was reckoned.
      return [
        ...passagesWith(facts, terms, 'a4', 'montant'),
        ...(side === 'after' ? [small(t('amendments.act.calculation'))] : []),
      ];
    case 'works':
      return [worksTable(terms.project.works, facts, t('agreements.act.agreement.annex2.worksCaption'))];
    case 'deadline':
      return [
        deadlinesTable(
          terms.deadlines.filter(({ code }) => code === change.code),
          facts,
        ),
      ];
    case 'undertaking':
      return [
        termTable(
          terms.undertakings.filter(({ kind }) => kind === change.undertaking),
          facts,
        ),
      ];
    case 'beneficiary':
      return [
        ownerParty(
          side === 'before' ? facts : { ...facts, beneficiary: amendedBeneficiary(facts, [change]) },
        ),
      ];
  }
}
