import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { acceptFile } from '../../src/files/accept-file.ts';
import { cleanImage } from '../../src/files/clean-image.ts';
import { aJpeg, aPicture, aPng, plainPdf, pngClaiming } from './some-files.ts';

const WHERE = {
  IFD0: { Make: 'Téléphone', Software: 'secret' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 2/1 3/1' },
};

describe('a picture that is kept', () => {
  it('has lost the place and the device that took it', async () => {
    const taken = await aPicture().withExif(WHERE).jpeg().toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    expect(taken.includes('secret')).toBe(true);
    const kept = await cleanImage(taken, 'image/jpeg');
    const { exif, xmp, iptc, icc } = await sharp(kept).metadata();
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(kept.includes('secret')).toBe(false);
  });

  it('stands upright', async () => {
    const lying = await aPicture(80, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { width, height, orientation } = await sharp(await cleanImage(lying, 'image/jpeg')).metadata();
    expect([width, height, orientation]).toEqual([40, 80, undefined]);
  });

  it('is at most 2,400 pixels a side and never enlarged', async () => {
    const { width, height } = await sharp(await cleanImage(await aJpeg(4800, 1200), 'image/jpeg')).metadata();
    expect([width, height]).toEqual([2400, 600]);
    const small = await sharp(await cleanImage(await aPng(30, 20), 'image/png')).metadata();
    expect([small.width, small.height, small.format]).toEqual([30, 20, 'png']);
  });

  it('has lost what was hidden after its pixels', async () => {
    const kept = await cleanImage(Buffer.concat([await aJpeg(), Buffer.from('CACHETTE')]), 'image/jpeg');
    expect(kept.includes('CACHETTE')).toBe(false);
  });

  it('is refused when it is damaged or larger than the limit', async () => {
    const damaged = { code: 'documents.errors.imageDamaged' };
    const whole = await aJpeg(900, 900);
    const half = whole.subarray(0, Math.floor(whole.length / 2));
    await expect(cleanImage(half, 'image/jpeg')).rejects.toMatchObject(damaged);
    await expect(cleanImage(await pngClaiming(30_000, 30_000), 'image/png')).rejects.toMatchObject(damaged);
    const limits = { bytes: 1e6, pixels: 100 };
    await expect(cleanImage(await aJpeg(), 'image/jpeg', limits)).rejects.toMatchObject(damaged);
  });
});

describe('a file that is accepted', () => {
  it('keeps its bytes when it is a PDF, for its signatures', async () => {
    const pdf = plainPdf();
    expect(await acceptFile(pdf)).toEqual({ mime: 'application/pdf', bytes: pdf });
  });

  it('is made anew when it is a picture', async () => {
    const { mime, bytes } = await acceptFile(await aPng());
    expect(mime).toBe('image/png');
    expect((await sharp(bytes).metadata()).format).toBe('png');
  });
});
