import { officerMailbox } from '../../cases/case-mails.ts';
import { type CaseLine, findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailDraft } from '../../outbox/mail-draft.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { listStaff } from '../../people/people-queries.ts';
import { allows } from '../../shared/permissions.ts';
import type { Act } from '../acts/act-store.ts';
import { agreementPath } from '../agreements-paths.ts';
import { CODE_MINUTES } from './signing-code.ts';

export function codeMail(ctx: Context, to: string, number: string, code: string): MailDraft {
  const t = translator(ctx.locale);
  return {
    to,
    locale: ctx.locale,
    subject: t('agreements.mail.code.subject'),
    body: [
      t('agreements.mail.hello'),
      t('agreements.mail.code.text', { number, minutes: CODE_MINUTES }),
      { code },
      t('agreements.mail.code.warning'),
    ],
  };
}

/** Tells those who may sign for the authority, and the officer of the case, that it is their turn. */
export async function promiseOwnerSignedMails(d: Writer, ctx: Context, act: Act): Promise<void> {
  const line = await findCaseLine(d, act.caseId);
  if (!line) return;
  for (const box of await colleagues(d, line)) {
    const t = translator(box.locale);
    const words = { number: act.number, address: act.facts.unit.address };
    const mail: MailDraft = {
      ...box,
      subject: t('agreements.mail.ownerSigned.subject', words),
      body: [
        t('agreements.mail.ownerSigned.text', words),
        {
          action: {
            label: t('agreements.mail.openCase'),
            url: ctx.config.publicUrl + agreementPath({ ref: act.facts.case.ref }),
          },
        },
      ],
    };
    await promiseMail(d, ctx.clock(), mail, `act-${act.id}:owner-signed:${box.to}`);
  }
}

type Box = Pick<MailDraft, 'to' | 'locale'>;

async function colleagues(d: Writer, line: CaseLine): Promise<Box[]> {
  const signatories = (await listStaff(d)).filter(
    ({ active, role, territory }) =>
      active &&
      role !== null &&
      allows(role, 'agreements.sign') &&
      (territory === null || territory.includes(line.commune)),
  );
  const officer = officerMailbox(line);
  const boxes: Box[] = [
    ...signatories.map(({ email, locale }) => ({ to: email, locale })),
    ...(officer ? [officer] : []),
  ];
  return [...new Map(boxes.map((box) => [box.to, box])).values()];
}
