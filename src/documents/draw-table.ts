import type { Line } from './break-lines.ts';
import { columnWidths } from './column-widths.ts';
import { BODY } from './draw-text.ts';
import type { BlockOf, RichText } from './pdf-document.ts';
import {
  artifact,
  drawLines,
  drawUntagged,
  ensureRoom,
  flowLines,
  leave,
  openTag,
  type Pen,
  roomLeft,
  type Structure,
  tag,
  turnPage,
} from './pen.ts';
import { layOut, naturalWidths } from './text-layout.ts';
import { COLOURS, PAGE_ROOM, STYLES, TEXT_WIDTH, type TextStyle } from './theme.ts';

const PAD = { x: 6, y: 4 } as const;

const ROW_STYLES: Record<Row['kind'], TextStyle> = {
  head: STYLES.cellHead,
  body: STYLES.cell,
  foot: { ...STYLES.cell, face: 'semibold' },
};

type Table = BlockOf<'table'>;
type Cell = { readonly lines: readonly Line[]; readonly style: TextStyle };
type Row = { readonly cells: readonly Cell[]; readonly kind: 'head' | 'body' | 'foot' };
type Grid = {
  readonly table: Table;
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  readonly head: Row;
};

/** Headers are tagged once and repeated on each page as decoration, so that they are not read again and again. */
export function drawTable(pen: Pen, table: Table): void {
  const grid = layOutGrid(table);
  const bodies = table.rows.map((cells) => layOutRow(grid.columns, cells, 'body'));
  const feet = (table.foot ?? []).map((cells) => layOutRow(grid.columns, cells, 'foot'));
  const caption = table.caption ? layOut(table.caption, STYLES.label, BODY.width) : [];
  leave(pen, 11);
  const first = bodies[0] ? Math.min(rowHeight(bodies[0]), 60) : 0;
  ensureRoom(pen, caption.length * STYLES.label.leading + rowHeight(grid.head) + first);
  tag(pen.root, pen, 'Table', (element) => {
    if (caption.length > 0) {
      tag(element, pen, 'Caption', (words) =>
        flowLines(pen, words, caption, { style: STYLES.label, column: BODY }),
      );
      pen.y += 3;
    }
    section(pen, element, 'THead', grid, [grid.head]);
    section(pen, element, 'TBody', grid, bodies);
    section(pen, element, 'TFoot', grid, feet);
  });
  pen.y += 6;
}

function section(pen: Pen, table: Structure, type: string, grid: Grid, rows: readonly Row[]): void {
  if (rows.length > 0)
    tag(table, pen, type, (element) => {
      for (const row of rows) drawRow(pen, element, grid, row);
    });
}

function layOutGrid(table: Table): Grid {
  const widths = table.columns.every((column) => column.share !== undefined) ? shares(table) : fitted(table);
  let x = BODY.x;
  const columns = widths.map((width) => {
    const column = { x: x + PAD.x, width: Math.max(1, width - 2 * PAD.x) };
    x += width;
    return column;
  });
  return {
    table,
    columns,
    head: layOutRow(
      columns,
      table.columns.map((column) => column.header),
      'head',
    ),
  };
}

function shares(table: Table): number[] {
  const total = table.columns.reduce((sum, column) => sum + (column.share ?? 0), 0);
  return table.columns.map((column) => (TEXT_WIDTH * (column.share ?? 0)) / total);
}

function fitted(table: Table): number[] {
  const wishes = table.columns.map((column, index) => {
    const wish = (style: TextStyle) => (row: readonly RichText[]) => naturalWidths(row[index] ?? '', style);
    const all = [
      naturalWidths(column.header, ROW_STYLES.head),
      ...table.rows.map(wish(ROW_STYLES.body)),
      ...(table.foot ?? []).map(wish(ROW_STYLES.foot)),
    ];
    const most = (of: 'widest' | 'narrowest') => Math.max(...all.map((each) => each[of])) + 2 * PAD.x + 1;
    return { widest: most('widest'), narrowest: most('narrowest') };
  });
  return columnWidths(wishes, TEXT_WIDTH);
}

function layOutRow(columns: Grid['columns'], cells: readonly RichText[], kind: Row['kind']): Row {
  const style = ROW_STYLES[kind];
  return {
    kind,
    cells: columns.map(({ width }, index) => ({ style, lines: layOut(cells[index] ?? '', style, width) })),
  };
}

const lineCount = (row: Row): number => Math.max(1, ...row.cells.map((cell) => cell.lines.length));
const rowHeight = (row: Row): number => lineCount(row) * ROW_STYLES[row.kind].leading + 2 * PAD.y;

function drawRow(pen: Pen, parent: Structure, grid: Grid, row: Row): void {
  const { leading } = ROW_STYLES[row.kind];
  const count = lineCount(row);
  const tall = rowHeight(row) > PAGE_ROOM - rowHeight(grid.head);
  if (rowHeight(row) > roomLeft(pen) && (!tall || linesThatFit(pen, leading) < 3))
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
