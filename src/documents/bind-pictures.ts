import { collect, openPdf } from './pdf.ts';
import type { BookCover } from './pdf-document.ts';
import { PAGE } from './theme.ts';

export type Picture = {
  /** JPEG. */
  readonly bytes: Uint8Array;
  /** What the picture shows, for those who cannot see it. */
  readonly alt: string;
};

/** Pictures as the pages of one tagged PDF, each as large as an A4 sheet allows. The same pictures give the same bytes. */
export async function bindPictures(cover: BookCover, pictures: readonly Picture[]): Promise<Uint8Array> {
  const doc = openPdf(cover);
  const written = collect(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const { bytes, alt } of pictures) {
    doc.addPage();
    const figure = doc.struct('Figure', { alt }, () => {
      doc.image(Buffer.from(bytes), 0, 0, {
        fit: [PAGE.width, PAGE.height],
        align: 'center',
        valign: 'center',
      });
    });
    root.add(figure);
    figure.end();
  }
  root.end();
  doc.end();
  return written;
}
