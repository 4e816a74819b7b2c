import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailDraft } from '../../outbox/mail-draft.ts';
import type { Day } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Cents } from '../../shared/money.ts';
import { contact } from '../case-mails.ts';
import { myOwnersPath } from '../case-paths.ts';
import type { CaseLine } from '../case-store.ts';

export type ConsentAsked = {
  readonly name: string;
  /** Of the company that applies: it owns the home, they do not. */
  readonly associate: boolean;
  readonly applicant: string;
  readonly address: string;
  readonly amount: Cents | null;
  readonly url: string;
  readonly until: Day;
  readonly reminder: boolean;
};

/** Asks a co-owner: who applies, for what, how much, and where to answer. Signs nobody in. */
export function consentMail(ctx: Context, to: string, locale: Locale, asked: ConsentAsked): MailDraft {
  const t = translator(locale);
  const { day, money } = formatterFor(locale);
  const { name, applicant, address } = asked;
  const kind = asked.reminder ? 'reminder' : 'ask';
  return {
    to,
    locale,
    subject: t(`applicants.mail.${kind}.subject`, { address }),
    body: [
      t('applicants.mail.hello', { name }),
      asked.associate
        ? t(`applicants.associates.mail.${kind}`, { applicant, address })
        : t(`applicants.mail.${kind}.intro`, { applicant, address }),
      asked.amount === null
        ? t('applicants.mail.amountUnknown')
        : t('applicants.mail.amount', { amount: money(asked.amount) }),
      t('applicants.mail.binds'),
      { action: { label: t('applicants.mail.answer'), url: asked.url } },
      t('applicants.mail.until', { day: day(asked.until) }),
      t('applicants.mail.stranger', contact(ctx, locale)),
    ],
  };
}

/** Tells whoever applies what a co-owner answered; a refusal says what it means. */
export function consentAnsweredMail(
  ctx: Context,
  box: { readonly to: string; readonly locale: Locale },
  line: CaseLine,
  answered: { readonly name: string; readonly answer: 'yes' | 'no'; readonly reason: string | null },
): MailDraft {
  const t = translator(box.locale);
  const { name, answer, reason } = answered;
  return {
    ...box,
    subject: t(`applicants.mail.${answer}.subject`, { name }),
    body: [
      t(`applicants.mail.${answer}.text`, { name, address: line.address }),
      ...(reason ? [t('applicants.mail.reason', { reason })] : []),
      {
        action: {
          label: t('applicants.mail.open'),
          url: ctx.config.publicUrl + myOwnersPath({ case: line.id }),
        },
      },
    ],
  };
}
