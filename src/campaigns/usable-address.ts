/** La Poste's six lines (XP Z 10-011): a name, and up to five of address. */
export const MOST_LINES = 5;

/** The lines of an address as they are printed, empty ones left out. */
export const addressLines = (address: string | null): string[] =>
  (address ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * Whether a letter can find its way: a street or a locality, then a town with its postcode; abroad, a country in words of its
 * own line.
 */
export function isUsableAddress(address: string | null): boolean {
  const lines = addressLines(address);
  const town = /^(?:F-)?\d{5}\s+\p{L}/u;
  if (lines.some((line) => town.test(line))) return lines.length >= 2;
  // Abroad: a town with a number somewhere, and the country alone on the last line.
  return lines.length >= 3 && /^[\p{L} '’-]{4,}$/u.test(lines.at(-1) ?? '') && /\d/.test(lines.join(' '));
}
