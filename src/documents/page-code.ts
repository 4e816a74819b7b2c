/** A page of a document, counted from 1. */
export type PageOf = { readonly page: number; readonly pages: number };

const MARK = 'p';
const PLACE = /^(\d{1,4})-(\d{1,4})$/;

/** What the code of one page says: where to verify its document, and which page it is: `…/verify/CODE?p=3-12`. */
export const pageCodeUrl = (url: string, { page, pages }: PageOf): string =>
  `${url}${url.includes('?') ? '&' : '?'}${MARK}=${page}-${pages}`;

/** Reads the code of a page: the address without the mark, and the page; null when the text is no such code. */
export function readPageCode(text: string): ({ readonly url: string } & PageOf) | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const [, page, pages] = PLACE.exec(url.searchParams.get(MARK) ?? '') ?? [];
  url.searchParams.delete(MARK);
  const place = { page: Number(page), pages: Number(pages) };
  return place.page >= 1 && place.page <= place.pages ? { url: url.href, ...place } : null;
}
