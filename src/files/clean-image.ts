import sharp from 'sharp';
import { invalid } from '../shared/errors.ts';
import { FILE_LIMITS, type FileKind, type FileLimits } from './file-kind.ts';

/** Enough to read a page of small print photographed by a phone. */
const LONGEST_SIDE = 2400;
const SECONDS = 20;

// A cache of decoded images would keep other people's papers in memory.
sharp.cache(false);

/**
 * The same picture made anew: upright, at most 2400 pixels a side, without the place and device that phones write
 * into it, nor anything hidden between or after its pixels. Throws `invalid` (`imageDamaged`) when it cannot be read.
 */
export async function cleanImage(
  bytes: Uint8Array,
  mime: Exclude<FileKind['mime'], 'application/pdf'>,
  limits: FileLimits = FILE_LIMITS,
): Promise<Buffer> {
  const picture = sharp(bytes, { limitInputPixels: limits.pixels, failOn: 'truncated', pages: 1 })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: SECONDS });
  const made = mime === 'image/png' ? picture.png({ compressionLevel: 9 }) : picture.jpeg({ quality: 84 });
  try {
    return await made.toBuffer();
  } catch {
    throw invalid('documents.errors.imageDamaged');
  }
}
