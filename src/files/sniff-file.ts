import { fileTypeFromBuffer } from 'file-type';
import { invalid } from '../shared/errors.ts';
import { FILE_LIMITS, type FileKind, type FileLimits } from './file-kind.ts';
import { imageSize } from './image-size.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { refusePolyglot } from './refuse-polyglot.ts';

/**
 * What a file really is, from its content alone: neither its name nor the type its sender declared is looked at.
 * Throws `invalid` (`documents.errors.file*`, `image*`, `pdf*`) for anything but a plain PDF, JPEG or PNG within the
 * limits. Memory stays within a few times the size of the file: nothing is decoded whole.
 */
export async function sniffFile(bytes: Uint8Array, limits: FileLimits = FILE_LIMITS): Promise<FileKind> {
  if (bytes.length === 0) throw invalid('documents.errors.fileEmpty');
  if (bytes.length > limits.bytes)
    throw invalid('documents.errors.fileTooLarge', { limit: Math.floor(limits.bytes / 1024 / 1024) });
  const found = await fileTypeFromBuffer(bytes);
  switch (found?.mime) {
    case 'application/pdf':
      inspectPdf(bytes);
      return { mime: found.mime };
    case 'image/jpeg':
    case 'image/png':
      refusePolyglot(bytes);
      return { mime: found.mime, ...withinLimit(imageSize(bytes, found.mime), limits) };
    case undefined:
      throw invalid('documents.errors.fileTypeUnknown');
    default:
      throw invalid('documents.errors.fileTypeRefused', { found: found?.ext.toUpperCase() ?? '?' });
  }
}

function withinLimit(size: { width: number; height: number } | null, limits: FileLimits) {
  if (!size || size.width === 0 || size.height === 0) throw invalid('documents.errors.imageDamaged');
  if (size.width * size.height > limits.pixels)
    throw invalid('documents.errors.imageTooLarge', { limit: Math.floor(limits.pixels / 1_000_000) });
  return size;
}
