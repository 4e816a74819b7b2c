import { invalid } from '../shared/errors.ts';

/**
 * Names that make a reader run code, start a program, send data or play media (ISO 32000-1 §12.6.4, §13). Each is
 * long enough never to turn up by chance in the bytes of a scanned page; `/JS` is not, and nothing runs it without
 * `/JavaScript` or `/Rendition`.
 */
const ACTIVE =
  'JavaScript Launch RichMedia Rendition Movie Sound ImportData SubmitForm GoToE OnInstantiate'.split(' ');
const ENCRYPTED = 'Encrypt';
const ATTACHED = 'EmbeddedFile';
const WATCHED = [...ACTIVE, ENCRYPTED, ATTACHED];

/** A name ends at white space, a delimiter or the end. */
const END = String.raw`(?=[\0\t\n\f\r ()<>[\]{}/%]|$)`;
/** Short names count only before the array or reference that gives them a meaning. */
const SHORT = String.raw`(?:XFA|3DD)(?=\s*(?:\[|\d+\s+\d+\s+R))`;
const WRITTEN = new RegExp(`/((?:${WATCHED.join('|')})${END}|${SHORT})`, 'g');
const ESCAPED = /\/([^\0\t\n\f\r ()<>[\]{}/%#]{0,30}#[^\0\t\n\f\r ()<>[\]{}/%]{1,90})/g;
const MOST_ESCAPED = 100_000;

/** What companies attach to invoices (Factur-X is a PDF holding XML) and nothing that runs. */
const HARMLESS_ATTACHMENT = /\.(xml|json|csv|txt|png|jpe?g)$/i;

/** Throws `invalid` when the text of a PDF, or of one of its object streams, names something that a plain document has not. */
export function refuseActiveNames(text: string): void {
  for (const name of watchedNames(text)) {
    if (name === ENCRYPTED) throw invalid('documents.errors.pdfEncrypted');
    if (name !== ATTACHED) throw invalid('documents.errors.pdfActive');
  }
}

/** Throws `invalid` when one of the files that these texts attach is of a kind we do not take. */
export function refuseAttachments(texts: readonly string[]): void {
  if (!texts.some((text) => watchedNames(text).some((name) => name === ATTACHED))) return;
  for (const name of texts.flatMap((text) => [...attachedNames(text)]))
    if (!HARMLESS_ATTACHMENT.test(name)) throw invalid('documents.errors.pdfAttachment');
}

/** The watched names, also those written with escapes: `/J#61vaScript`. */
function* watchedNames(text: string): Generator<string> {
  for (const [, name = ''] of text.matchAll(WRITTEN)) yield name;
  let escaped = 0;
  for (const [, written = ''] of text.matchAll(ESCAPED)) {
    if (++escaped > MOST_ESCAPED) throw invalid('documents.errors.pdfTooComplex');
    const name = unescapeName(written);
    if (WATCHED.includes(name) || /^(?:XFA|3DD)$/.test(name)) yield name;
  }
}

const unescapeName = (name: string): string =>
  name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const FILE_NAME =
  /\/(?:F|UF|DOS|Unix|Mac)\s{0,20}(?:\(((?:[^()\\]|\\[\s\S]){0,1024})\)|<([0-9a-f\s]{0,4096})>)/gi;

/** File names in file specifications, written as text or hexadecimal, in Latin or UTF-16. */
function* attachedNames(text: string): Generator<string> {
  for (const [, literal, hex] of text.matchAll(FILE_NAME)) {
    const raw = literal ?? Buffer.from((hex ?? '').replace(/\s/g, ''), 'hex').toString('latin1');
    const name = raw
      .replace(/^\u00fe\u00ff/, '')
      .replace(/\0|\\[\s\S]/g, '')
      .trim();
    // Bytes of a picture that look like a name are not one.
    if (name !== '' && !/\p{Cc}/u.test(name)) yield name;
  }
}
