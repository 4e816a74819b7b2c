import { mustExist, refused } from '../../shared/errors.ts';
import {
  type AgreementContent,
  type Article,
  isFree,
  isLocked,
  MOST_ARTICLES,
  type Passage,
} from './agreement-content.ts';

export type Direction = 'up' | 'down';

/** A list with one of its items one place further; at its end it stays there. */
export function moved<Item>(items: readonly Item[], at: number, direction: Direction): Item[] {
  const to = direction === 'up' ? at - 1 : at + 1;
  const item = items[at];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(at, 1).toSpliced(to, 0, item);
}

export const moveArticle = (content: AgreementContent, code: string, way: Direction): AgreementContent => ({
  ...content,
  articles: moved(
    content.articles,
    content.articles.findIndex((article) => article.code === code),
    way,
  ),
});

export const moveAnnex = (content: AgreementContent, name: string, way: Direction): AgreementContent => ({
  ...content,
  annexes: moved(content.annexes, (content.annexes as readonly string[]).indexOf(name), way),
});

/** @throws DomainError refused for an article that no agreement goes without */
export function removeArticle(content: AgreementContent, code: string): AgreementContent {
  if (isLocked(code)) throw refused('templates.errors.locked');
  return { ...content, articles: content.articles.filter((article) => article.code !== code) };
}

/** Writes an article in its place; the computed parts that it had must still be there. */
export function writeArticle(content: AgreementContent, article: Article): AgreementContent {
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
export function addFreeArticle(content: AgreementContent, title: Article['title']): AgreementContent {
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
export function freeCode({ articles }: AgreementContent): string {
  const taken = articles.filter(({ code }) => isFree(code)).map(({ code }) => Number(code.slice(5)));
  return `free-${Math.max(0, ...taken) + 1}`;
}

/** The visas, read and written like an article without a title. */
export const VISAS = 'visas';

/** @throws DomainError not-found for an article that the template does not have */
export function articleIn(content: AgreementContent, code: string): Article {
  if (code === VISAS)
    return { code, title: { fr: '', en: '' }, when: 'always', passages: [...content.visas] };
  return mustExist(
    content.articles.find((article) => article.code === code),
    'templates.errors.noArticle',
  );
}

/** The content with that article written, visas among them. */
export const withArticle = (content: AgreementContent, article: Article): AgreementContent =>
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
export function arranged(content: AgreementContent, deed: string): AgreementContent {
  const [verb, code = ''] = deed.split(' ');
  if (verb === 'remove') return removeArticle(content, code);
  const way: Direction = verb === 'up' ? 'up' : 'down';
  return code.startsWith('annex') ? moveAnnex(content, code, way) : moveArticle(content, code, way);
}
