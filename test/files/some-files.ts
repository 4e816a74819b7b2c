import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A PDF of these objects, with a cross-reference table that readers accept. */
export function pdfOf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [index, object] of objects.entries()) {
    offsets.push(length());
    const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : object;
    parts.push(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
  }
  const start = length();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(parts);
}

export const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
export const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
export const A_PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>';
export const plainPdf = (extra: readonly (string | Buffer)[] = [], trailer = ''): Buffer =>
  pdfOf([CATALOG, PAGES, A_PAGE, ...extra], trailer);

/** An object stream (ISO 32000-1 §7.5.7) holding one object, packed as the dictionary says. */
export function objectStream(
  content: string,
  dictionary = '/Filter /FlateDecode',
  pack = deflateSync,
): Buffer {
  const data = pack(Buffer.from(`9 0 ${content}`, 'latin1'));
  const head = `<< /Type /ObjStm /N 1 /First 4 ${dictionary} /Length ${data.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from('\nendstream')]);
}

export const aPicture = (width = 60, height = 40): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#dda75f' } });
export const aJpeg = (width?: number, height?: number): Promise<Buffer> =>
  aPicture(width, height).jpeg().toBuffer();
export const aPng = (width?: number, height?: number): Promise<Buffer> =>
  aPicture(width, height).png().toBuffer();

/** A PNG that says it is that large; its header is right and its pixels are missing. */
export async function pngClaiming(width: number, height: number): Promise<Buffer> {
  const png = Buffer.from(await aPng(1, 1));
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
}
