import { type DpeFields, isFields, itemsAt, textAt } from './dpe-tree.ts';

const SHEETS = ['fiche_technique_collection', 'fiche_technique'] as const;
const LINES = ['sous_fiche_technique_collection', 'sous_fiche_technique'] as const;
const WORDS = ['description', 'valeur'] as const;

/**
 * The diagnosis's data sheets as the engine looks things up in them (exposed façades, seals, year of a machine): it
 * takes each line for words, and stops on a sheet without lines and on a line whose value is a bare figure or missing.
 * Lines that say nothing are left out. Changes what it is given.
 */
export function withReadableSheets(dpe: DpeFields): void {
  if (!Object.hasOwn(dpe, SHEETS[0])) return;
  const sheets = itemsAt(dpe, ...SHEETS).map((sheet) => ({
    ...sheet,
    [LINES[0]]: { [LINES[1]]: itemsAt(sheet, ...LINES).flatMap(readableLine) },
  }));
  dpe[SHEETS[0]] = { [SHEETS[1]]: sheets };
}

function readableLine(line: DpeFields): DpeFields[] {
  const words = WORDS.map((field) => [field, textAt(line, field)] as const);
  if (!isFields(line) || words.some(([, text]) => text === undefined)) return [];
  return [{ ...line, ...(Object.fromEntries(words) as DpeFields) }];
}
