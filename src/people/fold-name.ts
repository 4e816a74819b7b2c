/**
 * A person’s or company’s name without case, accents or punctuation, to see whether two are the same: `Éric D’Hulst` →
 * `ERIC D HULST`. Unlike names of places, no word of it is an abbreviation.
 */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll('Œ', 'OE')
    .replaceAll('Æ', 'AE')
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();
