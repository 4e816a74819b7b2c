const SHORT = 3;
const LONG = 4;
const HEADER = 8;

/** Group 4 fax data (ITU-T T.6) as a TIFF file of one strip, which image libraries read (TIFF 6.0, section 11). */
export function faxAsTiff(
  data: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  blackIsOne: boolean,
): Buffer {
  const tags: readonly (readonly [tag: number, type: number, value: number])[] = [
    [256, LONG, width],
    [257, LONG, height],
    [258, SHORT, 1],
    // Compression: CCITT T.6.
    [259, SHORT, 4],
    // 0: white is zero. PDF says the reverse of its `BlackIs1` (ISO 32000-1 table 11).
    [262, SHORT, blackIsOne ? 1 : 0],
    [273, LONG, HEADER],
    [277, SHORT, 1],
    [278, LONG, height],
    [279, LONG, data.length],
  ];
  const directory = Buffer.alloc(2 + tags.length * 12 + 4);
  directory.writeUInt16LE(tags.length, 0);
  for (const [index, [tag, type, value]] of tags.entries()) {
    const at = 2 + index * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    directory.writeUInt32LE(1, at + 4);
    directory.writeUInt32LE(value, at + 8);
  }
  const header = Buffer.alloc(HEADER);
  header.write('II', 'latin1');
  header.writeUInt16LE(42, 2);
  header.writeUInt32LE(HEADER + data.length, 4);
  return Buffer.concat([header, data, directory]);
}
