import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { MailDraft } from '../outbox/mail-draft.ts';
import type { Locale } from '../shared/locale.ts';
import type { DueTask } from './task-store.ts';

const MOST_LISTED = 20;

/** One mail a morning with all that is due, not a mail for each thing. */
export function digestMail(facts: {
  readonly to: string;
  readonly name: string;
  readonly locale: Locale;
  readonly tasks: readonly DueTask[];
  /** Visits of the day after, in words. */
  readonly visits?: readonly string[];
  readonly link: string;
}): MailDraft {
  const { to, name, locale, tasks, visits = [], link } = facts;
  const t = translator(locale);
  const { shortDay } = formatterFor(locale);
  return {
    to,
    locale,
    subject: t('followUp.mail.subject', { count: tasks.length + visits.length }),
    body: [
      t('followUp.mail.lead', { name }),
      {
        list: [
          ...visits,
          ...tasks
            .slice(0, MOST_LISTED)
            .map(({ dueOn, subject, address }) =>
              t('followUp.mail.line', { day: shortDay(dueOn), subject, address }),
            ),
        ],
      },
      ...(tasks.length > MOST_LISTED ? [t('followUp.mail.more')] : []),
      { action: { label: t('followUp.mail.action'), url: link } },
      t('followUp.mail.off'),
    ],
  };
}
