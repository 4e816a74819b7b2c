import BetterSqlite from 'better-sqlite3';
import type { Client } from './client.ts';

/** A home with an owner: where a note can be written. */
export type Place = { readonly unit: number; readonly owner: number };

/** Homes of the demonstration with a first owner, one for each writer. */
export function placesIn(file: string, count: number): Place[] {
  const connection = new BetterSqlite(file, { readonly: true });
  const places = connection
    .prepare(
      'SELECT unit_id AS unit, owner_id AS owner FROM unit_owner WHERE rank = 1 ORDER BY unit_id LIMIT ?',
    )
    .all(count) as Place[];
  connection.close();
  return places;
}

/** Writes a note through the form of the home: the note, the home's status and the journal in one transaction. */
export const writeNote = (client: Client, { unit, owner }: Place, text: string) =>
  client.post(`/register/units/${unit}/exchanges`, { owner: String(owner), channel: 'phone', text });

/** Texts of the notes on file, in the order in which they were written. */
export function notesIn(file: string): string[] {
  const connection = new BetterSqlite(file, { readonly: true });
  const rows = connection.prepare('SELECT body FROM contact ORDER BY id').all() as { body: string }[];
  connection.close();
  return rows.map(({ body }) => body);
}
