import { figureSize } from './draw-figure.ts';
import { BODY } from './draw-text.ts';
import type { Block, RichText } from './pdf-document.ts';
import { layOut } from './text-layout.ts';
import { STYLES, type TextStyle } from './theme.ts';

const GAP = 12;

/** How much of a block must stand under its heading, in points, so that the heading is never alone at the foot of a page. */
export function openingHeight(block: Block | undefined): number {
  switch (block?.kind) {
    case 'paragraph':
      return GAP + firstLines(block.text, STYLES[block.tone ?? 'body'], BODY.width);
    case 'list':
      return GAP + firstLines(block.items[0] ?? '', STYLES.body, BODY.width - 20);
    case 'heading':
      return 4 * STYLES.heading3.leading + 2 * STYLES.body.leading;
    case 'figure':
      return figureSize(block).height + 30;
    case 'facts':
    case 'callout':
      return GAP + 4 * STYLES.body.leading;
    case 'table':
      return 110;
    case 'photos':
      return 230;
    case 'signatures':
    case 'reply':
      return 170;
    case 'sign-off':
      return 110;
    default:
      return 0;
  }
}

/** Three lines are never parted: one of them would be left alone. Longer texts may part after the second. */
function firstLines(text: RichText, style: TextStyle, width: number): number {
  const { length } = layOut(text, style, width);
  return (length <= 3 ? length : 2) * style.leading;
}
