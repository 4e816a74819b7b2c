import sharp from 'sharp';
import type { FileMime } from './file-kind.ts';

const SIDE = 360;

/** A picture of a picture, JPEG, at most 360 pixels a side: a list shows dozens. Null for what is no picture. */
export async function makeThumbnail(bytes: Uint8Array, mime: FileMime): Promise<Buffer | null> {
  if (mime === 'application/pdf') return null;
  return sharp(bytes)
    .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 72 })
    .toBuffer();
}

/** Enough for half a page at 150 dots an inch. */
const PRINT_SIDE = 900;

/** A picture as it is printed in a report, JPEG: dozens of them stay within a few megabytes. */
export const makePrint = (bytes: Uint8Array): Promise<Buffer> =>
  sharp(bytes)
    .resize({ width: PRINT_SIDE, height: PRINT_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .jpeg({ quality: 78 })
    .toBuffer();
