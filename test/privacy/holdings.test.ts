import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import type { Holding } from '../../src/privacy/holdings/holding.ts';
import { HOLDINGS, HOLDINGS_BY_AGE, NOTHING_PERSONAL } from '../../src/privacy/holdings/holdings.ts';

type Table = {
  readonly name: string;
  readonly columns: readonly { name: string; text: boolean; notNull: boolean; key: boolean }[];
  /** What its columns point at. */
  readonly pointsAt: readonly { column: string; table: string; cascades: boolean }[];
};

/** Every table of the schema, with its columns of text (JSON is text). */
async function tablesOfSchema(): Promise<Table[]> {
  const root = fileURLToPath(new URL('../../src/', import.meta.url));
  const modules = await Promise.all(globSync(`${root}**/*-table.ts`).map((file) => import(file)));
  const tables = modules.flatMap((module) => Object.values(module)).filter((value) => is(value, SQLiteTable));
  const named = new Map(
    (tables as SQLiteTable[]).map((table) => {
      const { name, columns, primaryKeys, foreignKeys } = getTableConfig(table);
      const keys = primaryKeys.flatMap((key) => key.columns.map((column) => column.name));
      return [
        name,
        {
          name,
          columns: columns.map((column) => ({
            name: column.name,
            text: ['SQLiteText', 'SQLiteTextJson'].includes(column.columnType),
            notNull: column.notNull,
            key: column.primary || keys.includes(column.name),
          })),
          pointsAt: foreignKeys.flatMap((key) => {
            const { columns: from, foreignTable } = key.reference();
            const { name: to } = getTableConfig(foreignTable);
            return from.map((column) => ({
              column: column.name,
              table: to,
              cascades: key.onDelete === 'cascade',
            }));
          }),
        },
      ] as const;
    }),
  );
  return [...named.values()];
}

const declared: readonly Holding[] = [...HOLDINGS, ...HOLDINGS_BY_AGE];
const holdingOf = (table: string) => declared.find((holding) => holding.table === table);
const FILE = 'src/privacy/holdings/holdings.ts';

describe('What is held about people', () => {
  it('names every table of the schema, as personal or as nobody’s', async () => {
    const forgotten = (await tablesOfSchema())
      .map(({ name }) => name)
      .filter((name) => !holdingOf(name) && !NOTHING_PERSONAL.includes(name));
    expect(
      forgotten.map(
        (name) => `${name}: add it to HOLDINGS (with its eraser) or to NOTHING_PERSONAL in ${FILE}`,
      ),
    ).toEqual([]);
  });

  it('says of every text column of a personal table what erasing does to it', async () => {
    const forgotten = (await tablesOfSchema()).flatMap(({ name, columns }) => {
      const holding = holdingOf(name);
      if (!holding || holding.erase === 'row') return [];
      const { erase, plain } = holding;
      return columns
        .filter((column) => column.text && !(column.name in erase) && !plain.includes(column.name))
        .map(
          (column) =>
            `${name}.${column.name}: in ${FILE}, under “${name}”, add it to erase (personal: null, text, object…) or to plain (says nothing of anybody)`,
        );
    });
    expect(forgotten).toEqual([]);
  });

  it('names no table or column that is not there, and none twice', async () => {
    const tables = await tablesOfSchema();
    const names = [...declared.map(({ table }) => table), ...NOTHING_PERSONAL];
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.filter((name) => !tables.some((table) => table.name === name))).toEqual([]);
    const wrong = declared.flatMap(({ table, erase, plain, secret = [], hangs }) => {
      const columns = tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
      const told = [
        ...(erase === 'row' ? [] : Object.keys(erase)),
        ...plain,
        ...secret,
        ...hangs.map(([column]) => column),
      ];
      return told
        .filter((column) => !columns.includes(column))
        .map((column) => `${table}.${column} is not a column`);
    });
    expect(wrong).toEqual([]);
  });

  it('leaves nothing where nothing may stand', async () => {
    const tables = await tablesOfSchema();
    const wrong = declared.flatMap(({ table, erase }) =>
      erase === 'row'
        ? []
        : Object.entries(erase)
            .filter(([, eraser]) => eraser.startsWith('null'))
            .filter(
              ([column]) =>
                tables.find(({ name }) => name === table)?.columns.find(({ name }) => name === column)
                  ?.notNull,
            )
            .map(
              ([column]) =>
                `${table}.${column} cannot be null: erase it with empty, text, name, object or list`,
            ),
    );
    expect(wrong).toEqual([]);
  });

  it('leaves no row that points at one that goes', async () => {
    const going = new Set(HOLDINGS.filter(({ erase }) => erase === 'row').map(({ table }) => table));
    const wrong = (await tablesOfSchema()).flatMap(({ name, pointsAt }) => {
      const erase = holdingOf(name)?.erase ?? {};
      return pointsAt
        .filter(({ table, cascades }) => going.has(table) && !cascades)
        .filter(({ column }) => erase !== 'row' && erase[column] !== 'null')
        .map(
          ({ column, table }) => `${name}.${column} points at ${table}, whose rows go: erase it with null`,
        );
    });
    expect(wrong).toEqual([]);
  });

  it('puts parents before what hangs on them', () => {
    const order = ['sole', ...HOLDINGS.map(({ table }) => table)];
    const wrong = HOLDINGS.flatMap(({ table, hangs }) =>
      hangs
        .map(([, parent]) => parent.split('.')[0] ?? '')
        .filter((parent) => order.indexOf(parent) === -1 || order.indexOf(parent) > order.indexOf(table))
        .map((parent) => `${table} hangs on ${parent}, which comes later`),
    );
    expect(wrong).toEqual([]);
  });
});
