import { type Block, withBold } from '../../documents/pdf-document.ts';
import type { Localised } from '../../shared/locale.ts';
import { fillBraces } from '../../shared/merge-braces.ts';
import type { Article, Computed, Condition, Passage } from '../templates/act-content.ts';

/** A block of its own, or one item of the list that it stands in. */
export type Piece = Block | { readonly item: string };

/** What a text is written with for one act: what its fields say, which conditions hold, what the software writes. */
export type Pen = {
  readonly lang: keyof Localised;
  readonly values: Readonly<Record<string, string>>;
  holds(condition: Condition): boolean;
  compute(block: Computed): readonly Piece[];
};

export const written = ({ lang, values }: Pen, text: Localised): string => fillBraces(text[lang], values);

/** Articles that this act has, in order. */
export const articlesOf = (pen: Pen, articles: readonly Article[]): Article[] =>
  articles.filter(({ when }) => pen.holds(when));

/** Items that follow one another make one list, those that the software writes among them. */
export function passageBlocks(pen: Pen, passages: readonly Passage[]): Block[] {
  const pieces = passages.flatMap((passage): readonly Piece[] => {
    if (passage.kind === 'computed') return pen.compute(passage.block);
    if (!pen.holds(passage.when)) return [];
    const text = written(pen, passage.text);
    switch (passage.shape) {
      case 'item':
        return [{ item: text }];
      case 'callout':
        return [{ kind: 'callout', tone: 'warning', text: [text] }];
      case 'small':
        return [{ kind: 'paragraph', text: withBold(text), tone: 'small' }];
      default:
        return [{ kind: 'paragraph', text: withBold(text) }];
    }
  });
  return gathered(pieces);
}

function gathered(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  let items: string[] = [];
  const close = () => {
    if (items.length > 0) blocks.push({ kind: 'list', items: items.map(withBold) });
    items = [];
  };
  for (const piece of pieces) {
    if ('item' in piece) {
      items.push(piece.item);
      continue;
    }
    close();
    blocks.push(piece);
  }
  close();
  return blocks;
}
