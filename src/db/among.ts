import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * A value among many, as one parameter: a thousand places in the text of a statement take longer to compose and to
 * compile than the rows to find.
 */
export const among = (column: SQLWrapper, values: readonly (string | number)[]): SQL =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
