import type { FileHash } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';

/** A mail as facts → words, before it becomes text and HTML. Composed by the `*-mails.ts` of each room. */
export type MailDraft = {
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string;
  /** Paragraphs in order; a list is bulleted; an action is a button with its address written out below. */
  readonly body: readonly MailBlock[];
  readonly attachments?: readonly { readonly hash: FileHash; readonly name: string }[];
};

export type MailBlock =
  | string
  | { readonly list: readonly string[] }
  | { readonly action: { readonly label: string; readonly url: string } }
  | { readonly code: string };
