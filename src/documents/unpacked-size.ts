import { createInflateRaw } from 'node:zlib';

const ENTRY = 0x02014b50;
const DEFLATED = 8;

/**
 * Bytes that the entries of a ZIP really unpack to, whatever they declare; counting stops above `limit`. Null when the
 * archive cannot be read. Nothing is kept in memory (APPNOTE 4.3.12).
 */
export async function unpackedSize(bytes: Uint8Array, limit: number): Promise<number | null> {
  let total = 0;
  try {
    for (const packed of deflatedEntries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
      total += await inflatedLength(packed, limit - total);
      if (total > limit) return total;
    }
  } catch {
    return null;
  }
  return total;
}

function* deflatedEntries(zip: Buffer): Generator<Buffer> {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end === -1) throw new RangeError('no central directory');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new RangeError('not an entry');
    const [method, size, local] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 42),
    ];
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    if (method === DEFLATED) yield zip.subarray(data, data + size);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

async function inflatedLength(packed: Buffer, limit: number): Promise<number> {
  const inflate = createInflateRaw();
  inflate.end(packed);
  let length = 0;
  for await (const chunk of inflate) {
    length += (chunk as Buffer).length;
    if (length > limit) break;
  }
  return length;
}
