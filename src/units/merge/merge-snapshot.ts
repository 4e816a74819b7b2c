/** Rows as they stood before a merge, by column, whatever columns they have. */
export type PlainRow = Readonly<Record<string, unknown>>;
export type MergeSnapshot = {
  readonly kept: PlainRow;
  readonly absorbed: PlainRow;
  /** Vacancy spells of both. */
  readonly spells: readonly PlainRow[];
  /** Owner links of both. */
  readonly links: readonly PlainRow[];
};
