import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = { readonly name: string; readonly content: Uint8Array };

/** Bit 11: the name is UTF-8 (APPNOTE 4.4.4). */
const UTF8_NAMES = 0x0800;
const STORED = 0;
const DEFLATED = 8;
const VERSION = 20;
/** Pictures and PDFs are packed already: what gains less than this is stored as it is. */
const WORTH_PACKING = 0.95;
/** Sizes are 32 bits here; nothing near it is ever made. */
const MOST_BYTES = 0xffff_fff0;

/** An archive of a few files in memory, as every system opens it. Dates are left at their origin: they would say nothing. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const { packed, method } = pack(content);
    const path = Buffer.from(name, 'utf8');
    const fields = commonFields(content, packed, method, path.length);
    const local = Buffer.concat([signature(0x04034b50), fields, path, packed]);
    central.push(Buffer.concat([signature(0x02014b50), version(), fields, place(offset), path]));
    locals.push(local);
    offset += local.length;
    if (offset > MOST_BYTES) throw new RangeError('an archive of more than 4 GB is not written');
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...locals, directory, endOf(entries.length, directory.length, offset)]);
}

function pack(content: Uint8Array): { packed: Buffer; method: number } {
  const deflated = deflateRawSync(content);
  return deflated.length < content.length * WORTH_PACKING
    ? { packed: deflated, method: DEFLATED }
    : { packed: Buffer.from(content), method: STORED };
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function version(): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(VERSION);
  return bytes;
}

/** What the entry and the directory both say of a file (APPNOTE 4.3.7). */
function commonFields(content: Uint8Array, packed: Buffer, method: number, nameLength: number): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(VERSION, 0);
  bytes.writeUInt16LE(UTF8_NAMES, 2);
  bytes.writeUInt16LE(method, 4);
  bytes.writeUInt16LE(0x21, 8);
  bytes.writeUInt32LE(crc32(content), 10);
  bytes.writeUInt32LE(packed.length, 14);
  bytes.writeUInt32LE(content.length, 18);
  bytes.writeUInt16LE(nameLength, 22);
  return bytes;
}

/** The rest of a line of the directory: no comment, first disk, where the entry begins. */
function place(offset: number): Buffer {
  const bytes = Buffer.alloc(14);
  bytes.writeUInt32LE(offset, 10);
  return bytes;
}

function endOf(count: number, size: number, offset: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(size, 12);
  bytes.writeUInt32LE(offset, 16);
  return bytes;
}
