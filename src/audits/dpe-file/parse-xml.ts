import { refuseDpe } from './refuse-dpe.ts';

export type XmlElement = {
  /** Without its prefix. */
  readonly name: string;
  readonly children: XmlElement[];
  /** Characters outside the children, trimmed; empty for `xsi:nil`. */
  text: string;
};
type OpenElement = XmlElement & { readonly nil: boolean };

/** A DPE is about a dozen elements deep. */
const DEEPEST = 32;
const MOST_ELEMENTS = 300_000;
const NAME = /^[A-Za-z][\w.-]{0,99}$/;
const NIL = /(?:^|\s)(?:\w+:)?nil\s*=\s*["'](?:true|1)["']/;
const ENTITY = /&([^;&]{0,10})(;?)/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * A small XML reader, for files that strangers send: one pass, no DOCTYPE and no entities of the file's own, depth
 * and number of elements bounded, attributes left aside (but for `nil`, which a DPE uses for "no value").
 * @throws DomainError `audits.errors.dpe.{notXml,doctype,entity,tooDeep}` with the line
 */
export const parseXml = (text: string): XmlElement => new XmlReader(text).read();

class XmlReader {
  readonly #text: string;
  readonly #document: OpenElement = { name: '', children: [], text: '', nil: false };
  readonly #open: OpenElement[] = [this.#document];
  #elements = 0;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): XmlElement {
    while (this.#at < this.#text.length) this.#step();
    const [root, ...others] = this.#document.children;
    const isWhole = this.#open.length === 1 && others.length === 0 && this.#document.text.trim() === '';
    if (root === undefined || !isWhole) throw this.#refusal('notXml');
    return root;
  }

  /** Characters up to the next tag, or the tag. */
  #step(): void {
    const next = this.#text.indexOf('<', this.#at);
    const end = next === -1 ? this.#text.length : next;
    if (end > this.#at) {
      this.#here.text += this.#decoded(this.#text.slice(this.#at, end));
      this.#at = end;
    } else if (this.#starts('<!--')) this.#at = this.#after('-->', 4);
    else if (this.#starts('<?')) this.#at = this.#after('?>', 2);
    else if (this.#starts('<![CDATA[')) this.#cdata();
    else if (this.#starts('<!')) throw this.#refusal('doctype');
    else this.#tag();
  }

  get #here(): OpenElement {
    return this.#open.at(-1) ?? this.#document;
  }
  #starts(mark: string): boolean {
    return this.#text.startsWith(mark, this.#at);
  }
  #after(mark: string, skipped: number): number {
    const found = this.#text.indexOf(mark, this.#at + skipped);
    if (found === -1) throw this.#refusal('notXml');
    return found + mark.length;
  }

  #cdata(): void {
    const end = this.#after(']]>', 9);
    this.#here.text += this.#text.slice(this.#at + 9, end - 3);
    this.#at = end;
  }

  #tag(): void {
    const end = endOfTag(this.#text, this.#at);
    if (end === -1) throw this.#refusal('notXml');
    const tag = this.#text.slice(this.#at + 1, end);
    if (tag.startsWith('/')) this.#closes(localName(tag.slice(1).trim()));
    else this.#opens(tag);
    this.#at = end + 1;
  }

  #opens(tag: string): void {
    const [, full = '', rest = ''] = /^([^\s/]*)([\s\S]*)$/.exec(tag) ?? [];
    const name = localName(full);
    if (!NAME.test(name)) throw this.#refusal('notXml');
    this.#elements += 1;
    if (this.#open.length > DEEPEST || this.#elements > MOST_ELEMENTS) throw this.#refusal('tooDeep');
    const element = { name, children: [], text: '', nil: NIL.test(rest) };
    this.#here.children.push(element);
    if (!rest.endsWith('/')) this.#open.push(element);
  }

  #closes(name: string): void {
    const element = this.#open.pop();
    if (element === undefined || element === this.#document || element.name !== name)
      throw this.#refusal('notXml');
    element.text = element.nil ? '' : element.text.trim();
  }

  #decoded(raw: string): string {
    if (!raw.includes('&')) return raw;
    return raw.replace(ENTITY, (_, name: string, closed: string) => {
      const character = closed === '' ? undefined : (NAMED[name] ?? numbered(name));
      if (character === undefined) throw this.#refusal('entity');
      return character;
    });
  }

  #refusal(reason: 'notXml' | 'doctype' | 'entity' | 'tooDeep') {
    return refuseDpe(reason, { line: this.#text.slice(0, this.#at).split('\n').length });
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The ">" that ends a tag, beyond those in its attributes; -1 when there is none, or another tag begins before. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
    else if (character === '<') return -1;
  }
  return -1;
}

/** The character of a numbered reference; line ends and tabs count as spaces, other control characters as none. */
function numbered(name: string): string | undefined {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name) ?? [];
  const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal ?? Number.NaN);
  if ([9, 10, 13].includes(code)) return ' ';
  return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
