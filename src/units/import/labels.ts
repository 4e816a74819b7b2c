import { translateDynamic } from '../../i18n/translate.ts';
import { foldHeading } from '../../shared/fold-heading.ts';
import { LOCALES } from '../../shared/locale.ts';

/** Slugs by the words people read for them, whatever the case, the accents and the apostrophes. */
export type Labels<Slug extends string> = ReadonlyMap<string, Slug>;

/** The words of a list of slugs in each language: `labelsOf('units.status', STATUS_SLUGS)`. */
export const labelsOf = <Slug extends string>(key: string, slugs: readonly Slug[]): Labels<Slug> =>
  new Map(
    slugs.flatMap((slug) =>
      LOCALES.map((locale) => [foldHeading(translateDynamic(locale, `${key}.${slug}`)), slug] as const),
    ),
  );

/** The same from words written out. */
export const labelsFrom = <Slug extends string>(
  words: Readonly<Record<Slug, readonly string[]>>,
): Labels<Slug> =>
  new Map(
    (Object.keys(words) as Slug[]).flatMap((slug) =>
      words[slug].map((word) => [foldHeading(word), slug] as const),
    ),
  );

export const slugOf = <Slug extends string>(labels: Labels<Slug>, text: string): Slug | null =>
  labels.get(foldHeading(text)) ?? null;

/**
 * The slugs of a list written out, `Succession en cours, Incapacité (âge, handicap)`: a comma may separate two of them or
 * be part of one, so the longest run of pieces that is known is taken. Null when a piece is in none.
 */
export function slugsOf<Slug extends string>(labels: Labels<Slug>, text: string): Slug[] | null {
  const pieces = text.split(/[,;\n\u2028]/).map((piece) => piece.split(' > ').at(-1)?.trim() ?? '');
  const found: Slug[] = [];
  let at = 0;
  while (at < pieces.length) {
    if (pieces[at] === '') {
      at += 1;
      continue;
    }
    const end = longestKnown(labels, pieces, at);
    const slug = end === null ? null : slugOf(labels, pieces.slice(at, end).join(' '));
    if (end === null || slug === null) return null;
    if (!found.includes(slug)) found.push(slug);
    at = end;
  }
  return found;
}

const LONGEST_LABEL = 6;

function longestKnown(labels: Labels<string>, pieces: readonly string[], at: number): number | null {
  for (let end = Math.min(pieces.length, at + LONGEST_LABEL); end > at; end -= 1)
    if (labels.has(foldHeading(pieces.slice(at, end).join(' ')))) return end;
  return null;
}
