import { inflateRawSync } from 'node:zlib';
import { invalid } from '../shared/errors.ts';
import { unpackedSize } from './unpacked-size.ts';
import { type ZipEntry, zipEntries } from './zip-entries.ts';

export type WorkbookKind = 'xlsx' | 'ods';

/** Cells beyond this are no list of homes; a bomb stops being unpacked here. */
const MOST_UNPACKED = 400 * 1024 * 1024;
/** The parts that say what a workbook is are a few kilobytes. */
const LONGEST_PART = 4 * 1024 * 1024;
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** Whether a file claims to be a workbook, by its first bytes: a ZIP (XLSX, ODS) or an OLE container (XLS, protected XLSX). */
export const looksLikeWorkbook = (bytes: Uint8Array): boolean =>
  startsWith(bytes, ZIP) || startsWith(bytes, OLE);

/**
 * What kind of workbook this is, before any reader meets it.
 * @throws DomainError `documents.errors.workbook*` protected by a password, of an old or binary format, with macros;
 * `spreadsheet*` of another kind, damaged, or unpacking to more than 400 MB
 */
export async function workbookKind(bytes: Uint8Array): Promise<WorkbookKind> {
  if (startsWith(bytes, OLE)) throw invalid(`documents.errors.${oleCode(bytes)}`);
  const entries = entriesOf(bytes);
  if (entries.some(({ encrypted }) => encrypted)) throw invalid('documents.errors.workbookProtected');
  const size = await unpackedSize(bytes, MOST_UNPACKED);
  if (size === null) throw invalid('documents.errors.spreadsheetUnreadable');
  if (size > MOST_UNPACKED) throw invalid('documents.errors.spreadsheetTooLarge');
  return kindOfEntries(new Map(entries.map((entry) => [entry.name, entry])));
}

/** An XLSX that a password protects is an OLE container with one stream of that name. */
const oleCode = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('EncryptedPackage', 0, 'utf16le')
    ? 'workbookProtected'
    : 'workbookOld';

function entriesOf(bytes: Uint8Array): ZipEntry[] {
  try {
    return [...zipEntries(bytes)];
  } catch {
    throw invalid('documents.errors.spreadsheetUnreadable');
  }
}

function kindOfEntries(entries: ReadonlyMap<string, ZipEntry>): WorkbookKind {
  const names = [...entries.keys()];
  if (names.some((name) => /(^|\/)vbaProject\.bin$|^Basic\//i.test(name)))
    throw invalid('documents.errors.workbookMacros');
  if (entries.has('xl/workbook.bin')) throw invalid('documents.errors.workbookOld');
  if (entries.has('xl/workbook.xml')) return 'xlsx';
  if (!entries.has('content.xml') || !/spreadsheet/.test(partText(entries, 'mimetype')))
    throw invalid('documents.errors.spreadsheetType');
  if (/encryption-data/.test(partText(entries, 'META-INF/manifest.xml')))
    throw invalid('documents.errors.workbookProtected');
  return 'ods';
}

/** The text of a small part; empty when it is not there. */
export function partText(entries: ReadonlyMap<string, ZipEntry>, name: string): string {
  const entry = entries.get(name);
  if (!entry) return '';
  try {
    const part = entry.deflated
      ? inflateRawSync(entry.packed, { maxOutputLength: LONGEST_PART })
      : entry.packed.subarray(0, LONGEST_PART);
    return part.toString('utf8');
  } catch {
    throw invalid('documents.errors.spreadsheetUnreadable');
  }
}
