import { createInflateRaw } from 'node:zlib';
import { zipEntries } from './zip-entries.ts';

/**
 * Bytes that the entries of a ZIP really unpack to, whatever they declare; counting stops above `limit`. Null when the
 * archive cannot be read. Nothing is kept in memory.
 */
export async function unpackedSize(bytes: Uint8Array, limit: number): Promise<number | null> {
  let total = 0;
  try {
    for (const { packed, deflated } of zipEntries(bytes)) {
      if (deflated) total += await inflatedLength(packed, limit - total);
      if (total > limit) return total;
    }
  } catch {
    return null;
  }
  return total;
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
