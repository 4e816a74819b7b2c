import { translator } from '../../i18n/translate.ts';
import type { MailBlock, MailDraft } from '../../outbox/mail-draft.ts';

/** A mail written by an officer to an owner: the officer's own words, then the way in and what the law asks to say. */
export function invitationMail(facts: {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly link: string;
  readonly privacy: string;
}): MailDraft {
  const t = translator('fr');
  const paragraphs: MailBlock[] = facts.text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  return {
    to: facts.to,
    locale: 'fr',
    subject: facts.subject,
    body: [
      ...paragraphs,
      { action: { label: t('register.mail.action'), url: facts.link } },
      t('register.mail.linkLife'),
      // GDPR art. 14: data had from somebody else, so their source and the way to object are told at first contact.
      `${t('register.mail.source')} ${facts.privacy}`,
    ],
  };
}
