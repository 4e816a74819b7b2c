import { inflateSync, constants as zlib } from 'node:zlib';
import { invalid } from '../shared/errors.ts';
import { endsAsZip } from './refuse-polyglot.ts';

/** Names that make a reader run code, start a program, send data or play media (ISO 32000-1 §12.6.4, §13). */
const ACTIVE = new Set(
  'JS JavaScript Launch RichMedia Rendition Movie Sound XFA ImportData SubmitForm GoToE 3D'.split(' '),
);
const PACKED = 'ObjStm';
const ENCRYPTED = 'Encrypt';

/** What companies attach to invoices (Factur-X is a PDF holding XML) and nothing that runs. */
const HARMLESS_ATTACHMENT = /\.(xml|json|csv|txt|png|jpe?g)$/i;

/** Inflated object streams of one file, in bytes: far above any real document, far below what fills the memory. */
const MOST_UNPACKED = 48 * 1024 * 1024;
/** Input looked at to tell what a stream holds. */
const GLIMPSE = 512;

/**
 * Throws `invalid` when a PDF is encrypted, damaged, also something else, or holds anything active. Reads every name
 * of the file and of its object streams (where objects hide from a plain search), escapes such as `/J#53` undone.
 */
export function inspectPdf(bytes: Uint8Array): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) throw invalid('documents.errors.pdfDamaged');
  if (endsAsZip(bytes)) throw invalid('documents.errors.filePolyglot');
  const end = text.lastIndexOf('%%EOF');
  if (end === -1) throw invalid('documents.errors.pdfDamaged');
  if (/[^\s\0]/.test(text.slice(end + 5))) throw invalid('documents.errors.filePolyglot');
  readNames(text);
  if (hasName(text, PACKED)) refuseUnreadablePacks(text);
  for (const unpacked of objectStreams(bytes, text)) readNames(unpacked);
}

const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]+)/g;
const unescapeName = (name: string): string =>
  name.includes('#')
    ? name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : name;

function readNames(text: string): void {
  for (const [, written = ''] of text.matchAll(NAME)) {
    const name = unescapeName(written);
    if (name === ENCRYPTED) throw invalid('documents.errors.pdfEncrypted');
    if (ACTIVE.has(name)) throw invalid('documents.errors.pdfActive');
  }
  for (const name of attachedNames(text)) {
    if (!HARMLESS_ATTACHMENT.test(name)) throw invalid('documents.errors.pdfAttachment');
  }
}

const hasName = (text: string, wanted: string): boolean =>
  text.matchAll(NAME).some(([, written = '']) => unescapeName(written) === wanted);

const FILE_NAME = /\/(?:F|UF|DOS|Unix|Mac)\s*(?:\(((?:[^()\\]|\\[\s\S])*)\)|<([0-9a-f\s]*)>)/gi;

/** File names in file specifications, written as text or hexadecimal, in Latin or UTF-16. */
function* attachedNames(text: string): Generator<string> {
  for (const [, literal, hex] of text.matchAll(FILE_NAME)) {
    const raw = literal ?? Buffer.from((hex ?? '').replace(/\s/g, ''), 'hex').toString('latin1');
    const name = raw
      .replace(/^\u00fe\u00ff/, '')
      .replace(/\0|\\[\s\S]/g, '')
      .trim();
    if (name !== '') yield name;
  }
}

const STREAM = /\bstream\r?\n/g;

/** The text of each object stream, recognised by how it begins: pairs of whole numbers (§7.5.7). */
function* objectStreams(bytes: Uint8Array, text: string): Generator<string> {
  let budget = MOST_UNPACKED;
  for (const { index, 0: keyword } of text.matchAll(STREAM)) {
    const data = bytes.subarray(index + keyword.length);
    const glimpse = inflate(data.subarray(0, GLIMPSE), GLIMPSE * 1100);
    if (!glimpse || !/^[\s\0]*(?:\d|%)/.test(glimpse)) continue;
    const whole = inflate(data, budget);
    if (whole === null) throw invalid('documents.errors.pdfTooComplex');
    budget -= whole.length;
    yield whole;
  }
}

/** Null when the data is not deflated or would exceed the limit. */
function inflate(data: Uint8Array, limit: number): string | null {
  try {
    const options = { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, limit) };
    return inflateSync(data, options).toString('latin1');
  } catch {
    return null;
  }
}

/** An object stream packed in another way than deflate could hide names from `objectStreams`: no tool writes one. */
function refuseUnreadablePacks(text: string): void {
  for (const { index } of text.matchAll(/\/(?:O|#4f)(?:b|#62)(?:j|#6a)(?:S|#53)(?:t|#74)(?:m|#6d)/gi)) {
    const open = text.lastIndexOf(' obj', index);
    const close = text.indexOf('stream', index);
    const dictionary = text.slice(Math.max(0, open), close === -1 ? undefined : close);
    if (/ASCII|LZW|RunLength|Crypt|Predictor|#/.test(dictionary))
      throw invalid('documents.errors.pdfTooComplex');
  }
}
