/**
 * pdfkit writes the same value as is into the information dictionary and, unescaped, into the XMP packet: a title
 * with `&` or `<` would break the packet. As a string object it reads one way in each.
 */
class XmpText extends String {
  override toString(): string {
    return this.valueOf().replace(/[&<>]/g, (sign) =>
      sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;',
    );
  }
}

export const xmpText = (text: string): string => new XmpText(text) as unknown as string;
