import { invalid } from '../shared/errors.ts';
import { refuseActiveNames, refuseAttachments } from './pdf-names.ts';
import { objectStreams } from './pdf-object-streams.ts';
import { endsAsZip } from './refuse-polyglot.ts';

/**
 * Throws `invalid` when a PDF is encrypted, damaged, also something else, or holds anything active. Searches the whole
 * file and its object streams for names, without building its objects: time and memory follow the size of the file.
 */
export function inspectPdf(bytes: Uint8Array): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) throw invalid('documents.errors.pdfDamaged');
  if (endsAsZip(bytes)) throw invalid('documents.errors.filePolyglot');
  const end = text.lastIndexOf('%%EOF');
  if (end === -1) throw invalid('documents.errors.pdfDamaged');
  if (/[^\s\0]/.test(text.slice(end + 5))) throw invalid('documents.errors.filePolyglot');
  refuseActiveNames(text);
  const unpacked = objectStreams(bytes, text);
  for (const objects of unpacked) refuseActiveNames(objects);
  refuseAttachments([text, ...unpacked]);
}
