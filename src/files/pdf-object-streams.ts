import { inflateSync, constants as zlib } from 'node:zlib';
import { invalid } from '../shared/errors.ts';

/** Inflated object streams of one file, in bytes: far above any real document, far below what fills the memory. */
const MOST_UNPACKED = 32 * 1024 * 1024;
const MOST_STREAMS = 10_000;
/** Input looked at to tell what a stream holds. */
const GLIMPSE = 512;

const STREAM = /stream\r?\n/g;

/**
 * The text of each object stream, where objects hide from a plain search. Recognised by what it holds, whatever its
 * dictionary says: pairs of whole numbers come first (ISO 32000-1 §7.5.7). Throws `invalid` above the limits.
 */
export function objectStreams(bytes: Uint8Array, text: string): string[] {
  refuseUnreadable(text);
  const unpacked: string[] = [];
  let budget = MOST_UNPACKED;
  let streams = 0;
  for (const { index, 0: keyword } of text.matchAll(STREAM)) {
    const at = index + keyword.length;
    if (!isZlib(bytes, at)) continue;
    if (++streams > MOST_STREAMS) throw invalid('documents.errors.pdfTooComplex');
    const glimpse = inflate(bytes.subarray(at, at + GLIMPSE), GLIMPSE * 1100);
    if (!glimpse || !/^[\s\0]*(?:\d|%)/.test(glimpse)) continue;
    const whole = inflate(bytes.subarray(at), budget);
    if (whole === null) throw invalid('documents.errors.pdfTooComplex');
    budget -= whole.length;
    unpacked.push(whole);
  }
  return unpacked;
}

/** RFC 1950 §2.2: method 8, and a header that is a multiple of 31. */
function isZlib(bytes: Uint8Array, at: number): boolean {
  const [first = 0, second = 0] = bytes.subarray(at, at + 2);
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

/** Null when the data is damaged or would exceed the limit. */
function inflate(data: Uint8Array, limit: number): string | null {
  try {
    const options = { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, limit) };
    return inflateSync(data, options).toString('latin1');
  } catch {
    return null;
  }
}

const PACKED = /\/(?:O|#4f)(?:b|#62)(?:j|#6a)(?:S|#53)(?:t|#74)(?:m|#6d)/gi;
const LONGEST_DICTIONARY = 2048;
const MOST_PACKED = 20_000;

/** An object stream packed in another way than deflate could hide names from us: no tool writes one. */
function refuseUnreadable(text: string): void {
  let packed = 0;
  for (const { index } of text.matchAll(PACKED)) {
    if (++packed > MOST_PACKED) throw invalid('documents.errors.pdfTooComplex');
    const before =
      text
        .slice(Math.max(0, index - LONGEST_DICTIONARY), index)
        .split(/\bobj\b/)
        .at(-1) ?? '';
    const after = text.slice(index, index + LONGEST_DICTIONARY).split('stream')[0] ?? '';
    if (/ASCII|LZW|RunLength|Crypt|Predictor|#/.test(before + after))
      throw invalid('documents.errors.pdfTooComplex');
  }
}
