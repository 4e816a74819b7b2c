import { translator } from '../../i18n/translate.ts';
import type { MailBlock, MailDraft } from '../../outbox/mail-draft.ts';

/** A mail written by an officer to an owner, or to who acts for them (`onBehalfOf`, without a link unless they may apply): the officer's own words, then the way in and what the law asks to say. */
export function invitationMail(facts: {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly link: string | null;
  readonly onBehalfOf?: string | null;
  readonly service: { readonly phone: string; readonly email: string };
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
      ...(facts.onBehalfOf ? [t('owners.mandate.onBehalfIntro', { name: facts.onBehalfOf })] : []),
      ...paragraphs,
      ...wayToAnswer(facts.link, facts.service),
      // GDPR art. 14: data had from somebody else, so their source and the way to object are told at first contact.
      `${t('register.mail.source')} ${facts.privacy}`,
    ],
  };
}

function wayToAnswer(link: string | null, service: { phone: string; email: string }): MailBlock[] {
  const t = translator('fr');
  if (link === null) return [t('owners.mandate.answerHow', { phone: service.phone, email: service.email })];
  return [{ action: { label: t('register.mail.action'), url: link } }, t('register.mail.linkLife')];
}
