import { BODY } from './draw-text.ts';
import {
  artifact,
  drawLines,
  drawUntagged,
  openTag,
  type Pen,
  roomLeft,
  type Structure,
  tag,
  turnPage,
} from './pen.ts';
import { type Grid, lineCount, PAD, ROW_STYLES, type Row, rowHeight, type Table } from './table-grid.ts';
import { COLOURS, PAGE_ROOM } from './theme.ts';

/**
 * Draws a row, on a new page when it has no room here with the `following` points that must not be parted from it.
 * A row taller than a page starts where it is and flows on.
 */
export function drawRow(pen: Pen, parent: Structure, grid: Grid, row: Row, following = 0): void {
  const { leading } = ROW_STYLES[row.kind];
  const count = lineCount(row);
  const tall = rowHeight(row) > PAGE_ROOM - rowHeight(grid.head);
  if (rowHeight(row) + following > roomLeft(pen) && (!tall || linesThatFit(pen, leading) < 3))
    turnTablePage(pen, grid, row);
  tag(parent, pen, 'TR', (element) => {
    const boxes = row.cells.map((_, index) => openTag(element, pen, ...cellTag(grid.table, row, index)));
    for (let from = 0; from < count; ) {
      const to = Math.min(count, from + linesThatFit(pen, leading));
      const height = (to - from) * leading + 2 * PAD.y;
      artifact(pen, () => paintRow(pen, row, height));
      for (const [index, box] of boxes.entries()) drawCell(pen, box, grid, row, index, from, to);
      pen.y += height;
      from = to;
      if (from < count) turnTablePage(pen, grid, row);
    }
    for (const box of boxes) box.end();
  });
}

const linesThatFit = (pen: Pen, leading: number): number =>
  Math.max(1, Math.floor((roomLeft(pen) - 2 * PAD.y + 0.01) / leading));

function cellTag(
  { rowHeaders = true }: Table,
  row: Row,
  index: number,
): [string, { scope?: 'Row' | 'Column' }] {
  if (row.kind === 'head') return ['TH', { scope: 'Column' }];
  return index === 0 && rowHeaders ? ['TH', { scope: 'Row' }] : ['TD', {}];
}

function drawCell(
  pen: Pen,
  box: Structure,
  grid: Grid,
  row: Row,
  index: number,
  from: number,
  to: number,
): void {
  const column = grid.columns[index];
  const cell = row.cells[index];
  if (!column || !cell) return;
  const placing = { style: cell.style, column, align: grid.table.columns[index]?.align ?? 'left' };
  drawLines(pen, box, cell.lines.slice(from, to), pen.y + PAD.y, placing);
}

function turnTablePage(pen: Pen, grid: Grid, row: Row): void {
  turnPage(pen);
  if (row.kind === 'head') return;
  const height = rowHeight(grid.head);
  artifact(pen, () => {
    paintRow(pen, grid.head, height);
    for (const [index, cell] of grid.head.cells.entries()) {
      const column = grid.columns[index];
      const align = grid.table.columns[index]?.align ?? 'left';
      if (column) drawUntagged(pen, cell.lines, pen.y + PAD.y, { style: cell.style, column, align });
    }
  });
  pen.y += height;
}

function paintRow({ doc, y }: Pen, row: Row, height: number): void {
  const { x, width } = BODY;
  if (row.kind === 'head') doc.rect(x, y + height - 1, width, 1).fill(COLOURS.sea);
  if (row.kind === 'foot') doc.rect(x, y, width, height).fill(COLOURS.seaWash);
  if (row.kind !== 'head') doc.rect(x, y + height - 0.5, width, 0.5).fill(COLOURS.line);
}
