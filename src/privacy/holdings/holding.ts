/** What a table holds about people, in the words of the notice they are given. Labels: `privacy.category.*`. */
export const CATEGORIES = [
  'identity',
  'account',
  'home',
  'contact',
  'audit',
  'estimate',
  'application',
  'piece',
  'message',
  'act',
  'payment',
  'return',
  'note',
  'import',
  'mail',
  'reading',
] as const;
export type Category = (typeof CATEGORIES)[number];

/**
 * What erasing leaves in a column. `name`: the words that stand for an erased person; `mailbox`: an address that
 * cannot exist, different for each row; `text`: words that say that something was erased; `null-unless-opposed`: the
 * number under which the State's file would bring a person back stays with their refusal to be written to.
 */
export const ERASERS = [
  'null',
  'null-unless-opposed',
  'empty',
  'text',
  'name',
  'mailbox',
  'object',
  'list',
  'zero',
  'trace',
] as const;
export type Eraser = (typeof ERASERS)[number];

/** Where the rows of a table hang: `[column, 'table.column']` of rows already found. */
export type Hanging = readonly [column: string, parent: `${string}.${string}`];

/**
 * One table that speaks of people. Every text or JSON column of it is named once: in `erase` when it is personal, in
 * `plain` when it says nothing of anybody once the rest is erased.
 */
export type Holding = {
  readonly table: string;
  readonly category: Category;
  readonly hangs: readonly Hanging[];
  /** `'row'`: nothing of the row is kept; else what stands afterwards in each personal column. */
  readonly erase: 'row' | Readonly<Record<string, Eraser>>;
  /** Columns that say nothing of anybody; `'all'` where the whole row goes. */
  readonly plain: readonly string[];
  /** Why its content is not in the copy that a person receives; absent: it is. Labels: `privacy.left.*`. */
  readonly leftOut?: 'secrets' | 'staff-notes' | 'trace-of-import' | 'others';
  /** Columns that are left out of the copy: secrets, or the name of somebody else. */
  readonly secret?: readonly string[];
  /** Rows that are told, by the value of a column: messages between members of staff are not. */
  readonly told?: readonly [column: string, value: string];
  /** Rows that are told where several persons have theirs: those that hang on a row that is told, or on none. */
  readonly own?: Hanging;
  /**
   * A paper about several persons at once, which goes with the last of them: rows of this table, hung on it by this
   * column, keep it as long as this condition is true of one.
   */
  readonly lastOf?: { readonly table: string; readonly column: string; readonly stands: string };
};

/** Words that are the same in every language of the database: they stand where the person was. */
export const ERASED_NAME = 'Personne effacée';
export const ERASED_TEXT = 'Effacé';
/** What stands in the frozen facts of an act whose time has run out; the triggers of `act` know it. */
export const ERASED_TRACE = '{"erased":true}';
