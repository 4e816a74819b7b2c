import type { CaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailDraft } from '../../outbox/mail-draft.ts';
import type { Mailbox } from '../bound-owner.ts';
import { myReturnPath, recordReturnPath } from '../return-paths.ts';

type Line = Pick<CaseLine, 'id' | 'ref' | 'address'>;

/** Tells the officer that a proof has come. */
export function handedMail(ctx: Context, box: Mailbox, { ref, address }: Line): MailDraft {
  const t = translator(box.locale);
  const url = ctx.config.publicUrl + recordReturnPath({ ref: ref ?? '' });
  return {
    ...box,
    subject: t('returns.mail.handed.subject', { ref }),
    body: [
      t('returns.mail.handed.text', { address }),
      { action: { label: t('returns.mail.handed.action'), url } },
    ],
  };
}

/** Tells the owner what is missing, with the way back to the form. */
export function askedAgainMail(ctx: Context, box: Mailbox, { id, ref }: Line, message: string): MailDraft {
  const t = translator(box.locale);
  const url = ctx.config.publicUrl + myReturnPath({ case: id });
  return {
    ...box,
    subject: t('returns.mail.again.subject', { ref }),
    body: [
      t('agreements.mail.hello'),
      t('returns.mail.again.text'),
      message,
      { action: { label: t('returns.mail.again.action'), url } },
    ],
  };
}
