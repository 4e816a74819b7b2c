import { StringDecoder } from 'node:string_decoder';
import { createInflateRaw } from 'node:zlib';
import type { ZipEntry } from './zip-entries.ts';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of an XML node: entities, and the `_x000D_` by which Office writes what XML cannot hold (ECMA-376 ST_Xstring). */
export function xmlText(raw: string): string {
  const text = raw.includes('&') ? raw.replace(/&(#x?)?([0-9a-zA-Z]+);/g, entity) : raw;
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}

function entity(whole: string, numeric: string | undefined, name: string): string {
  if (numeric === undefined) return NAMED[name] ?? whole;
  const code = Number.parseInt(name, numeric === '#x' ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** The value of an attribute in the text of a tag. */
export const attribute = (tag: string, name: string): string | null => {
  const [, double, single] = new RegExp(`(?:^|[\\s:])${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag) ?? [];
  const value = double ?? single;
  return value === undefined ? null : xmlText(value);
};

/** One element: what its opening tag holds after the name, and what stands inside. `end` is where the next may begin. */
export type XmlElement = { readonly tag: string; readonly content: string; readonly end: number };

/**
 * The elements of one name in a text that are there whole, the first of two nested ones. One pass whatever the text: a
 * pattern would try each opening tag against all that follows.
 */
export function* elementsIn(text: string, name: string): Generator<XmlElement> {
  const opening = new RegExp(`<(\\w+:)?${name}(?=[\\s/>])([^<>]*)>`, 'g');
  for (let open = opening.exec(text); open !== null; open = opening.exec(text)) {
    const [whole, prefix = '', tag = ''] = open;
    const inside = open.index + whole.length;
    if (tag.endsWith('/')) {
      yield { tag, content: '', end: inside };
      continue;
    }
    const closing = `</${prefix}${name}>`;
    const close = text.indexOf(closing, inside);
    if (close < 0) return;
    opening.lastIndex = close + closing.length;
    yield { tag, content: text.slice(inside, close), end: opening.lastIndex };
  }
}

/** Longer than any row or text of a sheet that people fill. */
const LONGEST_ELEMENT = 8 * 1024 * 1024;

/**
 * The elements of one name in a part, as many at a time as a block holds: the part is never in memory whole.
 * Throws a RangeError for one that does not end.
 */
export async function* xmlElements(entry: ZipEntry, name: string): AsyncGenerator<XmlElement[]> {
  const decoder = new StringDecoder('utf8');
  let text = '';
  for await (const block of blocksOf(entry)) {
    text += decoder.write(block);
    const found = [...elementsIn(text, name)];
    if (found.length > 0) yield found;
    text = text.slice(found.at(-1)?.end ?? 0);
    if (text.length > LONGEST_ELEMENT) throw new RangeError('an element does not end');
  }
}

async function* blocksOf({ packed, deflated }: ZipEntry): AsyncGenerator<Buffer> {
  if (!deflated) {
    yield packed;
    return;
  }
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(packed);
  for await (const block of inflate) yield block as Buffer;
}
