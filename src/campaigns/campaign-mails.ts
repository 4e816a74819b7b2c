import { translator } from '../i18n/translate.ts';
import type { MailBlock, MailDraft } from '../outbox/mail-draft.ts';
import type { FileHash } from '../shared/ids.ts';
import type { LetterFacts } from './campaign-letter-pdf.ts';
import { replyPath, stopPath } from './campaigns-paths.ts';
import { mergeText } from './merge-text.ts';
import { homeLine, mergeValues } from './merge-values.ts';

/** The letter as a mail: the same words, the way to answer, where the data come from, how to be left alone. */
export function campaignMail(facts: LetterFacts, to: string): MailDraft {
  const t = translator('fr');
  const values = mergeValues(facts);
  const paragraphs = facts.body
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map(
      (paragraph): MailBlock =>
        /^\{\s*logements\s*\}$/.test(paragraph)
          ? { list: facts.homes.map(homeLine) }
          : mergeText(paragraph, values),
    );
  const { signatory, programme, publicUrl, code } = facts;
  return {
    to,
    locale: 'fr',
    subject: mergeText(facts.subject, values),
    body: [
      ...(facts.recipient.through === null
        ? []
        : [t('owners.mandate.onBehalfIntro', { name: facts.recipient.name })]),
      ...paragraphs,
      `${signatory.name}\n${signatory.title}`,
      { action: { label: t('campaigns.mail.action'), url: publicUrl + replyPath({ code }) } },
      t('campaigns.mail.linkLife'),
      `${t('register.mail.source')} ${programme.texts.privacy.fr}`,
      `${t('campaigns.mail.stop')} ${publicUrl + stopPath({ code })}`,
    ],
  };
}

/** A letter of the campaign for whoever prepares it, attached. */
export function testLetterMail(facts: {
  readonly to: string;
  readonly campaign: string;
  readonly file: FileHash;
}): MailDraft {
  const t = translator('fr');
  return {
    to: facts.to,
    locale: 'fr',
    subject: t('campaigns.mail.testSubject', { campaign: facts.campaign }),
    body: [t('campaigns.mail.testText')],
    attachments: [{ hash: facts.file, name: t('campaigns.mail.testFile') }],
  };
}
