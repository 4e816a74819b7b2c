import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a ZIP: its text, or bytes already packed. */
export type Part = { readonly name: string; readonly encrypted?: boolean } & (
  | { readonly text: string }
  | { readonly packed: Buffer }
);

/** A ZIP written byte by byte, so that it can be what no writer makes. */
export function zip(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const plain = 'text' in part ? Buffer.from(part.text) : Buffer.alloc(0);
    const packed = 'text' in part ? deflateRawSync(plain) : part.packed;
    const name = Buffer.from(part.name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(part.encrypted ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(plain.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, place, name);
    const local = [Buffer.from('PK\u0003\u0004', 'latin1'), fields, name, packed];
    locals.push(...local);
    offset += local.reduce((sum, { length }) => sum + length, 0);
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}

/** An XLSX of one sheet, from the XML of its rows. */
export const workbook = (inside: {
  readonly rows: string;
  readonly shared?: string;
  readonly styles?: string;
  readonly extra?: readonly Part[];
}): Buffer =>
  zip([
    {
      name: 'xl/workbook.xml',
      text: '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: 'xl/sharedStrings.xml', text: `<sst>${inside.shared ?? ''}</sst>` },
    { name: 'xl/styles.xml', text: `<styleSheet>${inside.styles ?? ''}</styleSheet>` },
    {
      name: 'xl/worksheets/sheet1.xml',
      text: `<worksheet><sheetData>${inside.rows}</sheetData></worksheet>`,
    },
    ...(inside.extra ?? []),
  ]);
