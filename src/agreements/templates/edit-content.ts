import { mustExist, refused } from '../../shared/errors.ts';
import { type ActContent, type Article, isFree, MOST_ARTICLES, type Passage } from './act-content.ts';
import { isLocked } from './original-acts.ts';
import type { TemplateKind } from './template-kinds.ts';

export type Direction = 'up' | 'down';

/** A list with one of its items one place further; at its end it stays there. */
export function moved<Item>(items: readonly Item[], at: number, direction: Direction): Item[] {
  const to = direction === 'up' ? at - 1 : at + 1;
  const item = items[at];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(at, 1).toSpliced(to, 0, item);
}

export const moveArticle = (content: ActContent, code: string, way: Direction): ActContent => ({
  ...content,
  articles: moved(
    content.articles,
    content.articles.findIndex((article) => article.code === code),
    way,
  ),
});

export const moveAnnex = (content: ActContent, name: string, way: Direction): ActContent => ({
  ...content,
  annexes: moved(content.annexes, (content.annexes as readonly string[]).indexOf(name), way),
});

/** @throws DomainError refused for an article that no act of that kind goes without */
export function removeArticle(kind: TemplateKind, content: ActContent, code: string): ActContent {
  if (isLocked(kind, code)) throw refused('templates.errors.locked');
  return { ...content, articles: content.articles.filter((article) => article.code !== code) };
}

/** Writes an article in its place; the computed parts that it had must still be there. */
export function writeArticle(content: ActContent, article: Article): ActContent {
  const before = content.articles.find(({ code }) => code === article.code);
  if (before && String(computedIn(before)) !== String(computedIn(article)))
    throw refused('templates.errors.computedMissing');
  return {
    ...content,
    articles: content.articles.map((one) => (one.code === article.code ? article : one)),
  };
}

const computedIn = ({ passages }: Article): string[] =>
  passages.flatMap((passage) => (passage.kind === 'computed' ? [passage.block] : [])).sort();

/** Adds an article of the authority's own at the end, to be written and moved. */
export function addFreeArticle(content: ActContent, title: Article['title']): ActContent {
  if (content.articles.length >= MOST_ARTICLES) throw refused('templates.errors.tooManyArticles');
  const empty = {
    kind: 'text',
    shape: 'paragraph',
    text: { fr: '', en: '' },
    when: 'always',
  } as const;
  const article: Article = { code: freeCode(content), title, when: 'always', passages: [empty] };
  return { ...content, articles: [...content.articles, article] };
}

/** The next code that no article bears. */
export function freeCode({ articles }: ActContent): string {
  const taken = articles.filter(({ code }) => isFree(code)).map(({ code }) => Number(code.slice(5)));
  return `free-${Math.max(0, ...taken) + 1}`;
}

/** The visas, read and written like an article without a title. */
export const VISAS = 'visas';

/** @throws DomainError not-found for an article that the template does not have */
export function articleIn(content: ActContent, code: string): Article {
  if (code === VISAS)
    return { code, title: { fr: '', en: '' }, when: 'always', passages: [...content.visas] };
  return mustExist(
    content.articles.find((article) => article.code === code),
    'templates.errors.noArticle',
  );
}

/** The content with that article written, visas among them. */
export const withArticle = (content: ActContent, article: Article): ActContent =>
  article.code === VISAS
    ? {
        ...content,
        visas: article.passages.flatMap((passage) =>
          passage.kind === 'text' ? [{ ...passage, shape: 'item' as const }] : [],
        ),
      }
    : writeArticle(content, article);

const EMPTY: Passage = { kind: 'text', shape: 'paragraph', text: { fr: '', en: '' }, when: 'always' };

/** What a button of the form does to the passages: `add`, `up 2`, `down 2`, `remove 2`; `save` leaves them. */
export function arrangedPassages(passages: readonly Passage[], deed: string): Passage[] {
  const [verb, place] = deed.split(' ');
  const at = Number(place);
  if (verb === 'add') return [...passages, EMPTY];
  if (verb === 'up' || verb === 'down') return moved(passages, at, verb);
  if (verb === 'remove') return passages.filter((passage, n) => n !== at || passage.kind === 'computed');
  return [...passages];
}

/** What a button of the page does to articles and annexes: `up a4`, `down annex2`, `remove free-1`. */
export function arranged(kind: TemplateKind, content: ActContent, deed: string): ActContent {
  const [verb, code = ''] = deed.split(' ');
  if (verb === 'remove') return removeArticle(kind, content, code);
  const way: Direction = verb === 'up' ? 'up' : 'down';
  if (code.startsWith('annex')) return moveAnnex(content, code, way);
  const next = moveArticle(content, code, way);
  // The title of a letter is that of its first part, which therefore stays first.
  return content.articles[0]?.code === 'opening' && next.articles[0]?.code !== 'opening' ? content : next;
}
