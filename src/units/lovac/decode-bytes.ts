import { isAscii, isUtf8 } from 'node:buffer';
import { invalid } from '../../shared/errors.ts';

export const ENCODINGS = ['utf-8', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];
/** Whole lines of a file, without their ends, and how many bytes were read to get them. */
export type TextBlock = { readonly lines: string[]; readonly bytes: number; readonly encoding: Encoding };

const LF = 0x0a;
const CR = 0x0d;
/** Longer than any line of such a file: beyond, it is something else. */
const LONGEST_LINE = 1 << 20;

/** Files that people send instead of a CSV, by their first bytes. */
const LOOKALIKES: readonly { readonly start: readonly number[]; readonly code: string }[] = [
  { start: [0x50, 0x4b, 0x03, 0x04], code: 'units.errors.lovacIsSpreadsheet' },
  { start: [0xd0, 0xcf, 0x11, 0xe0], code: 'units.errors.lovacIsSpreadsheet' },
  { start: [0xff, 0xfe], code: 'units.errors.lovacIsUtf16' },
  { start: [0xfe, 0xff], code: 'units.errors.lovacIsUtf16' },
];

function refuseOtherFiles(start: Uint8Array): void {
  for (const { start: signature, code } of LOOKALIKES)
    if (signature.every((byte, index) => start[index] === byte)) throw invalid(code);
  if (start.includes(0)) throw invalid('units.errors.lovacIsBinary');
}

/**
 * Cuts a stream of bytes into blocks of whole lines and decodes them: UTF-8 (with or without BOM), else
 * Windows-1252, which contains Latin-1. Cutting at line ends first is safe, since both keep ASCII as it is.
 * A file that was plain ASCII so far and then is not UTF-8 is Windows-1252; one that had valid accents in UTF-8
 * stays UTF-8, and its damaged characters become U+FFFD for the line to be reported.
 * @throws DomainError `units.errors.lovacIsSpreadsheet`, `.lovacIsUtf16`, `.lovacIsBinary`
 */
export async function* decodeLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextBlock> {
  let kept: Uint8Array = new Uint8Array();
  let started = false;
  let encoding: Encoding = 'utf-8';
  let sawAccents = false;

  const decode = (block: Uint8Array): string[] => {
    if (encoding === 'utf-8' && !isAscii(block)) {
      if (isUtf8(block)) sawAccents = true;
      else if (!sawAccents) encoding = 'windows-1252';
    }
    return splitLines(new TextDecoder(encoding).decode(block));
  };

  for await (const chunk of bytes) {
    const joined = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    if (!started) {
      if (joined.length < 4) {
        kept = joined;
        continue;
      }
      refuseOtherFiles(joined);
      started = true;
    }
    const end = endOfLines(joined);
    kept = joined.slice(end);
    if (kept.length > LONGEST_LINE) throw invalid('units.errors.lovacIsBinary');
    if (end > 0) yield { lines: decode(joined.subarray(0, end)), bytes: end, encoding };
  }
  if (!started) refuseOtherFiles(kept);
  if (kept.length > 0) yield { lines: decode(kept), bytes: kept.length, encoding };
}

/** After the last line end; a file of an old Mac has only carriage returns. */
function endOfLines(bytes: Uint8Array): number {
  const lastLf = bytes.lastIndexOf(LF);
  if (lastLf >= 0) return lastLf + 1;
  // A final CR may be the first half of a CR LF whose LF is still to come.
  const lastCr = bytes.lastIndexOf(CR, bytes.length - 2);
  return lastCr >= 0 ? lastCr + 1 : 0;
}

function splitLines(text: string): string[] {
  const lines = text.includes('\n') ? text.split('\n') : text.split('\r');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}
