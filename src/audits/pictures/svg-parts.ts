/**
 * Small pieces of SVG as text. Presentation attributes only: no style, script or link, so that the same drawing
 * goes on a page under a strict CSP and in a PDF. Words and lines are in `currentColor`, hence right by day and
 * by night.
 */
type Attributes = Readonly<Record<string, string | number | undefined>>;

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');

/** Coordinates to a tenth: a drawing needs no more. */
export const at = (value: number): number => Math.round(value * 10) / 10;

export const element = (name: string, attributes: Attributes, content = ''): string =>
  content === ''
    ? `<${name}${attributesOf(attributes)}/>`
    : `<${name}${attributesOf(attributes)}>${content}</${name}>`;

export type TextLook = {
  readonly size?: number;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Secondary words are paler. */
  readonly soft?: boolean;
  readonly fill?: string;
};

export const text = (x: number, y: number, words: string, look: TextLook = {}): string =>
  element(
    'text',
    {
      x: at(x),
      y: at(y),
      'font-size': look.size ?? 14,
      'font-weight': look.bold ? 'bold' : undefined,
      'text-anchor': look.anchor === 'start' ? undefined : look.anchor,
      fill: look.fill ?? 'currentColor',
      'fill-opacity': look.soft ? 0.75 : undefined,
    },
    escapeXml(words),
  );

export type Picture = {
  /** Unique on its page: title and description are found by it. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly className: string;
  readonly title: string;
  readonly description: string;
  readonly lang: string;
  /** Colour of words and lines where nothing around sets one (a PDF); on a page, left out, it is the page's ink. */
  readonly ink?: string | undefined;
};

/** A whole drawing that says in words what it shows. */
export const picture = (frame: Picture, content: string): string =>
  element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${at(frame.width)} ${at(frame.height)}`,
      class: frame.className,
      role: 'img',
      color: frame.ink,
      lang: frame.lang,
      'aria-labelledby': `${frame.id}-title ${frame.id}-description`,
      'font-family': "'Source Sans 3 Variable', 'Source Sans 3', system-ui, sans-serif",
    },
    element('title', { id: `${frame.id}-title` }, escapeXml(frame.title)) +
      element('desc', { id: `${frame.id}-description` }, escapeXml(frame.description)) +
      content,
  );
