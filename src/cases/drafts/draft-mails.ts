import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailDraft } from '../../outbox/mail-draft.ts';
import type { Day } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import { myCasePath } from '../case-paths.ts';
import type { CaseLine } from '../case-store.ts';

type Mailbox = { readonly to: string; readonly locale: Locale };

/** Before a draft is erased: until when it is kept, and the way back to it. */
export function draftNoticeMail(ctx: Context, box: Mailbox, line: CaseLine, until: Day): MailDraft {
  const t = translator(box.locale);
  const day = formatterFor(box.locale).day(until);
  return {
    ...box,
    subject: t('drafts.mail.subject', { address: line.address, day }),
    body: [
      t('cases.mail.hello'),
      t('drafts.mail.text', { address: line.address, day }),
      {
        action: { label: t('drafts.mail.resume'), url: ctx.config.publicUrl + myCasePath({ case: line.id }) },
      },
      t('drafts.mail.nothing'),
    ],
  };
}

/** Once it is erased: what went, and that one may begin again. */
export function draftPurgedMail(box: Mailbox, line: CaseLine): MailDraft {
  const t = translator(box.locale);
  return {
    ...box,
    subject: t('drafts.mail.purgedSubject', { address: line.address }),
    body: [t('cases.mail.hello'), t('drafts.mail.purged', { address: line.address })],
  };
}
