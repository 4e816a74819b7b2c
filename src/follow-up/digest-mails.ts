import type { CaseReminders } from '../cases/clock/remind-of-cases.ts';
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
  readonly cases: CaseReminders;
  readonly escalationDays: number;
  /** Visits of the day after, in words. */
  readonly visits?: readonly string[];
  readonly link: string;
}): MailDraft {
  const { to, name, locale, tasks, cases, escalationDays, visits = [], link } = facts;
  const count = tasks.length + visits.length + cases.mine.length + cases.escalated.length;
  const t = translator(locale);
  const { shortDay } = formatterFor(locale);
  return {
    to,
    locale,
    subject: t('followUp.mail.subject', { count }),
    body: [
      t('followUp.mail.lead', { name }),
      ...listed(visits),
      ...listed(
        tasks.map(({ dueOn, subject, address }) =>
          t('followUp.mail.line', { day: shortDay(dueOn), subject, address }),
        ),
      ),
      ...listed(cases.mine, t('clocks.digest.lead')),
      ...listed(cases.escalated, t('clocks.digest.escalatedLead', { days: escalationDays })),
      ...([tasks, cases.mine, cases.escalated].some(({ length }) => length > MOST_LISTED)
        ? [t('followUp.mail.more')]
        : []),
      { action: { label: t('followUp.mail.action'), url: link } },
      t('followUp.mail.off'),
    ],
  };
}

const listed = (items: readonly string[], lead?: string): MailDraft['body'] =>
  items.length === 0 ? [] : [...(lead ? [lead] : []), { list: items.slice(0, MOST_LISTED) }];
