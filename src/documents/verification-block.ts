import { translator } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import { type BlockOf, link } from './pdf-document.ts';

/** The words that go with the QR codes of the margins, which readers pass over. */
export function verificationBlock(lang: Locale, url: string): BlockOf<'callout'> {
  const t = translator(lang);
  return {
    kind: 'callout',
    title: t('documents.verification.title'),
    text: [[`${t('documents.verification.text')} `, link(url, url)]],
  };
}
