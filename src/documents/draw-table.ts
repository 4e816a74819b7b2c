import { drawRow } from './draw-table-row.ts';
import { BODY } from './draw-text.ts';
import type { BlockOf } from './pdf-document.ts';
import { ensureRoom, flowLines, leave, type Pen, type Structure, tag } from './pen.ts';
import { type Grid, layOutGrid, layOutRow, type Row, rowHeight } from './table-grid.ts';
import { layOut } from './text-layout.ts';
import { PAGE_ROOM, STYLES } from './theme.ts';

/**
 * Headers are tagged once and repeated on each page as decoration, so that they are not read again and again. A page
 * never ends after the headers and one row, nor begins with the last row or the totals alone.
 */
export function drawTable(pen: Pen, table: BlockOf<'table'>): void {
  const grid = layOutGrid(table);
  const bodies = table.rows.map((cells) => layOutRow(grid.columns, cells, 'body'));
  const feet = (table.foot ?? []).map((cells) => layOutRow(grid.columns, cells, 'foot'));
  const rows = [...bodies, ...feet];
  const caption = table.caption ? layOut(table.caption, STYLES.label, BODY.width) : [];
  leave(pen, 11);
  const opening = heightOf(rows.slice(0, 2));
  ensureRoom(
    pen,
    caption.length * STYLES.label.leading + 3 + rowHeight(grid.head) + Math.min(opening, PAGE_ROOM / 3),
  );
  tag(pen.root, pen, 'Table', (element) => {
    if (caption.length > 0) {
      tag(element, pen, 'Caption', (words) =>
        flowLines(pen, words, caption, { style: STYLES.label, column: BODY }),
      );
      pen.y += 3;
    }
    section(pen, element, 'THead', grid, [grid.head], []);
    section(pen, element, 'TBody', grid, bodies, feet);
    section(pen, element, 'TFoot', grid, feet, []);
  });
  pen.y += 6;
}

const heightOf = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + rowHeight(row), 0);

function section(
  pen: Pen,
  table: Structure,
  type: string,
  grid: Grid,
  rows: readonly Row[],
  after: readonly Row[],
): void {
  if (rows.length === 0) return;
  tag(table, pen, type, (element) => {
    for (const [index, row] of rows.entries()) {
      const left = rows.length - index - 1 + after.length;
      const last = left <= Math.max(1, after.length) ? heightOf([...rows.slice(index + 1), ...after]) : 0;
      drawRow(pen, element, grid, row, last < PAGE_ROOM / 3 ? last : 0);
    }
  });
}
