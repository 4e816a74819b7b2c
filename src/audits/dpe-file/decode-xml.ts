import { refuseDpe } from './refuse-dpe.ts';

const MEGABYTE = 1024 * 1024;
/** A dwelling's file weighs 60 to 300 kB, a block's some megabytes. */
export const MOST_DPE_BYTES = 10 * MEGABYTE;

/** What exporters of DPE write, and the name that they give it. */
const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
};
const DECLARED = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;
/** Characters that XML 1.0 does not have; a file that holds them is not text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

const startsWith = (bytes: Uint8Array, ...marks: number[]): boolean =>
  marks.every((mark, place) => bytes[place] === mark);

function encodingOf(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0x3c, 0x00)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0x00, 0x3c)) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 300)).replace(/^\u00EF\u00BB\u00BF/, '');
  const declared = DECLARED.exec(head.trimStart())?.[1]?.toLowerCase() ?? 'utf-8';
  const encoding = ENCODINGS[declared];
  if (encoding === undefined) throw refuseDpe('encoding', { encoding: declared });
  return encoding;
}

/**
 * The text of an XML file: by its byte order mark, else by what it declares, else UTF-8.
 * @throws DomainError `audits.errors.dpe.{tooLarge,encoding,notXml}`
 */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes.byteLength > MOST_DPE_BYTES) throw refuseDpe('tooLarge', { most: MOST_DPE_BYTES / MEGABYTE });
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refuseDpe('encoding', { encoding });
  }
  if (NOT_TEXT.test(text)) throw refuseDpe('notXml', { line: 1 });
  return text;
}
