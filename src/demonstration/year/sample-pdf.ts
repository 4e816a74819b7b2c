import { plainLetters } from './plain-letters.ts';

const OBJECTS = (stream: string): string[] => [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
  `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
];

/** A one-page piece that says on its face that it is invented; letters without accents, which the plain font has. */
export function samplePdf(title: string, lines: readonly string[]): Buffer {
  const shown = (text: string): string => plainLetters(text).replace(/[^ -~]|[()\\]/g, ' ');
  const below = lines.map((line) => `0 -24 Td (${shown(line)}) Tj`).join('\n');
  const stream = [
    'BT /F1 11 Tf 60 800 Td (EXEMPLE INVENTE - DEMONSTRATION, SANS VALEUR) Tj ET',
    `BT /F1 18 Tf 60 740 Td (${shown(title)}) Tj ET`,
    `BT /F1 12 Tf 60 710 Td ${below} ET`,
  ].join('\n');
  let body = '%PDF-1.4\n';
  const offsets = OBJECTS(stream).map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${body}xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}
