import type { LightMyRequestResponse } from 'fastify';
import type { Browser } from './test-app.ts';

/** Files of the look are no pages, leaving ends a walk, and the mails of the demonstration are other people’s. */
const NOT_WALKED = /^\/(assets|language|demo)\/|logout/;
const LINK = /<a [^>]*?href="(\/[^"#]*)/g;

/** What an address is, whatever it is of: `/cases/VO-2026-00012?page=2` is `/cases/*`. */
const shapeOf = (address: string): string =>
  (address.split('?')[0] ?? '')
    .replace(/\/[A-Z]+-\d{4}-\d+/g, '/*')
    .replace(/\/\d+/g, '/*')
    .replace(/\/[\w-]{30,}/g, '/*');

export type Walk = { readonly shapes: number; readonly refused: readonly string[] };

/**
 * Follows the links of pages as somebody would, at most `each` addresses of each shape, and says which ones were refused
 * or not found, with the page that shows them.
 */
export async function walkLinks(browser: Browser, doors: readonly string[], each = 2): Promise<Walk> {
  const seen = new Map<string, number>();
  const refused: string[] = [];
  const known = new Set(doors);
  const ahead = doors.map((address) => ({ address, from: 'the door' }));
  for (let step = ahead.shift(); step; step = ahead.shift()) {
    const { address, from } = step;
    const shape = shapeOf(address);
    const times = seen.get(shape) ?? 0;
    if (times >= each) continue;
    seen.set(shape, times + 1);
    const answer = await browser.get(address);
    if (answer.statusCode >= 400) refused.push(`${answer.statusCode} ${address} on ${from}`);
    const fresh = [...waysFrom(answer)].filter((way) => !known.has(way) && !NOT_WALKED.test(way));
    for (const way of fresh) known.add(way);
    ahead.push(...fresh.map((way) => ({ address: way, from: address })));
  }
  return { shapes: seen.size, refused };
}

/** Where an answer leads: elsewhere at once, or by the links of its page. */
function waysFrom({ headers, body }: LightMyRequestResponse): Set<string> {
  if (headers.location) return new Set([String(headers.location)]);
  if (!String(headers['content-type']).includes('text/html')) return new Set();
  return new Set([...body.matchAll(LINK)].map(([, href = '']) => href.replaceAll('&amp;', '&')));
}
