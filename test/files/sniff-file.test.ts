import { execFileSync } from 'node:child_process';
import { createCipheriv } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPdf } from '../../src/documents/pdf.ts';
import { odsOf, xlsxOf } from '../../src/documents/spreadsheet.ts';
import { FILE_LIMITS } from '../../src/files/file-kind.ts';
import { sniffFile } from '../../src/files/sniff-file.ts';
import { isMessageKey } from '../../src/i18n/translate.ts';
import { instant } from '../../src/shared/dates.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { aDocument } from '../documents/a-document.ts';
import { hasTool } from '../documents/tools.ts';
import { aJpeg, aPng, objectStream, plainPdf, pngClaiming } from './some-files.ts';

/** The code of the refusal, without its room; `accepted` when there is none. */
async function verdict(bytes: Uint8Array): Promise<string> {
  try {
    await sniffFile(bytes);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error.kind).toBe('invalid');
    expect(isMessageKey(error.code)).toBe(true);
    return error.code.replace('documents.errors.', '');
  }
}

const text = (words: string): Buffer => Buffer.from(words, 'latin1');
const EICAR = text(String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`);
/** Bytes without order, the same in each run. */
const scattered = (seed: number): Buffer =>
  createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16)).update(Buffer.alloc(15_000_000));
const EMBEDDED = '<< /Type /EmbeddedFile /Length 4 >>\nstream\nabcd\nendstream';
const ZIP_END = Buffer.concat([text('PK\u0005\u0006'), Buffer.alloc(18)]);

describe('an ordinary file', () => {
  it('is known by its content', async () => {
    expect(await sniffFile(plainPdf())).toEqual({ mime: 'application/pdf' });
    expect(await sniffFile(await aJpeg(60, 40))).toEqual({ mime: 'image/jpeg', width: 60, height: 40 });
    expect(await sniffFile(await aPng(60, 40))).toEqual({ mime: 'image/png', width: 60, height: 40 });
  });

  it('may be one of our own documents, calculation attached', async () => {
    const attachment = {
      name: 'calcul.json',
      mime: 'application/json',
      description: 'Calcul',
      content: '{}',
    };
    const pdf = await renderPdf(
      aDocument({ attachments: [attachment], verification: { url: 'https://x.example/' } }),
    );
    expect(await verdict(pdf)).toBe('accepted');
  });

  it('may be an invoice holding its XML (Factur-X) or a PDF packed by an office suite', async () => {
    const invoice = plainPdf([
      '<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /EF << /F 5 0 R >> >>',
    ]);
    expect(await verdict(invoice)).toBe('accepted');
    expect(await verdict(plainPdf([objectStream('<< /Type /Font /Subtype /Type1 >>')]))).toBe('accepted');
  });

  it('may speak of dangerous names in its words', async () => {
    const page = deflateSync(text('BT (/JavaScript) Tj ET'));
    const stream = Buffer.concat([text('<< /Filter /FlateDecode >>\nstream\n'), page, text('\nendstream')]);
    expect(await verdict(plainPdf([stream]))).toBe('accepted');
  });
});

describe('a file that is not what it is called', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'fileEmpty'],
    ['a text', text('bonjour'), 'fileTypeUnknown'],
    ['the EICAR signature', EICAR, 'fileTypeUnknown'],
    ['a web page', text('<!doctype html><script>alert(1)</script>'), 'fileTypeUnknown'],
    [
      'an SVG',
      text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'fileTypeUnknown',
    ],
    [
      'an SVG with a prologue',
      text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'fileTypeRefused',
    ],
    ['a program', Buffer.concat([text('MZ'), Buffer.alloc(200)]), 'fileTypeRefused'],
    ['a compressed file', gzipSync('x'), 'fileTypeRefused'],
    ['a GIF', Buffer.concat([text('GIF89a'), Buffer.alloc(40)]), 'fileTypeRefused'],
  ])('is refused: %s', async (_, bytes, code) => {
    expect(await verdict(bytes)).toBe(code);
  });

  it('is refused with the name of what was found: a workbook renamed .pdf', async () => {
    const workbook = {
      title: '',
      locale: 'fr',
      at: instant(0),
      sheets: [{ name: 'a', columns: [{ header: 'a' }], rows: [] }],
    } as const;
    await expect(sniffFile(await xlsxOf(workbook))).rejects.toMatchObject({ params: { found: 'XLSX' } });
    await expect(sniffFile(await odsOf(workbook))).rejects.toMatchObject({ params: { found: 'ODS' } });
  });

  it('is refused above the limit, before anything is read', async () => {
    const huge = Buffer.alloc(FILE_LIMITS.bytes + 1);
    await expect(sniffFile(huge)).rejects.toMatchObject({
      code: 'documents.errors.fileTooLarge',
      params: { limit: 20 },
    });
  });
});

describe('a picture', () => {
  it('of 30,000 × 30,000 pixels is refused from its header', async () => {
    expect(await verdict(await pngClaiming(30_000, 30_000))).toBe('imageTooLarge');
  });

  it('of a JPEG header claiming 65,000 × 65,000 is refused too', async () => {
    const jpeg = Buffer.from(await aJpeg());
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(65_000, frame + 5);
    jpeg.writeUInt16BE(65_000, frame + 7);
    expect(await verdict(jpeg)).toBe('imageTooLarge');
  });

  it('without size or cut in its header is refused', async () => {
    expect(await verdict(await pngClaiming(0, 10))).toBe('imageDamaged');
    expect(await verdict((await aJpeg()).subarray(0, 24))).toBe('imageDamaged');
  });

  it.each([
    ['an archive', ZIP_END],
    ['a web page', text('<html><script>alert(1)</script>')],
    ['a PHP program', text('<?php system($_GET[0]);')],
  ])('that is also %s is refused', async (_, tail) => {
    expect(await verdict(Buffer.concat([await aPng(), tail]))).toBe('filePolyglot');
    expect(await verdict(Buffer.concat([await aJpeg(), tail]))).toBe('filePolyglot');
  });

  it('that is also a PDF is refused', async () => {
    const jpeg = await aJpeg();
    const comment = Buffer.concat([
      text('\u00ff\u00fe\u0000\u0020'),
      text('%PDF-1.4 1 0 obj <<>> stream\n\n'),
    ]);
    expect(await verdict(Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]))).toBe(
      'filePolyglot',
    );
  });
});

describe('a PDF', () => {
  it.each([
    ['/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'],
    ['/OpenAction << /S /J#61va#53cript /J#53 (app.alert\\(1\\)) >>'],
    ['/AA << /O << /S /Launch /F (cmd) >> >>'],
    ['/Annots [ << /Subtype /RichMedia >> ]'],
    ['/Subtype /#33D /3DD 7 0 R'],
    ['/X#46A 8 0 R'],
    ['/AcroForm << /XFA [] >>'],
    ['/A << /S /SubmitForm /F (http://x.example) >>'],
    ['/A << /S /ImportData /F (a.fdf) >>'],
    ['/A << /S /GoToE /T << >> >>'],
  ])('is refused with %s', async (entry) => {
    expect(await verdict(plainPdf([`<< ${entry} >>`]))).toBe('pdfActive');
  });

  it('is refused when the script hides in an object stream', async () => {
    expect(await verdict(plainPdf([objectStream('<< /S /JavaScript /JS (app.alert\\(1\\)) >>')]))).toBe(
      'pdfActive',
    );
    expect(await verdict(plainPdf([objectStream('<< /S /J#61vaScript >>')]))).toBe('pdfActive');
  });

  it.each([
    '/Filter [/ASCIIHexDecode /FlateDecode]',
    '/Filter /LZWDecode',
    '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>',
    '/F#69lter /FlateDecode',
  ])('is refused when an object stream is packed so that it cannot be read: %s', async (dictionary) => {
    expect(await verdict(plainPdf([objectStream('<< >>', dictionary)]))).toBe('pdfTooComplex');
  });

  it('is refused when an object stream unpacks to gigabytes, in bounded memory', async () => {
    const bomb = objectStream('', undefined, () =>
      deflateSync(Buffer.concat([text('9 0 '), Buffer.alloc(400_000_000, 32)])),
    );
    const before = process.memoryUsage().arrayBuffers;
    expect(await verdict(plainPdf([bomb]))).toBe('pdfTooComplex');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(120_000_000);
  }, 60_000);

  it.each([
    '(facture.exe)',
    '(a.docm)',
    '<61 2e 6a 73>',
    '(sans-extension)',
    '(\u00fe\u00ff\u0000a\u0000.\u0000e\u0000x\u0000e)',
  ])('is refused with an attached file named %s', async (name) => {
    expect(await verdict(plainPdf([`<< /Type /Filespec /UF ${name} >>`, EMBEDDED]))).toBe('pdfAttachment');
    expect(await verdict(plainPdf([objectStream(`<< /Type /Filespec /F ${name} >>`), EMBEDDED]))).toBe(
      'pdfAttachment',
    );
  });

  it('of scanned pages, whose bytes spell anything, is accepted', async () => {
    for (let round = 0; round < 4; round++) {
      const page = Buffer.concat([
        text('<< /Filter /DCTDecode >>\nstream\n'),
        scattered(round),
        text('\nendstream'),
      ]);
      expect(await verdict(plainPdf([page]))).toBe('accepted');
    }
  }, 60_000);

  it.each(['/a ', '/', '/F (', '/F<', '/#41', '/ObjStm ', 'stream\n', 'stream\nx\u009c', '%%EOF\n', '('])(
    'made to be slow (%j repeated) is settled in seconds',
    async (pattern) => {
      const body = Buffer.alloc(10_000_000, pattern, 'latin1');
      const start = process.cpuUsage();
      await verdict(plainPdf([EMBEDDED, Buffer.concat([text('<< >>\nstream\n'), body])]));
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1e6).toBeLessThan(8);
    },
    60_000,
  );

  it('protected by a password is refused and named as such', async () => {
    expect(await verdict(plainPdf([], '/Encrypt 4 0 R'))).toBe('pdfEncrypted');
  });

  it.skipIf(!hasTool('qpdf'))(
    'really encrypted by qpdf is refused, the same PDF in clear is not',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'volets-sniff-'));
      const [clear, secret] = [join(folder, 'clear.pdf'), join(folder, 'secret.pdf')];
      writeFileSync(clear, await renderPdf(aDocument()));
      execFileSync('qpdf', ['--encrypt', 'a', 'b', '256', '--', '--object-streams=generate', clear, secret]);
      expect(await verdict(readFileSync(secret))).toBe('pdfEncrypted');
      execFileSync('qpdf', ['--object-streams=generate', clear, secret]);
      expect(await verdict(readFileSync(secret))).toBe('accepted');
      rmSync(folder, { recursive: true });
    },
  );

  it('cut short, followed by something else, or ending as an archive is refused', async () => {
    const pdf = plainPdf();
    expect(await verdict(pdf.subarray(0, pdf.length - 10))).toBe('pdfDamaged');
    expect(await verdict(Buffer.concat([pdf, text('<html>')]))).toBe('filePolyglot');
    expect(await verdict(Buffer.concat([pdf, ZIP_END]))).toBe('filePolyglot');
    expect(await verdict(Buffer.concat([pdf, text('\r\n\0\0')]))).toBe('accepted');
    expect(await verdict(text('%PDF-x\n%%EOF'))).toBe('pdfDamaged');
  });
});

describe('any bytes', () => {
  it('are accepted or refused in words, never a crash', async () => {
    const heads = fc.constantFrom(
      '%PDF-1.7\n',
      '\u0089PNG\r\n\u001a\n',
      '\u00ff\u00d8\u00ff\u00e0',
      'PK\u0003\u0004',
      '',
    );
    await fc.assert(
      fc.asyncProperty(
        heads,
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', '\n%%EOF'),
        async (head, body, end) => {
          await verdict(Buffer.concat([text(head), body, text(end)]));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('cut or altered anywhere in real files do no better', async () => {
    const files = [await aJpeg(), await aPng(), plainPdf([objectStream('<< >>')])];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.nat(),
        fc.nat(255),
        fc.nat(),
        async (file, at, value, cut) => {
          const altered = Buffer.from(file.subarray(0, 1 + (cut % file.length)));
          altered[at % altered.length] = value;
          await verdict(altered);
        },
      ),
      { numRuns: 400 },
    );
  });
});
