/** Fixed line ends, then: controls but the newline, marks that turn or hide text, private and unassigned characters. */
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
const BLANKS = /[\t\v\f]/g;
const HIDDEN = /[^\P{C}\n]/gu;
const INVISIBLE =
  /\u00ad|\u034f|[\u115f\u1160\u3164\uffa0]|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]|\p{Noncharacter_Code_Point}/gu;
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;

/**
 * The same words, unable to do anything but be read. Drops control characters, bidirectional overrides (which
 * make `1000 €` read as another amount), zero-width characters and piles of combining marks; keeps `\n`.
 */
export function neutralText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(LINE_ENDS, '\n')
    .replace(BLANKS, ' ')
    .replace(HIDDEN, '')
    .replace(INVISIBLE, '')
    .replace(PILED_MARKS, '$1');
}

/** One line of at most `limit` characters, an ellipsis showing that something was cut. */
export function neutralLine(text: string, limit = 300): string {
  const line = neutralText(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > limit
    ? `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`
    : line;
}
