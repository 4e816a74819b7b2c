import type { MessageKey, MessageParams } from '../../i18n/translate.ts';

/** One sentence of a reading, or one row of a table. */
export type ReadingLine = {
  /** What the line is about, the same in two versions: it pairs them in a comparison. */
  readonly key: string;
  /** Of a row of a table: the case it applies to. */
  readonly label: string | null;
  readonly text: string;
  readonly article: string | null;
};
export type Say = (key: MessageKey, params?: MessageParams) => string;

export const line = (key: string, text: string, article: string | null = null): ReadingLine => ({
  key,
  label: null,
  text,
  article,
});

export const orNone = (lines: readonly ReadingLine[], none: string): readonly ReadingLine[] =>
  lines.length > 0 ? lines : [line('none', none)];
