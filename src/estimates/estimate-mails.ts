import { translator } from '../i18n/translate.ts';
import type { MailDraft } from '../outbox/mail-draft.ts';
import type { Locale } from '../shared/locale.ts';

/** The address of an estimate, to oneself. No word of the sender's own: nobody can write to others through it. */
export function keptEstimateMail(facts: {
  readonly to: string;
  readonly locale: Locale;
  readonly url: string;
  readonly months: number;
}): MailDraft {
  const t = translator(facts.locale);
  return {
    to: facts.to,
    locale: facts.locale,
    subject: t('estimates.mail.subject'),
    body: [
      t('estimates.mail.text'),
      { action: { label: t('estimates.mail.action'), url: facts.url } },
      t('estimates.mail.kept', { months: facts.months }),
      t('estimates.mail.notYou'),
    ],
  };
}
