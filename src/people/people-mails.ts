import { translator } from '../i18n/translate.ts';
import type { MailDraft } from '../outbox/mail-draft.ts';
import type { Locale } from '../shared/locale.ts';

export function signInMail(facts: { to: string; locale: Locale; url: string; minutes: number }): MailDraft {
  const t = translator(facts.locale);
  return {
    to: facts.to,
    locale: facts.locale,
    subject: t('people.signInMail.subject'),
    body: [
      t('people.signInMail.hello'),
      t('people.signInMail.text', { minutes: facts.minutes }),
      { action: { label: t('people.signInMail.action'), url: facts.url } },
      t('people.signInMail.notYou'),
    ],
  };
}
