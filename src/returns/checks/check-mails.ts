import { contact } from '../../cases/case-mails.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailDraft } from '../../outbox/mail-draft.ts';
import type { Day } from '../../shared/dates.ts';
import type { Mailbox } from '../bound-owner.ts';
import { asksProof, type CheckKind } from './check.ts';

/** The question in a mail: answered in a minute by its link. */
export function checkMail(
  ctx: Context,
  box: Mailbox,
  facts: {
    readonly kind: CheckKind;
    readonly ref: string | null;
    readonly address: string;
    readonly url: string;
    readonly until: Day;
    readonly occasion: 'asked' | 'reminded';
  },
): MailDraft {
  const t = translator(box.locale);
  const { kind, ref, address, url, until, occasion } = facts;
  return {
    ...box,
    subject: t(`returnChecks.mail.${occasion}`, { ref, address }),
    body: [
      t('cases.mail.hello'),
      t(`returnChecks.mail.intro.${kind}`, { address }),
      ...(asksProof(kind) ? [t('returnChecks.mail.proof')] : []),
      { action: { label: t('returnChecks.mail.action'), url } },
      t('returnChecks.mail.until', { day: formatterFor(box.locale).day(until) }),
      t('cases.mail.correction.help', contact(ctx, box.locale)),
    ],
  };
}
