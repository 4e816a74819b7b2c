import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailDraft } from '../../outbox/mail-draft.ts';
import type { Mailbox } from './mailbox-of.ts';
import type { ErasurePlan } from './plan-erasure.ts';

type Facts = Mailbox & { readonly officer: string };

/** What was erased, what law keeps, why and until when, and to whom one complains (GDPR art. 12(3) and (4)). */
export function erasureDoneMail({
  to,
  locale,
  name,
  officer,
  plan,
}: Facts & { plan: ErasurePlan }): MailDraft {
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const kept = plan.keptCases.map(({ ref, why, until }) => {
    const reason = t(`privacy.kept.${why}`);
    const when =
      until === null ? t('privacy.kept.untilEnd') : t('privacy.kept.until', { day: fmt.day(until) });
    return t('privacy.mail.keptLine', { ref: ref ?? '', reason, when });
  });
  if (plan.oppositionKept) kept.push(t('privacy.kept.opposition'));
  return {
    to,
    locale,
    subject: t('privacy.mail.doneSubject'),
    body: [
      t('privacy.mail.hello', { name }),
      t(plan.identityKept ? 'privacy.mail.doneInPart' : 'privacy.mail.done'),
      ...(kept.length > 0 ? [t('privacy.mail.keptTitle'), { list: kept }] : []),
      t('privacy.mail.complain', { officer }),
    ],
  };
}

export function erasureDeclinedMail({
  to,
  locale,
  name,
  officer,
  reason,
}: Facts & { reason: string }): MailDraft {
  const t = translator(locale);
  return {
    to,
    locale,
    subject: t('privacy.mail.declinedSubject'),
    body: [
      t('privacy.mail.hello', { name }),
      t('privacy.mail.declined'),
      reason,
      t('privacy.mail.complain', { officer }),
    ],
  };
}
