import { officerMailbox, ownerMailbox } from '../../cases/case-mails.ts';
import { casePath, myCasePath } from '../../cases/case-paths.ts';
import { type CaseRow, findCaseLine } from '../../cases/cases-queries.ts';
import { payeeMailbox } from '../../cases/payee.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import type { Day } from '../../shared/dates.ts';
import { askPaymentPath } from '../agreements-paths.ts';
import { isConforming } from './visit.ts';
import type { Visit } from './visit-store.ts';

/** Tells the officer of the case what the owner declares. */
export async function promiseWorksMail(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  what: 'worksStarted' | 'worksDone',
  on: Day,
): Promise<void> {
  const line = await findCaseLine(d, row.id);
  const box = line && officerMailbox(line);
  if (!line || !box) return;
  const t = translator(box.locale);
  const words = { ref: row.ref, address: line.address, day: formatterFor(box.locale).day(on) };
  const url = ctx.config.publicUrl + casePath({ ref: row.ref ?? '' });
  await promiseMail(
    d,
    ctx.clock(),
    {
      ...box,
      subject: t(`agreements.mail.${what}.subject`, words),
      body: [
        t(`agreements.mail.${what}.text`, words),
        { action: { label: t('agreements.mail.openCase'), url } },
      ],
    },
    `case-${row.id}:${what}`,
  );
}

/** Tells the owner what the visit concluded, and what is left to put right. */
export async function promiseVisitMail(d: Writer, ctx: Context, row: CaseRow, visit: Visit): Promise<void> {
  const line = await findCaseLine(d, row.id);
  const box = line && ownerMailbox(line);
  if (!line || !box) return;
  const t = translator(box.locale);
  const kind = isConforming(visit.outcome) ? 'conforming' : 'notConforming';
  const words = {
    ref: row.ref,
    address: line.address,
    day: formatterFor(box.locale).day(visit.visitedOn),
  };
  const reserves =
    visit.reserves === null
      ? []
      : [...(kind === 'conforming' ? [t('agreements.mail.conforming.reserves')] : []), visit.reserves];
  const url = ctx.config.publicUrl + myCasePath({ case: row.id });
  await promiseMail(
    d,
    ctx.clock(),
    {
      ...box,
      subject: t(`agreements.mail.${kind}.subject`, words),
      body: [
        t('agreements.mail.hello'),
        t(`agreements.mail.${kind}.text`, words),
        ...reserves,
        t(`agreements.mail.${kind}.next`),
        { action: { label: t('agreements.mail.follow'), url } },
      ],
    },
    `visit-${visit.id}`,
  );
  if (kind === 'conforming') await promiseBalanceMail(d, ctx, row, visit, words);
}

/** Whoever receives the payments for the owner is asked to which account the balance goes. */
async function promiseBalanceMail(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  { id }: Visit,
  { ref, address }: { readonly ref: string | null; readonly address: string },
): Promise<void> {
  const box = await payeeMailbox(d, ctx, row);
  const line = await findCaseLine(d, row.id);
  if (!box || !line) return;
  const t = translator(box.locale);
  const words = { ref, address, owner: line.ownerName };
  const url = ctx.config.publicUrl + askPaymentPath({ case: row.id, kind: 'balance' });
  const mail = {
    ...box,
    subject: t('agreements.mail.balanceDue.subject', words),
    body: [
      t('agreements.mail.hello'),
      t('agreements.mail.balanceDue.text', words),
      t('agreements.mail.balanceDue.next', words),
      t('agreements.mail.asPayee', words),
      { action: { label: t('agreements.mail.askPayment'), url } },
    ],
  };
  await promiseMail(d, ctx.clock(), mail, `visit-${id}:payee`);
}
