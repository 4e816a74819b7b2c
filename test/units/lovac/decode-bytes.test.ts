import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLines, type Encoding } from '../../../src/units/lovac/decode-bytes.ts';
import { inPieces, windows1252 } from './bytes.ts';

async function decode(content: string | Uint8Array, size?: number) {
  const lines: string[] = [];
  let encoding: Encoding | null = null;
  let bytes = 0;
  for await (const block of decodeLines(inPieces(content, size))) {
    lines.push(...block.lines);
    encoding = block.encoding;
    bytes += block.bytes;
  }
  return { lines, encoding, bytes };
}

describe('the encoding of a file', () => {
  it.each([1, 2, 3, 5, 1000])('is found for UTF-8 cut in pieces of %i bytes', async (size) => {
    const text = 'propriétaire\r\nŒuvre à l’eau\nfin';
    expect(await decode(text, size)).toMatchObject({
      lines: ['propriétaire', 'Œuvre à l’eau', 'fin'],
      encoding: 'utf-8',
    });
  });

  it('does not show the BOM', async () => {
    expect((await decode('\uFEFFannee;é\n2025;à\n')).lines).toEqual(['annee;é', '2025;à']);
  });

  it('is found for Latin-1 and Windows-1252, also when the accents come late', async () => {
    const text = `${'plain;line\n'.repeat(500)}rue de l’Œillet;150 €;Rosendaël\n`;
    const { lines, encoding } = await decode(windows1252(text), 64);
    expect(lines.at(-1)).toBe('rue de l’Œillet;150 €;Rosendaël');
    expect(encoding).toBe('windows-1252');
  });

  it('stays UTF-8 when a few bytes were damaged, and shows which characters', async () => {
    const damaged = Buffer.concat([Buffer.from('é;à\nab'), Buffer.from([0xff]), Buffer.from('c\nè\n')]);
    expect((await decode(damaged, 4)).lines).toEqual(['é;à', 'ab\uFFFDc', 'è']);
  });
});

describe('the lines of a file', () => {
  it.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR of an old Mac', '\r'],
  ])('are cut at %s', async (_, end) => {
    for (const size of [1, 3, 4, 9, 100])
      expect((await decode(['a;b', 'c;d', 'e;f'].join(end), size)).lines).toEqual(['a;b', 'c;d', 'e;f']);
  });

  it('come out whole whatever the pieces, in both encodings', async () => {
    const file = (letters: string) =>
      fc.array(fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 }), {
        minLength: 4,
        maxLength: 12,
      });
    // In Windows-1252 “é€€” has the bytes of a character of UTF-8: such words are in no file, and not here.
    const utf8 = file('aé€œ;"’ 09').map((lines) => ({ lines, content: Buffer.from(lines.join('\n')) }));
    const old = file('aéàÉ;" 09').map((lines) => ({ lines, content: windows1252(lines.join('\n')) }));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(utf8, old),
        fc.integer({ min: 1, max: 40 }),
        async ({ lines, content }, size) => {
          const read = await decode(content, size);
          expect(read.bytes).toBe(content.length);
          expect(read.lines).toEqual(lines);
        },
      ),
    );
  });

  it.each([
    ['an XLSX', [0x50, 0x4b, 0x03, 0x04, 1], 'lovacIsSpreadsheet'],
    ['an XLS', [0xd0, 0xcf, 0x11, 0xe0, 1], 'lovacIsSpreadsheet'],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00], 'lovacIsUtf16'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0], 'lovacIsBinary'],
    ['two bytes of UTF-16', [0xff, 0xfe], 'lovacIsUtf16'],
  ])('are refused for %s', async (_, bytes, code) => {
    await expect(decode(Uint8Array.from(bytes), 100)).rejects.toMatchObject({ code: `units.errors.${code}` });
  });

  it('are refused when one never ends, rather than filling the memory', async () => {
    await expect(decode('a'.repeat(3_000_000), 65_536)).rejects.toMatchObject({
      code: 'units.errors.lovacIsBinary',
    });
  });
});
