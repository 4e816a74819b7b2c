import { type SQL, sql } from 'drizzle-orm';
import type { Writer } from '../../db/database.ts';
import type { Holding } from '../holdings/holding.ts';
import { HOLDINGS, HOLDINGS_BY_AGE } from '../holdings/holdings.ts';
import { type Erased, eraseRows, type FoundRow } from '../holdings/holdings-store.ts';

/** What grew old of each table, erased as its holding says. */
function eraseWhere(d: Writer, wanted: Readonly<Record<string, SQL>>): Erased {
  // What hangs on an import is found in both lists: parents first.
  const holdings: Holding[] = [...HOLDINGS_BY_AGE, ...HOLDINGS].filter(({ table }) => table in wanted);
  const found = new Map(
    holdings.map(({ table }) => [
      table,
      d.all<FoundRow>(sql`SELECT rowid AS __row, * FROM ${sql.identifier(table)} WHERE ${wanted[table]}`),
    ]),
  );
  return eraseRows(d, holdings, found);
}

export const eraseAccount = (d: Writer, id: number): Erased => {
  d.run(sql`UPDATE account SET active = 0 WHERE id = ${id}`);
  return eraseWhere(d, {
    login_link: sql`email = (SELECT email FROM account WHERE id = ${id})`,
    session: sql`account_id = ${id}`,
    account: sql`id = ${id}`,
  });
};

export const eraseCampaignLetters = (d: Writer, id: number): Erased =>
  eraseWhere(d, { campaign: sql`id = ${id}` });

/** The file of the State, its refused lines, and what undoing it would have needed. */
export const eraseImport = (d: Writer, id: number): Erased =>
  eraseWhere(d, {
    import: sql`id = ${id}`,
    import_rejection: sql`import_id = ${id}`,
    import_change: sql`import_id = ${id}`,
  });

/** The words of that mail and of every earlier one that is over. */
export const eraseMail = (d: Writer, id: number): Erased =>
  eraseWhere(d, {
    outbox: sql`id <= ${id} AND state IN ('dead', 'done') AND payload <> '{}'`,
    sent_mail: sql`outbox_id <= ${id}`,
  });

/** That line and every earlier one. */
export const eraseReadings = (d: Writer, id: number): Erased =>
  eraseWhere(d, { nominative_reading: sql`id <= ${id}` });
