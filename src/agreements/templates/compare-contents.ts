import type { Localised } from '../../shared/locale.ts';
import { LOCALES } from '../../shared/locale.ts';
import type { ActContent, AnnexName, Article, Condition, Passage } from './act-content.ts';

/** One thing that differs between two contents; `before` and `after` are what is written, in one language. */
export type Difference =
  | { readonly kind: 'article-added' | 'article-removed'; readonly article: Article }
  | { readonly kind: 'article-moved'; readonly article: Article; readonly from: number; readonly to: number }
  | {
      readonly kind: 'article-condition';
      readonly article: Article;
      readonly before: Condition;
      readonly after: Condition;
    }
  | { readonly kind: 'annex-moved'; readonly annex: AnnexName; readonly from: number; readonly to: number }
  | {
      readonly kind: 'title' | 'passage-added' | 'passage-removed' | 'passage-changed' | 'passage-condition';
      /** Null for the visas. */
      readonly article: Article | null;
      readonly lang: keyof Localised;
      readonly before: string | null;
      readonly after: string | null;
    }
  | { readonly kind: 'passages-moved'; readonly article: Article | null };

/** All that differs, in the order of the later content; none when both say the same. */
export function compareContents(before: ActContent, after: ActContent): Difference[] {
  const kept = after.articles.flatMap((article) => {
    const was = before.articles.find(({ code }) => code === article.code);
    return was ? [{ was, article }] : [];
  });
  const codes = (content: ActContent) => content.articles.map(({ code }) => code);
  return [
    ...passageChanges(null, before.visas, after.visas),
    ...before.articles
      .filter(({ code }) => !codes(after).includes(code))
      .map((article): Difference => ({ kind: 'article-removed', article })),
    ...after.articles
      .filter(({ code }) => !codes(before).includes(code))
      .map((article): Difference => ({ kind: 'article-added', article })),
    ...movedAmong(codes(before), codes(after)).flatMap(({ item, from, to }): Difference[] => {
      const article = after.articles.find(({ code }) => code === item);
      return article ? [{ kind: 'article-moved', article, from, to }] : [];
    }),
    ...kept.flatMap(({ was, article }) => articleChanges(was, article)),
    ...movedAmong(before.annexes, after.annexes).map(
      ({ item, from, to }): Difference => ({ kind: 'annex-moved', annex: item, from, to }),
    ),
  ];
}

function articleChanges(was: Article, article: Article): Difference[] {
  return [
    ...LOCALES.filter((lang) => was.title[lang] !== article.title[lang]).map(
      (lang): Difference => ({
        kind: 'title',
        article,
        lang,
        before: was.title[lang],
        after: article.title[lang],
      }),
    ),
    ...(was.when === article.when
      ? []
      : [{ kind: 'article-condition' as const, article, before: was.when, after: article.when }]),
    ...passageChanges(article, was.passages, article.passages),
  ];
}

/** Items that changed their place among those that both lists hold, with their places from 1. */
function movedAmong<Item>(before: readonly Item[], after: readonly Item[]) {
  const was = before.filter((item) => after.includes(item));
  const now = after.filter((item) => before.includes(item));
  const still = common(was, now, (a, b) => a === b).map(([a]) => was[a]);
  return now
    .filter((item) => !still.includes(item))
    .map((item) => ({ item, from: before.indexOf(item) + 1, to: after.indexOf(item) + 1 }));
}

type Gap = { readonly gone: Passage[]; readonly come: Passage[] };

/** What stands between two passages that stayed as they were was rewritten there, line by line. */
function passageChanges(
  article: Article | null,
  before: readonly Passage[],
  after: readonly Passage[],
): Difference[] {
  const key = (passage: Passage) => JSON.stringify(passage);
  const [was, now] = [before.map(key), after.map(key)];
  if (String([...was].sort()) === String([...now].sort()))
    return String(was) === String(now) ? [] : [{ kind: 'passages-moved', article }];
  const pairs = common(was, now, (a, b) => a === b);
  return gapsBetween(before, after, pairs).flatMap(({ gone, come }) =>
    Array.from({ length: Math.max(gone.length, come.length) }).flatMap((_, index) =>
      passageChange(article, gone[index], come[index]),
    ),
  );
}

function gapsBetween(
  before: readonly Passage[],
  after: readonly Passage[],
  pairs: readonly (readonly [number, number])[],
): Gap[] {
  const ends = [...pairs, [before.length, after.length] as const];
  return ends.map(([b, a], index) => {
    const [lastB, lastA] = ends[index - 1] ?? [-1, -1];
    return { gone: before.slice(lastB + 1, b), come: after.slice(lastA + 1, a) };
  });
}

function passageChange(
  article: Article | null,
  was: Passage | undefined,
  now: Passage | undefined,
): Difference[] {
  const [before, after] = [textOf(was), textOf(now)];
  const kind = before === null ? 'passage-added' : after === null ? 'passage-removed' : 'passage-changed';
  const lines = LOCALES.flatMap((lang): Difference[] => {
    const [b, a] = [before?.[lang] ?? null, after?.[lang] ?? null];
    return b === a ? [] : [{ kind, article, lang, before: b, after: a }];
  });
  if (lines.length > 0 || was?.kind !== 'text' || now?.kind !== 'text') return lines;
  return [{ kind: 'passage-condition', article, lang: 'fr', before: was.when, after: now.when }];
}

const textOf = (passage: Passage | undefined): Localised | null =>
  passage?.kind === 'text' ? passage.text : null;

/** The longest run of pairs that both lists hold in the same order, by their indexes. */
function common<Item>(
  a: readonly Item[],
  b: readonly Item[],
  same: (a: Item, b: Item) => boolean,
): [number, number][] {
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  const match = (i: number, j: number) => same(a[i] as Item, b[j] as Item);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (best[i] as number[])[j] = match(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; )
    if (match(i, j)) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  return pairs;
}
