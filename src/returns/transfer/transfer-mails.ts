import { contact } from '../../cases/case-mails.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailDraft } from '../../outbox/mail-draft.ts';
import type { Day } from '../../shared/dates.ts';
import type { Mailbox } from '../bound-owner.ts';

/** Asks whoever takes the home to take the undertakings over. */
export function takerMail(
  ctx: Context,
  box: Mailbox,
  { address, url, until }: { readonly address: string; readonly url: string; readonly until: Day },
): MailDraft {
  const t = translator(box.locale);
  return {
    ...box,
    subject: t('transfers.mail.asked.subject', { address }),
    body: [
      t('cases.mail.hello'),
      t('transfers.mail.asked.text', { address }),
      t('transfers.mail.asked.why', { day: formatterFor(box.locale).day(until) }),
      { action: { label: t('transfers.mail.asked.action'), url } },
      t('cases.mail.correction.help', contact(ctx, box.locale)),
    ],
  };
}

/** Tells the former owner that somebody else is bound from now on. */
export function takenOverMail(ctx: Context, box: Mailbox, { ref }: { readonly ref: string }): MailDraft {
  const t = translator(box.locale);
  return {
    ...box,
    subject: t('transfers.mail.done.subject', { ref }),
    body: [
      t('cases.mail.hello'),
      t('transfers.mail.done.text'),
      t('cases.mail.correction.help', contact(ctx, box.locale)),
    ],
  };
}
