import type { Line } from './break-lines.ts';
import { columnWidths } from './column-widths.ts';
import type { BlockOf, RichText } from './pdf-document.ts';
import type { Column } from './pen.ts';
import { layOut, naturalWidths } from './text-layout.ts';
import { PAGE, STYLES, TEXT_WIDTH, type TextStyle } from './theme.ts';

export const PAD = { x: 6, y: 4 } as const;

export const ROW_STYLES: Record<Row['kind'], TextStyle> = {
  head: STYLES.cellHead,
  body: STYLES.cell,
  foot: { ...STYLES.cell, face: 'semibold' },
};

export type Table = BlockOf<'table'>;
type Cell = { readonly lines: readonly Line[]; readonly style: TextStyle };
export type Row = { readonly cells: readonly Cell[]; readonly kind: 'head' | 'body' | 'foot' };
export type Grid = {
  readonly table: Table;
  /** Where the words of each column stand, padding left out. */
  readonly columns: readonly Column[];
  readonly head: Row;
};

export function layOutGrid(table: Table): Grid {
  const widths = table.columns.every((column) => column.share !== undefined) ? shares(table) : fitted(table);
  let x: number = PAGE.left;
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
    const most = (of: 'widest' | 'narrowest') => all.reduce((max, each) => Math.max(max, each[of]), 0);
    return { widest: most('widest') + 2 * PAD.x + 1, narrowest: most('narrowest') + 2 * PAD.x + 1 };
  });
  return columnWidths(wishes, TEXT_WIDTH);
}

export function layOutRow(columns: Grid['columns'], cells: readonly RichText[], kind: Row['kind']): Row {
  const style = ROW_STYLES[kind];
  return {
    kind,
    cells: columns.map(({ width }, index) => ({ style, lines: layOut(cells[index] ?? '', style, width) })),
  };
}

export const lineCount = (row: Row): number => Math.max(1, ...row.cells.map((cell) => cell.lines.length));
export const rowHeight = (row: Row): number => lineCount(row) * ROW_STYLES[row.kind].leading + 2 * PAD.y;
