import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailDraft } from '../../outbox/mail-draft.ts';
import { contact, type Mailbox, ownerLink, staffLink } from '../case-mails.ts';
import type { CaseLine } from '../case-store.ts';
import type { Appeal } from './appeal-store.ts';

/** The appeal is received: when, by when it is answered, and what silence means. */
export function appealReceivedMail(ctx: Context, box: Mailbox, line: CaseLine, appeal: Appeal): MailDraft {
  const t = translator(box.locale);
  const { day } = formatterFor(box.locale);
  return {
    ...box,
    subject: t('appeals.mail.subject', { ref: line.ref }),
    body: [
      t('cases.mail.hello'),
      t('appeals.mail.text', { address: line.address, day: day(appeal.receivedOn) }),
      t('appeals.mail.silence', { day: day(appeal.replyDue) }),
      ownerLink(ctx, box, line),
      t('cases.mail.correction.help', contact(ctx, box.locale)),
    ],
  };
}

/** Tells whoever follows the case that its owner contests the decision. */
export function appealHandedInMail(ctx: Context, box: Mailbox, line: CaseLine, appeal: Appeal): MailDraft {
  const t = translator(box.locale);
  const { day } = formatterFor(box.locale);
  return {
    ...box,
    subject: t('appeals.mail.handedInSubject', { ref: line.ref }),
    body: [
      t('appeals.mail.handedIn', { address: line.address, day: day(appeal.replyDue) }),
      staffLink(ctx, box, line),
    ],
  };
}
