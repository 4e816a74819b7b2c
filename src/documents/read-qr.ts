import jsqr from 'jsqr';
import sharp, { type Sharp } from 'sharp';

/** Part of the shorter side: a code printed in a corner lies within, whatever way the page was fed. */
const CORNER = 0.32;
/** Pixels a side that a corner is brought to: 3 to 5 for each module of a code of 16 mm. */
const CORNER_PIXELS = 760;
/** Longest side when the whole page is searched: a photograph taken from afar or askew. */
const PAGE_PIXELS = [1700, 2600] as const;

/**
 * The first QR code of a picture that `wanted` takes, read in the corners first, then on the whole page. Null when none is
 * found. Plain computation, half a second at worst: call it in a thread.
 */
export async function readQr<T>(picture: Uint8Array, wanted: (text: string) => T | null): Promise<T | null> {
  const { width = 0, height = 0 } = await sharp(picture).metadata();
  const side = Math.floor(Math.min(width, height) * CORNER);
  if (side < 40) return null;
  for (const [left, top] of [
    [0, height - side],
    [width - side, height - side],
    [width - side, 0],
    [0, 0],
  ] as const) {
    const corner = sharp(picture).extract({ left, top, width: side, height: side });
    const found = await decode(corner.resize(CORNER_PIXELS, CORNER_PIXELS), wanted);
    if (found !== null) return found;
  }
  for (const longest of PAGE_PIXELS) {
    const page = sharp(picture).resize({ width: longest, height: longest, fit: 'inside' });
    const found = await decode(page, wanted);
    if (found !== null) return found;
  }
  return null;
}

async function decode<T>(picture: Sharp, wanted: (text: string) => T | null): Promise<T | null> {
  const { data, info } = await picture
    .flatten({ background: '#ffffff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = asRgba(data, info.channels);
  const code = jsqr.default(pixels, info.width, info.height, { inversionAttempts: 'dontInvert' });
  return code ? wanted(code.data) : null;
}

/** Grey samples as the four channels that the decoder reads. */
function asRgba(grey: Uint8Array, channels: number): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray((grey.length / channels) * 4).fill(255);
  for (let at = 0; at < pixels.length; at += 4) pixels.fill(grey[(at / 4) * channels] ?? 255, at, at + 3);
  return pixels;
}
