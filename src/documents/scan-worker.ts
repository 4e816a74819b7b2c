import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { readPageCode } from './page-code.ts';
import { readQr } from './read-qr.ts';
import type { ScannedPage, ScanOrder } from './read-scan.ts';
import { type ScannedImage, scannedImages } from './scanned-images.ts';

/** Small print stays readable; a stack of twelve pages weighs some megabytes. */
const LONGEST_SIDE = 2400;
const LIMIT_PIXELS = 64_000_000;
sharp.cache(false);

/** The thread's side of `read-scan.ts`: one file, one message a page, then none. */
async function readFile({ bytes, mime }: ScanOrder): Promise<void> {
  const images: readonly (ScannedImage | null)[] =
    mime === 'application/pdf' ? await scannedImages(bytes) : [{ input: bytes, turn: 0 }];
  for (const [index, image] of images.entries()) {
    const page = await readPage(image).catch(() => null);
    parentPort?.postMessage({
      page: index + 1,
      of: images.length,
      ...(page ?? UNREADABLE),
    } satisfies ScannedPage);
  }
}

const UNREADABLE = { picture: null, code: null, text: null } as const;

async function readPage(image: ScannedImage | null): Promise<Omit<ScannedPage, 'page' | 'of'> | null> {
  if (image === null) return null;
  const { input, raw, turn } = image;
  const upright = await sharp(input, { limitInputPixels: LIMIT_PIXELS, ...(raw ? { raw } : {}) })
    .autoOrient()
    .rotate(turn * 90)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 92 })
    .toBuffer();
  let text: string | null = null;
  const code = await readQr(upright, (found) => {
    text ??= found;
    return readPageCode(found);
  });
  const picture = await sharp(upright)
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 78 })
    .toBuffer();
  return { picture, code, text };
}

readFile(workerData as ScanOrder).then(
  () => parentPort?.close(),
  () => parentPort?.postMessage('unreadable'),
);
