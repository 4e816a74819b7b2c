import QRCode from 'qrcode';

/** A square drawing: `path` in a `viewBox` of 0 0 `size` `size`, quiet zone of 4 modules included (ISO/IEC 18004). */
export type QrPath = { readonly path: string; readonly size: number };

const QUIET = 4;

/** QR code of a text as one SVG path, dark modules filled. Level M survives a fold or a stamp (15 % damage). */
export function qrPath(text: string): QrPath {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; ) {
      let length = 0;
      while (column + length < modules.size && modules.get(row, column + length)) length++;
      if (length > 0) runs.push(`M${column + QUIET} ${row + QUIET}h${length}v1h-${length}z`);
      column += Math.max(1, length);
    }
  }
  return { path: runs.join(''), size: modules.size + 2 * QUIET };
}

/** The same as an SVG for pages; `title` tells what it opens. */
export function qrSvg(text: string, title: string): string {
  const { path, size } = qrPath(text);
  const words = title.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" shape-rendering="crispEdges"><title>${words}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`;
}
