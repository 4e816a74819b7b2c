import QRCode from 'qrcode';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { qrPath, qrSvg } from '../../src/documents/qr.ts';

const URL_TO_CHECK = 'https://volets.example.org/verification/7KQ2-MX4D-93TB';

describe('a QR code', () => {
  it('drawn at one pixel a module has the modules of the code, within a quiet zone of four', async () => {
    const { size } = qrPath(URL_TO_CHECK);
    const { modules } = QRCode.create(URL_TO_CHECK, { errorCorrectionLevel: 'M' });
    const svg = Buffer.from(qrSvg(URL_TO_CHECK, 'Vérifier'));
    const pixels = await sharp(svg, { density: 72 })
      .resize(size, size, { kernel: 'nearest' })
      .greyscale()
      .raw()
      .toBuffer();
    expect(size).toBe(modules.size + 8);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const inside = row >= 4 && column >= 4 && row < size - 4 && column < size - 4;
        const dark = inside && Boolean(modules.get(row - 4, column - 4));
        expect(pixels[row * size + column]).toBe(dark ? 0 : 255);
      }
    }
  });

  it('has a title that cannot carry markup', () => {
    expect(qrSvg('x', '<script>')).toContain('<title>&lt;script&gt;</title>');
  });
});
