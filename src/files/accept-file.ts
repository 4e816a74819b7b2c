import { cleanImage } from './clean-image.ts';
import { FILE_LIMITS, type FileLimits, type FileMime } from './file-kind.ts';
import { sniffFile } from './sniff-file.ts';

export type AcceptedFile = { readonly mime: FileMime; readonly bytes: Uint8Array };

/** From what somebody sent to what may be stored: typed by content, checked, pictures made anew. Throws as `sniffFile`. */
export async function acceptFile(bytes: Uint8Array, limits: FileLimits = FILE_LIMITS): Promise<AcceptedFile> {
  const { mime } = await sniffFile(bytes, limits);
  return { mime, bytes: mime === 'application/pdf' ? bytes : await cleanImage(bytes, mime, limits) };
}
