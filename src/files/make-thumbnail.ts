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
