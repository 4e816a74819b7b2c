/** One value: `content` without, `bytes` with its tag and length. */
export type DerValue = { readonly tag: number; readonly content: Buffer; readonly bytes: Buffer };

const CONSTRUCTED = 0x20;

/** The values that stand one after another. Throws a `RangeError` on anything but definite-length DER. */
export function readDer(bytes: Uint8Array): DerValue[] {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: DerValue[] = [];
  let at = 0;
  while (at < source.length) {
    const start = at;
    const tag = source.readUInt8(at);
    let length = source.readUInt8(at + 1);
    at += 2;
    if (length === 0x80 || length > 0x84) throw new RangeError('not DER: length');
    if (length > 0x80) {
      const size = length - 0x80;
      length = source.readUIntBE(at, size);
      at += size;
    }
    if (at + length > source.length) throw new RangeError('not DER: too short');
    values.push({
      tag,
      content: source.subarray(at, at + length),
      bytes: source.subarray(start, at + length),
    });
    at += length;
  }
  return values;
}

export const childrenOf = (value: DerValue): DerValue[] =>
  value.tag & CONSTRUCTED ? readDer(value.content) : [];

/** The value reached by going down by these positions. */
export function descend(value: DerValue, ...path: readonly number[]): DerValue {
  let here = value;
  for (const index of path) {
    const next = childrenOf(here)[index];
    if (!next) throw new RangeError('not DER: a part is missing');
    here = next;
  }
  return here;
}
