import type { Instant } from '../shared/dates.ts';
import type { Locale } from '../shared/locale.ts';

/**
 * What a document says, as plain data: facts in, bytes out (`pdf.ts`). Nothing here knows of pages, fonts or
 * coordinates, and everything can be sent to a worker thread. All words are text: markup in them is printed.
 */
export type PdfDocument = {
  readonly lang: Locale;
  /** First heading, window title and metadata. */
  readonly title: string;
  readonly subtitle?: string;
  /** Number of the act, `CONV-2026-00007`; repeated at the foot of each page. */
  readonly reference: string;
  /** Date of the file itself: the same document and moment give the same bytes. */
  readonly issuedAt: Instant;
  readonly letterhead: Letterhead;
  /** “Fait à Exemple, le 23 novembre 2026”. */
  readonly dateLine?: string;
  /** Name and postal address, one line each; placed behind the window of a French DL envelope. */
  readonly recipient?: readonly string[];
  /** Small facts beside the recipient: file number, who follows it, enclosed documents. */
  readonly particulars?: readonly Fact[];
  readonly blocks: readonly Block[];
  /** Where anyone can check that the document is genuine: printed as a QR code and as text. */
  readonly verification?: { readonly url: string };
  readonly attachments?: readonly Attachment[];
  /** Invented data: every page says that the document has no value. */
  readonly specimen?: boolean;
  /** Not approved yet: every page says so, across its text. */
  readonly draft?: boolean;
  /** A translation for the reader: every page says that it has no value and which text prevails. */
  readonly courtesy?: boolean;
  /** An act bears its title in large; a letter its subject after “Objet”, under the address. */
  readonly form?: 'act' | 'letter';
  /** Small lines over the address, seen through the window: where the letter comes back to, and its code. */
  readonly overAddress?: readonly string[];
};

/** What many letters bound in one file have in common. */
export type BookCover = Pick<PdfDocument, 'lang' | 'title' | 'reference' | 'issuedAt' | 'letterhead'>;

export type Letterhead = {
  readonly authority: string;
  readonly service?: string;
  readonly address: readonly string[];
  /** A drawing of filled shapes (see `pdf-svg.ts` for what is refused). */
  readonly logoSvg?: string;
};

/** Words in one voice, or pieces of them: `['Le montant est de ', bold('12 000 €'), '.']`. */
export type RichText = string | readonly Run[];
export type Run = string | { readonly text: string; readonly face?: Face; readonly link?: string };
export type Face = 'regular' | 'semibold' | 'italic';

export type Fact = { readonly term: string; readonly value: RichText };
export type Align = 'left' | 'right' | 'center';

export type TableColumn = {
  readonly header: string;
  readonly align?: Align;
  /** Part of the width, beside those of the other columns. All columns have one, or widths follow the words. */
  readonly share?: number;
};

export type SignatureBox = {
  /** “Le propriétaire”, “Pour la communauté urbaine”. */
  readonly party: string;
  readonly name: string;
  readonly capacity?: string;
  /** Proof of a signature given on line, printed in place of the empty frame. */
  readonly signed?: string;
};

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly text: RichText;
      readonly tone?: 'body' | 'lead' | 'small' | 'fine';
    }
  | { readonly kind: 'list'; readonly items: readonly RichText[]; readonly ordered?: boolean }
  | { readonly kind: 'facts'; readonly items: readonly Fact[] }
  | {
      readonly kind: 'table';
      readonly caption?: string;
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly RichText[])[];
      /** Totals: set apart from the rows. */
      readonly foot?: readonly (readonly RichText[])[];
      /** The first cell of a row names it (default) or is a value like the others. */
      readonly rowHeaders?: boolean;
    }
  | {
      readonly kind: 'figure';
      readonly svg: string;
      /** What the drawing shows, for those who cannot see it. */
      readonly alt: string;
      readonly caption?: string;
      /** Share of the text width, 0 to 1. */
      readonly width?: number;
    }
  | {
      /** Photographs two by two. */
      readonly kind: 'photos';
      readonly items: readonly {
        /** PNG or JPEG. */
        readonly image: Uint8Array;
        readonly alt: string;
        readonly caption: string;
      }[];
    }
  | {
      readonly kind: 'callout';
      readonly tone?: 'note' | 'warning';
      readonly title?: string;
      readonly text: readonly RichText[];
    }
  | { readonly kind: 'signatures'; readonly boxes: readonly SignatureBox[] }
  | {
      /** The end of a letter: capacity, drawn signature, name. */
      readonly kind: 'sign-off';
      readonly name: string;
      readonly capacity: string;
      /** PNG or JPEG. */
      readonly image?: Uint8Array;
    }
  | {
      /** How to answer on line: a code to scan, the same to type, and what to do with it. */
      readonly kind: 'reply';
      readonly title: string;
      readonly text: readonly RichText[];
      readonly url: string;
      readonly alt: string;
      readonly codeLabel: string;
      readonly code: string;
    }
  | { readonly kind: 'annex'; readonly label: string; readonly title: string }
  | { readonly kind: 'page-break' };

export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

export type Attachment = {
  /** File name shown by readers, `calcul.json`. */
  readonly name: string;
  readonly mime: string;
  readonly description: string;
  readonly content: Uint8Array | string;
  /** `Data`: what the document was computed from. `Source`: what it was made from (PDF/A-3, ISO 19005-3 §6.8). */
  readonly relationship?: 'Data' | 'Source' | 'Alternative' | 'Supplement';
};

export const bold = (text: string): Run => ({ text, face: 'semibold' });
export const italic = (text: string): Run => ({ text, face: 'italic' });
export const link = (text: string, url: string): Run => ({ text, link: url });

/** Splits `Le montant est de **12 000 €**.` into runs; for sentences from the catalogues, where word order belongs to translators. */
export function withBold(text: string): readonly Run[] {
  return text.split(/\*\*(.+?)\*\*/).flatMap((piece, index) => {
    if (piece === '') return [];
    return index % 2 === 1 ? [bold(piece)] : [piece];
  });
}
