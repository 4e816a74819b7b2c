import { contact, remedies } from '../../cases/case-mails.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailDraft } from '../../outbox/mail-draft.ts';
import type { Day } from '../../shared/dates.ts';
import type { Mailbox } from '../bound-owner.ts';
import type { BreachDecision } from './breach.ts';
import { breachPath } from './breach-paths.ts';

type Where = { readonly ref: string | null; readonly address: string };

/** The formal notice, with the link under which it is read and answered. */
export function noticeMail(
  ctx: Context,
  box: Mailbox,
  { ref, address, url, until }: Where & { readonly url: string; readonly until: Day },
): MailDraft {
  const t = translator(box.locale);
  const day = formatterFor(box.locale).day(until);
  return {
    ...box,
    subject: t('breaches.mail.notice.subject', { ref }),
    body: [
      t('cases.mail.hello'),
      t('breaches.mail.notice.text', { address }),
      t('breaches.mail.notice.rights', { day }),
      { action: { label: t('breaches.mail.notice.action'), url } },
      t('cases.mail.correction.help', contact(ctx, box.locale)),
    ],
  };
}

/** Tells the officer that an answer has come. */
export function repliedMail(
  ctx: Context,
  box: Mailbox,
  { ref, address, breach }: { readonly ref: string; readonly address: string; readonly breach: number },
): MailDraft {
  const t = translator(box.locale);
  const url = ctx.config.publicUrl + breachPath({ ref, breach });
  return {
    ...box,
    subject: t('breaches.mail.replied.subject', { ref }),
    body: [t('breaches.mail.replied.text', { address }), { action: { label: t('cases.mail.open'), url } }],
  };
}

/** Nothing is asked back: why, in the words of the decision. */
export function noFollowUpMail(
  ctx: Context,
  box: Mailbox,
  { ref, decision }: { readonly ref: string | null; readonly decision: BreachDecision },
): MailDraft {
  const t = translator(box.locale);
  return {
    ...box,
    subject: t('breaches.mail.closed.subject', { ref }),
    body: [
      t('cases.mail.hello'),
      t('breaches.mail.closed.text', { outcome: t(`breaches.outcome.${decision.outcome}`) }),
      decision.reasons,
      t('breaches.mail.closed.goOn'),
      t('breaches.mail.closed.remedies', remedies(ctx, box.locale)),
    ],
  };
}
