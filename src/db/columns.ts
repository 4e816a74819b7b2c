import { integer, real, text } from 'drizzle-orm/sqlite-core';
import type { Day, Instant } from '../shared/dates.ts';
import type { Cents } from '../shared/money.ts';

/**
 * The only column kinds of the schema. Each says what a value means, not how SQLite stores it, so that
 * PostgreSQL can become a second dialect by rewriting this one file.
 */
export const id = <Id extends number>() => integer('id').primaryKey({ autoIncrement: true }).$type<Id>();
/** A foreign key's value; the reference itself is declared in the table. */
export const idOf = <Id extends number>(name: string) => integer(name).$type<Id>();
export const cents = <Money extends number = Cents>(name: string) => integer(name).$type<Money>();
export const whole = (name: string) => integer(name);
export const decimal = (name: string) => real(name);
export const words = (name: string) => text(name);
/** A stable word from a closed list; its French and English labels live in i18n. */
export const slug = <Slug extends string = string>(name: string) => text(name).$type<Slug>();
export const day = (name: string) => text(name).$type<Day>();
export const instant = (name: string) => text(name).$type<Instant>();
export const bool = (name: string) => integer(name, { mode: 'boolean' });
/** A value kept whole and read whole, never queried inside. */
export const json = <Value>(name: string) => text(name, { mode: 'json' }).$type<Value>();
/** Raised by one at each save; a write names the version it saw (`0 rows changed` is a conflict). */
export const version = () => integer('version').notNull().default(1);
