/** A word that may be chosen. */
export type Item = { readonly value: string; readonly text: string; readonly checked: boolean };
/** One field of the form over the vocabulary, or a part of it that holds others. */
export type EntryField = {
  readonly kind: 'text' | 'area' | 'day' | 'choice' | 'ticks' | 'tick' | 'part' | 'list' | 'hidden';
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly value: string;
  readonly suffix: string | null;
  /** Choosing here brings other fields. */
  readonly brings: boolean;
  readonly items: readonly Item[];
  readonly fields: readonly EntryField[];
  /** Of a part that may be left out: the tick that wants it. */
  readonly wanted: { readonly name: string; readonly text: string; readonly checked: boolean } | null;
  readonly add: { readonly place: string; readonly text: string } | null;
  /** Of a long element of a list: folded under its title, open where something is to be put right. */
  readonly folded: 'open' | 'closed' | null;
  readonly remove: { readonly place: string; readonly text: string } | null;
};
