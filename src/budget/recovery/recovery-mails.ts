import { ownerMailbox } from '../../cases/case-mails.ts';
import { myCasePath } from '../../cases/case-paths.ts';
import { type CaseRow, findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailBlock, MailDraft } from '../../outbox/mail-draft.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import type { Recovery } from './recovery-store.ts';

type About = 'settled' | 'terms';

async function promise(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  recovery: Recovery,
  about: About,
): Promise<void> {
  const line = await findCaseLine(d, row.id);
  const box = line && ownerMailbox(line);
  if (!line || !box) return;
  const t = translator(box.locale);
  const fmt = formatterFor(box.locale);
  const words = {
    ref: row.ref,
    number: recovery.number,
    address: line.address,
    amount: fmt.exactMoney(recovery.amount),
  };
  const terms =
    about === 'terms'
      ? recovery.terms.map(({ dueOn, amount }): MailBlock => `${fmt.day(dueOn)} – ${fmt.exactMoney(amount)}`)
      : [];
  const mail: MailDraft = {
    ...box,
    subject: t(`budget.recovery.mail.${about}.subject`, words),
    body: [
      t('agreements.mail.hello'),
      t(`budget.recovery.mail.${about}.text`, words),
      ...terms,
      {
        action: {
          label: t('agreements.mail.follow'),
          url: ctx.config.publicUrl + myCasePath({ case: row.id }),
        },
      },
    ],
  };
  await promiseMail(d, ctx.clock(), mail, `recovery-${recovery.id}:${about}:${recovery.version}`);
}

/** Tells the debtor that all has been received. */
export const promiseSettledMail = (
  d: Writer,
  ctx: Context,
  row: CaseRow,
  recovery: Recovery,
): Promise<void> => promise(d, ctx, row, recovery, 'settled');

/** Tells the debtor the terms agreed. */
export const promiseTermsMail = (d: Writer, ctx: Context, row: CaseRow, recovery: Recovery): Promise<void> =>
  promise(d, ctx, row, recovery, 'terms');
