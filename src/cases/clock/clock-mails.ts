import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailDraft } from '../../outbox/mail-draft.ts';
import { contact, type Mailbox, ownerLink, staffLink } from '../case-mails.ts';
import type { CaseLine } from '../case-store.ts';
import type { Extension } from './clock-store.ts';

/** To the officer: the owner asks for more time. */
export function extensionAskedMail(
  ctx: Context,
  box: Mailbox,
  line: CaseLine,
  { what, fromDay, toDay, reason }: Extension,
): MailDraft {
  const t = translator(box.locale);
  const { day } = formatterFor(box.locale);
  return {
    ...box,
    subject: t('clocks.mail.asked.subject', { ref: line.ref }),
    body: [
      t('clocks.mail.asked.text', {
        owner: line.ownerName,
        what: t(`clocks.extension.${what}`),
        from: day(fromDay),
        to: day(toDay),
      }),
      reason,
      staffLink(ctx, box, line),
    ],
  };
}

/** To the owner: granted with the new day, or refused with the day that stays. */
export function extensionAnsweredMail(
  ctx: Context,
  box: Mailbox,
  line: CaseLine,
  extension: Pick<Extension, 'what' | 'fromDay' | 'toDay' | 'decisionReason'> & {
    readonly state: 'granted' | 'refused';
  },
): MailDraft {
  const t = translator(box.locale);
  const { day } = formatterFor(box.locale);
  const { state, what, fromDay, toDay, decisionReason } = extension;
  return {
    ...box,
    subject: t(`clocks.mail.${state}.subject`, { ref: line.ref }),
    body: [
      t('cases.mail.hello'),
      t(`clocks.mail.${state}.text`, {
        address: line.address,
        what: t(`clocks.extension.${what}`),
        day: day(state === 'granted' ? toDay : fromDay),
      }),
      decisionReason ?? '',
      ownerLink(ctx, box, line),
      t('cases.mail.correction.help', contact(ctx, box.locale)),
    ],
  };
}
