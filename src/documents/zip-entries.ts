const END = 'PK\u0005\u0006';
const ENTRY = 0x02014b50;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/** One file of a ZIP as its central directory tells (APPNOTE 4.3.12). `packed` is a view of the archive, not a copy. */
export type ZipEntry = {
  readonly name: string;
  readonly packed: Buffer;
  readonly deflated: boolean;
  readonly encrypted: boolean;
};

/** The entries of a ZIP, in its order. @throws RangeError when the archive is cut or is none */
export function* zipEntries(bytes: Uint8Array): Generator<ZipEntry> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf(END, undefined, 'latin1');
  if (end === -1) throw new RangeError('no central directory');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new RangeError('not an entry');
    const method = zip.readUInt16LE(at + 10);
    if (method !== STORED && method !== DEFLATED) throw new RangeError('packed in an unknown way');
    const size = zip.readUInt32LE(at + 20);
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    yield {
      name: zip.toString('utf8', at + 46, nameEnd),
      packed: zip.subarray(data, data + size),
      deflated: method === DEFLATED,
      encrypted: (zip.readUInt16LE(at + 8) & ENCRYPTED) !== 0,
    };
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}
