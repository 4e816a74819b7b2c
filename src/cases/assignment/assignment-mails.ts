import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailDraft } from '../../outbox/mail-draft.ts';
import type { Locale } from '../../shared/locale.ts';
import { workPath } from '../case-paths.ts';

const MOST_LISTED = 30;

/** Tells a colleague which cases are theirs from now on. */
export function handedOverMail(
  { config }: Context,
  { email, locale }: { readonly email: string; readonly locale: Locale },
  list: readonly string[],
): MailDraft {
  const t = translator(locale);
  return {
    to: email,
    locale,
    subject: t('exchanges.handOver.subject', { count: list.length }),
    body: [
      t('exchanges.handOver.text', { count: list.length }),
      { list: list.slice(0, MOST_LISTED) },
      { action: { label: t('exchanges.handOver.open'), url: config.publicUrl + workPath() } },
    ],
  };
}
