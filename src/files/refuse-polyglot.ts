import { invalid } from '../shared/errors.ts';

/** PDF readers look for the header in the first kilobyte, ZIP readers for the directory in the last 64. */
const PDF_HEAD = 1024;
const ZIP_TAIL = 65_557;
const ZIP_DIRECTORY = Buffer.from('PK\u0005\u0006', 'latin1');
const ACTIVE_TEXT = /<\s*(?:script|html|svg|iframe|\?php|!doctype)/i;

const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const endsAsZip = (bytes: Uint8Array): boolean =>
  buffer(bytes.subarray(-ZIP_TAIL)).includes(ZIP_DIRECTORY);

/** Throws `invalid` when an image would also open as a PDF, an archive or a web page. */
export function refusePolyglot(bytes: Uint8Array): void {
  const head = buffer(bytes.subarray(0, PDF_HEAD)).toString('latin1');
  const tail = buffer(bytes.subarray(-PDF_HEAD)).toString('latin1');
  if (head.includes('%PDF-') || endsAsZip(bytes) || ACTIVE_TEXT.test(head) || ACTIVE_TEXT.test(tail))
    throw invalid('documents.errors.filePolyglot');
}
