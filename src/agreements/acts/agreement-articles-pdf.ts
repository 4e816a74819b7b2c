import { type Block, withBold } from '../../documents/pdf-document.ts';
import type { Undertaking } from '../../incentives/scheme-schema.ts';
import type { Article, Computed, Passage } from '../templates/agreement-content.ts';
import type { TemplateField } from '../templates/merge-fields.ts';
import type { ActFacts } from './act-facts.ts';
import { heading, quillOf } from './act-parts-pdf.ts';
import { traceTable, unitBlock } from './act-tables-pdf.ts';
import { termTable } from './agreement-term-pdf.ts';
import { contentOf, holds, type Terms } from './agreement-terms.ts';
import { articlesWritten, merger } from './agreement-values-pdf.ts';

/** The articles in the order of the template frozen with the act, numbered from 1. */
export const agreementArticles = (facts: ActFacts, terms: Terms): Block[] =>
  articlesWritten(facts, terms).flatMap((article) => [
    heading(articleHeading(facts, terms, article.code)),
    ...passageBlocks(facts, terms, article.passages),
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
  return passageBlocks(facts, terms, naming);
};

/** Items that follow one another make one list, those that the software writes among them. */
function passageBlocks(facts: ActFacts, terms: Terms, passages: readonly Passage[]): Block[] {
  const merge = merger(facts, terms);
  const pieces = passages.flatMap((passage): Piece[] => {
    if (passage.kind === 'computed') return COMPUTE[passage.block](facts, terms);
    if (!holds(passage.when, facts, terms)) return [];
    const text = merge(passage.text);
    return [passage.shape === 'item' ? { item: text } : { kind: 'paragraph', text: withBold(text) }];
  });
  return gathered(pieces);
}

type Piece = Block | { readonly item: string };

function gathered(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  let items: string[] = [];
  const close = () => {
    if (items.length > 0) blocks.push({ kind: 'list', items: items.map(withBold) });
    items = [];
  };
  for (const piece of pieces) {
    if ('item' in piece) {
      items.push(piece.item);
      continue;
    }
    close();
    blocks.push(piece);
  }
  close();
  return blocks;
}

const COMPUTE: Readonly<Record<Computed, (facts: ActFacts, terms: Terms) => Piece[]>> = {
  dwelling: (facts) => [unitBlock(facts.unit, quillOf(facts))],
  calculation: (facts, { award }) => {
    const quill = quillOf(facts);
    const total = { label: quill.t('agreements.act.liquidation.award'), cents: award.amount };
    return [traceTable(award.trace, facts, quill, total)];
  },
  undertakings: (facts, { undertakings }) =>
    undertakings.map((undertaking) => ({ item: asClause(undertaking, facts) })),
  terms: (facts, { undertakings }) => [termTable(undertakings, facts)],
};

/** “Louer le logement… pendant six ans.” becomes a clause: small first letter, semicolon. */
function asClause({ text }: Undertaking, { lang }: ActFacts): string {
  const words = text[lang].replace(/[.\s]+$/, '');
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}${lang === 'fr' ? '\u202f' : ''};`;
}
