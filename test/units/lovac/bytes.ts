/** A file as it would arrive: in pieces of any size. */
export async function* inPieces(content: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What a French spreadsheet writes as “CSV (séparateur point-virgule)”. */
export const windows1252 = (text: string): Uint8Array =>
  Uint8Array.from([...text].map((character) => CP1252[character] ?? character.charCodeAt(0)));
const CP1252: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92, œ: 0x9c, Œ: 0x8c, '…': 0x85 };
