import type { Context } from '../../context.ts';
import type { Reader, Writer } from '../../db/database.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailBlock, MailDraft } from '../../outbox/mail-draft.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { findAccountByEmail } from '../../people/people-queries.ts';
import type { Locale } from '../../shared/locale.ts';
import { actFileName } from '../acts/act-file-name.ts';
import type { Act } from '../acts/act-store.ts';
import { myActToSignPath } from '../agreements-paths.ts';
import { type Signatory, signatoriesOfAct } from './signatory-store.ts';

type Reached = Pick<Signatory, 'id' | 'name'> & { readonly email: string };

/** “Your agreement is ready to sign”, to one signatory; `reminder`: it was ready already. */
export async function invitationMail(
  d: Reader,
  ctx: Context,
  act: Act,
  { email, name }: Reached,
  reminder = false,
): Promise<MailDraft> {
  const locale = await localeOf(d, email);
  const t = translator(locale);
  const kind = act.kind === 'amendment' ? 'amendment' : 'agreement';
  const words = {
    number: act.number,
    ref: act.facts.case.ref,
    address: act.facts.unit.address,
    amount: amountOf(act, locale),
  };
  const others = (await signatoriesOfAct(d, act.id)).length - 1;
  return {
    to: email,
    locale,
    subject: t(reminder ? `signing.mail.${kind}.reminder` : `agreements.mail.${kind}.subject`, words),
    body: [
      t('agreements.mail.hello'),
      t(`agreements.mail.${kind}.text`, words),
      ...(others > 0 ? [t('signing.mail.everyone', { name, others })] : []),
      t(`agreements.mail.${kind}.next`, words),
      linkTo(ctx, act, locale, kind),
    ],
  };
}

const linkTo = (ctx: Context, act: Act, locale: Locale, kind: 'agreement' | 'amendment'): MailBlock => ({
  action: {
    label: translator(locale)(kind === 'agreement' ? 'agreements.mail.sign' : 'signing.mail.signAmendment'),
    url: ctx.config.publicUrl + myActToSignPath(act),
  },
});

function amountOf({ facts: { detail } }: Act, locale: Locale): string {
  return detail.kind === 'agreement' ? formatterFor(locale).exactMoney(detail.award.amount) : '';
}

/** Promises the signed copy to each signatory who has a mailbox. */
export async function promiseSignedMails(d: Writer, ctx: Context, act: Act): Promise<void> {
  const { signedFileHash } = act;
  if (signedFileHash === null) return;
  for (const { id, email } of await signatoriesOfAct(d, act.id)) {
    if (email === null) continue;
    const locale = await localeOf(d, email);
    const t = translator(locale);
    const kind = act.kind === 'amendment' ? 'amendment' : 'agreement';
    const words = { number: act.number, address: act.facts.unit.address };
    const mail: MailDraft = {
      to: email,
      locale,
      subject: t(
        kind === 'agreement' ? 'agreements.mail.signed.subject' : 'signing.mail.amendmentSigned.subject',
        words,
      ),
      body: [
        t('agreements.mail.hello'),
        t(kind === 'agreement' ? 'agreements.mail.signed.text' : 'signing.mail.amendmentSigned.text', words),
        ...(kind === 'agreement' ? [t('agreements.mail.signed.next')] : []),
        {
          action: {
            label: t('signing.mail.read'),
            url: ctx.config.publicUrl + myActToSignPath(act),
          },
        },
      ],
      attachments: [{ hash: signedFileHash, name: actFileName(act, true) }],
    };
    await promiseMail(d, ctx.clock(), mail, `act-${act.id}:signed-mail-${id}`);
  }
}

/** The language of the account behind a mailbox; French for one that has none yet. */
const localeOf = async (d: Reader, email: string): Promise<Locale> =>
  (await findAccountByEmail(d, email))?.locale ?? 'fr';
