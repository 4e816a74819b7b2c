/** Case, accents, spaces and punctuation do not matter in the heading of a column: `Type de logement` is `type_de_logement`. */
export const foldHeading = (heading: string): string =>
  heading
    .normalize('NFD')
    .replace(/\p{M}|\uFEFF/gu, '')
    .trim()
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
