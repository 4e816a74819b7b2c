import { partText } from './workbook-kind.ts';
import { attribute, elementsIn, xmlElements, xmlText } from './xml-text.ts';
import { type ZipEntry, zipEntries } from './zip-entries.ts';

/** What the rows of an XLSX refer to: its sheets, its texts, which styles are dates (ECMA-376 part 1, §18). */
export type XlsxParts = {
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[];
  readonly texts: readonly string[];
  readonly isDate: readonly boolean[];
  /** Days from serial 0 to 1970: workbooks of old Macs begin in 1904. */
  readonly epoch: number;
};

const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
const MOST_TEXT = 64 * 1024 * 1024;
const MOST_SHEETS = 30;

export async function xlsxParts(bytes: Uint8Array): Promise<XlsxParts> {
  const entries = new Map([...zipEntries(bytes)].map((entry) => [entry.name, entry]));
  const workbook = partText(entries, 'xl/workbook.xml');
  const targets = targetsOf(partText(entries, 'xl/_rels/workbook.xml.rels'));
  const tags = [...elementsIn(workbook, 'sheet')].slice(0, MOST_SHEETS);
  const sheets = tags.flatMap(({ tag }) => {
    const entry = entries.get(targets.get(attribute(tag, 'id') ?? '') ?? '');
    return entry ? [{ name: attribute(tag, 'name') ?? '', entry }] : [];
  });
  return {
    sheets,
    texts: await sharedTexts(entries.get('xl/sharedStrings.xml')),
    isDate: dateStyles(partText(entries, 'xl/styles.xml')),
    epoch: /date1904\s*=\s*["'](1|true)/.test(workbook) ? EPOCH_1904 : EPOCH_1900,
  };
}

function targetsOf(relationships: string): ReadonlyMap<string, string> {
  return new Map(
    [...elementsIn(relationships, 'Relationship')].map(({ tag }) => {
      const target = attribute(tag, 'Target') ?? '';
      return [attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`];
    }),
  );
}

async function sharedTexts(entry: ZipEntry | undefined): Promise<string[]> {
  const texts: string[] = [];
  let size = 0;
  if (!entry) return texts;
  for await (const items of xmlElements(entry, 'si'))
    for (const { content } of items) {
      const text = textOf(content);
      size += text.length;
      if (size > MOST_TEXT) throw new RangeError('too large');
      texts.push(text);
    }
  return texts;
}

const RUN = /<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)</g;

/** The runs of a rich text together; how it is read aloud (`rPh`) is no part of it. */
export function textOf(item: string): string {
  const [first = '', ...others] = item.split('<rPh');
  const written = first + others.map((part) => part.slice(part.indexOf('</rPh>') + 1)).join('');
  let text = '';
  for (const [, run = ''] of written.matchAll(RUN)) text += xmlText(run);
  return text;
}

function dateStyles(styles: string): boolean[] {
  const formats = new Map(
    [...elementsIn(styles, 'numFmt')].map(({ tag }) => [
      Number(attribute(tag, 'numFmtId')),
      attribute(tag, 'formatCode') ?? '',
    ]),
  );
  const [cells] = elementsIn(styles, 'cellXfs');
  return [...elementsIn(cells?.content ?? '', 'xf')].map(({ tag }) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return isBuiltInDate(id) || isDateFormat(formats.get(id) ?? '');
  });
}

/** Formats that every spreadsheet knows by number (§18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
const isDateFormat = (format: string): boolean =>
  /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, ''));
