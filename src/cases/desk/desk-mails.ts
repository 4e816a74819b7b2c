import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailDraft } from '../../outbox/mail-draft.ts';
import type { Locale } from '../../shared/locale.ts';
import { contact } from '../case-mails.ts';
import type { CaseLine } from '../case-store.ts';

/** Tells an owner that the office fills in an application for them, how to see it, and whom to tell if they asked for nothing. */
export function startedAtDeskMail(
  ctx: Context,
  box: { readonly to: string; readonly locale: Locale },
  line: CaseLine,
  url: string,
): MailDraft {
  const t = translator(box.locale);
  return {
    ...box,
    subject: t('applicants.mail.desk.subject', { address: line.address }),
    body: [
      t('cases.mail.hello'),
      t('applicants.mail.desk.text', { address: line.address }),
      { action: { label: t('applicants.mail.desk.open'), url } },
      t('applicants.mail.desk.stranger', contact(ctx, box.locale)),
    ],
  };
}
