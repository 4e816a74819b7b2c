import type { Block } from '../../documents/pdf-document.ts';
import type { Undertaking } from '../../incentives/scheme-schema.ts';
import type { Article, Computed } from '../templates/act-content.ts';
import type { TemplateField } from '../templates/merge-fields.ts';
import type { ActFacts } from './act-facts.ts';
import { heading, quillOf } from './act-parts-pdf.ts';
import { type Pen, type Piece, passageBlocks } from './act-pen.ts';
import { traceTable, unitBlock } from './act-tables-pdf.ts';
import { termTable } from './agreement-term-pdf.ts';
import { contentOf, holds, type Terms } from './agreement-terms.ts';
import { articlesWritten, fieldValues, merger } from './agreement-values-pdf.ts';

/** The articles in the order of the template frozen with the act, numbered from 1. */
export const agreementArticles = (facts: ActFacts, terms: Terms): Block[] =>
  articlesWritten(facts, terms).flatMap((article) => [
    heading(articleHeading(facts, terms, article.code)),
    ...passageBlocks(agreementPen(facts, terms), article.passages),
  ]);

/** “Article 4 – Montant de l’aide”, as this agreement numbers and names it. */
export function articleHeading(facts: ActFacts, terms: Terms, code: Article['code']): string {
  const { t } = quillOf(facts);
  const written = articlesWritten(facts, terms);
  const article = contentOf(terms).articles.find((one) => one.code === code);
  const n = written.findIndex((one) => one.code === code) + 1;
  const title = article ? merger(facts, terms)(article.title) : '';
  return t('agreements.act.agreement.article', { n, title });
}

/** What an article says with that field: an amendment quotes it before and after. */
export const passagesWith = (
  facts: ActFacts,
  terms: Terms,
  code: Article['code'],
  field: TemplateField,
): Block[] => {
  const { passages = [] } = contentOf(terms).articles.find((one) => one.code === code) ?? {};
  const naming = passages.filter(
    (passage) => passage.kind === 'text' && passage.text[facts.lang].includes(`{${field}}`),
  );
  return passageBlocks(agreementPen(facts, terms), naming);
};

function agreementPen(facts: ActFacts, terms: Terms): Pen {
  const compute: Partial<Record<Computed, (facts: ActFacts, terms: Terms) => readonly Piece[]>> = COMPUTE;
  return {
    lang: facts.lang,
    values: fieldValues(facts, terms),
    holds: (condition) => holds(condition, facts, terms),
    compute: (block) => compute[block]?.(facts, terms) ?? [],
  };
}

const COMPUTE = {
  dwelling: (facts) => [unitBlock(facts.unit, quillOf(facts))],
  calculation: (facts, { award }) => {
    const quill = quillOf(facts);
    const total = { label: quill.t('agreements.act.liquidation.award'), cents: award.amount };
    return [traceTable(award.trace, facts, quill, total)];
  },
  undertakings: (facts, { undertakings }) =>
    undertakings.map((undertaking) => ({ item: asClause(undertaking, facts) })),
  terms: (facts, { undertakings }) => [termTable(undertakings, facts)],
} satisfies Partial<Record<Computed, (facts: ActFacts, terms: Terms) => readonly Piece[]>>;

/** “Louer le logement… pendant six ans.” becomes a clause: small first letter, semicolon. */
function asClause({ text }: Undertaking, { lang }: ActFacts): string {
  const words = text[lang].replace(/[.\s]+$/, '');
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}${lang === 'fr' ? '\u202f' : ''};`;
}
