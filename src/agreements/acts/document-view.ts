import { type Block, bold, type PdfDocument, type RichText } from '../../documents/pdf-document.ts';

/** A document as a page shows it: the same words as the PDF, on any screen and for any reader. */
export type DocumentView = readonly ViewBlock[];
export type ViewRun = {
  readonly text: string;
  readonly face: 'regular' | 'semibold' | 'italic';
  readonly href: string | null;
};
export type ViewBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly small: boolean; readonly runs: readonly ViewRun[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly ViewRun[])[] }
  | {
      readonly kind: 'facts';
      readonly items: readonly { readonly term: string; readonly runs: readonly ViewRun[] }[];
    }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly { readonly header: string; readonly numeric: boolean }[];
      readonly rows: readonly (readonly (readonly ViewRun[])[])[];
      readonly foot: readonly (readonly (readonly ViewRun[])[])[];
    }
  | { readonly kind: 'figure'; readonly svg: string; readonly alt: string; readonly caption: string | null }
  | {
      readonly kind: 'callout';
      readonly title: string | null;
      readonly paragraphs: readonly (readonly ViewRun[])[];
    };

const runsOf = (text: RichText): ViewRun[] =>
  (typeof text === 'string' ? [text] : text).map((run) =>
    typeof run === 'string'
      ? { text: run, face: 'regular', href: null }
      : { text: run.text, face: run.face ?? 'regular', href: run.link ?? null },
  );

/** The blocks of a document for a page; frames to sign and page turns mean nothing there. */
export const documentView = ({ blocks }: Pick<PdfDocument, 'blocks'>): DocumentView => {
  let heading = '';
  return blocks.flatMap((block): ViewBlock[] => {
    if (block.kind === 'heading') heading = block.text;
    return viewOf(block, heading);
  });
};

function viewOf(block: Block, heading: string): ViewBlock[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, text: block.text }];
    case 'annex':
      return [{ kind: 'heading', level: 2, text: `${block.label} – ${block.title}` }];
    case 'paragraph':
      return [
        {
          kind: 'paragraph',
          small: block.tone === 'small' || block.tone === 'fine',
          runs: runsOf(block.text),
        },
      ];
    case 'list':
      return [{ kind: 'list', ordered: block.ordered ?? false, items: block.items.map(runsOf) }];
    case 'facts':
      return [
        {
          kind: 'facts',
          items: block.items.map(({ term, value }) => ({ term, runs: runsOf(value) })),
        },
      ];
    case 'table':
      return [
        {
          kind: 'table',
          caption: block.caption ?? heading,
          columns: block.columns.map(({ header, align }) => ({ header, numeric: align === 'right' })),
          rows: block.rows.map((row) => row.map(runsOf)),
          foot: (block.foot ?? []).map((row) => row.map(runsOf)),
        },
      ];
    case 'figure':
      return [{ kind: 'figure', svg: block.svg, alt: block.alt, caption: block.caption ?? null }];
    case 'callout':
      return [{ kind: 'callout', title: block.title ?? null, paragraphs: block.text.map(runsOf) }];
    case 'reply':
      return [
        {
          kind: 'callout',
          title: block.title,
          paragraphs: [...block.text, [`${block.codeLabel} `, bold(block.code)]].map(runsOf),
        },
      ];
    case 'sign-off':
      return [block.capacity, bold(block.name)].map((words) => ({
        kind: 'paragraph',
        small: false,
        runs: runsOf([words]),
      }));
    // No act that is read on screen bears photographs.
    case 'photos':
    case 'signatures':
    case 'page-break':
      return [];
  }
}
