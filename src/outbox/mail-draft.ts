import type { FileHash, OwnerId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';

/** A mail as facts → words, before it becomes text and HTML. Composed by the `*-mails.ts` of each room. */
export type MailDraft = {
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string;
  /** Paragraphs in order; a list is bulleted; an action is a button with its address written out below. */
  readonly body: readonly MailBlock[];
  /**
   * The owner to whom the service writes of its own accord: not sent when they have since asked to be left alone. Absent
   * from what somebody asked for, what the law requires about their own case, and mails to staff.
   */
  readonly prospect?: OwnerId;
  /** An appointment for the reader's calendar, as an iCalendar object and the method it says (visits/ics.ts). */
  readonly calendar?: { readonly method: string; readonly content: string };
  readonly attachments?: readonly { readonly hash: FileHash; readonly name: string }[];
};

export type MailBlock =
  | string
  | { readonly list: readonly string[] }
  | { readonly action: { readonly label: string; readonly url: string } }
  | { readonly code: string };
