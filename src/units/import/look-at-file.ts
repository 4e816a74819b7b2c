import { readWorkbook } from '../../documents/read-workbook.ts';
import { looksLikeWorkbook } from '../../documents/workbook-kind.ts';
import { invalid } from '../../shared/errors.ts';
import { foundHeadings, readTable } from '../lovac/read-table.ts';
import {
  type ChoicesByKind,
  expectedOf,
  FILE_KINDS,
  type Fit,
  knownHeadings,
  recogniseFile,
} from './file-kind.ts';
import type { HeadingSeen } from './import-report.ts';
import { sourceOf } from './import-settings.ts';

/** A file as it will be read: a text, whatever it was sent as. */
export type FileSeen = {
  readonly content: Uint8Array;
  readonly sheet: string | null;
  readonly headings: readonly HeadingSeen[];
  /** The kind it is, or is most like (`missing` not empty). */
  readonly fit: Fit;
};

const SAMPLE_SHOWN = 60;
const MOST_HEADINGS = 500;

/**
 * What a file is. A workbook becomes the text of its sheet, outside the event loop.
 * @throws DomainError `register.errors.importUnknownFile` (`expected…`, `found`), those of `readWorkbook` and `readTable`
 */
export async function lookAtFile(sent: Uint8Array, remembered: ChoicesByKind): Promise<FileSeen> {
  const { content, sheet } = await asText(sent);
  const headings = await headingsOf(content);
  const names = headings.map(({ heading }) => heading);
  const fit = recogniseFile(names, remembered);
  if (fit !== null && headings.length <= MOST_HEADINGS) return { content, sheet, headings, fit };
  throw invalid('register.errors.importUnknownFile', {
    ...Object.fromEntries(FILE_KINDS.map((kind) => [kind, expectedOf(kind)])),
    found: foundHeadings(names),
  });
}

async function asText(sent: Uint8Array): Promise<Pick<FileSeen, 'content' | 'sheet'>> {
  if (!looksLikeWorkbook(sent)) return { content: sent, sheet: null };
  const { text, sheet } = await readWorkbook(sent, knownHeadings());
  return { content: text, sheet };
}

async function headingsOf(content: Uint8Array): Promise<HeadingSeen[]> {
  let headings: readonly string[] = [];
  for await (const event of readTable(sourceOf(content)())) {
    if (event.kind === 'headings') headings = event.headings;
    if (event.kind !== 'records') continue;
    const first = event.records.find((record) => 'cells' in record);
    const cells = first && 'cells' in first ? first.cells : [];
    return headings.map((heading, at) => ({
      heading,
      sample: (cells[at] ?? '').trim().slice(0, SAMPLE_SHOWN),
    }));
  }
  return headings.map((heading) => ({ heading, sample: '' }));
}
