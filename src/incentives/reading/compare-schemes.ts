import type { ReadingLine } from './reading-line.ts';
import type { Element, ReadingSection } from './scheme-reading.ts';

export type Change = {
  readonly label: string | null;
  /** Null for what one of the two does not have. */
  readonly before: string | null;
  readonly after: string | null;
};
export type ElementChanges = { readonly element: Element; readonly changes: readonly Change[] };

/** What differs between two readings, element by element; elements that say the same are left out. */
export function compareReadings(
  before: readonly ReadingSection[],
  after: readonly ReadingSection[],
): ElementChanges[] {
  return after
    .map(({ element, lines }) => ({
      element,
      changes: changesOf(before.find((section) => section.element === element)?.lines ?? [], lines),
    }))
    .filter(({ changes }) => changes.length > 0);
}

function changesOf(before: readonly ReadingLine[], after: readonly ReadingLine[]): Change[] {
  const left = [...before];
  const changed: Change[] = [];
  for (const line of after) {
    const at = left.findIndex(({ key }) => key === line.key);
    const [was] = at < 0 ? [] : left.splice(at, 1);
    if (was?.text === line.text && was.label === line.label && was.article === line.article) continue;
    changed.push({ label: line.label, before: was ? whole(was, line) : null, after: whole(line, was) });
  }
  return [...left.map((was) => ({ label: was.label, before: was.text, after: null })), ...changed];
}

/** The sentence, with the article where only that (or that as well) has moved. */
const whole = (line: ReadingLine, other: ReadingLine | undefined): string =>
  other && other.article !== line.article && line.article !== null
    ? `${line.text} (${line.article})`
    : line.text;
