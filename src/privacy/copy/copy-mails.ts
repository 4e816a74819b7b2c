import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailDraft } from '../../outbox/mail-draft.ts';
import type { Instant } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';

export function copyReadyMail(facts: {
  to: string;
  locale: Locale;
  url: string;
  expiresAt: Instant;
}): MailDraft {
  const t = translator(facts.locale);
  return {
    to: facts.to,
    locale: facts.locale,
    subject: t('privacy.mail.copySubject'),
    body: [
      t('privacy.mail.copyText', { moment: formatterFor(facts.locale).moment(facts.expiresAt) }),
      { action: { label: t('privacy.mail.copyAction'), url: facts.url } },
    ],
  };
}
