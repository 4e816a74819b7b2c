import { ownerMailbox } from '../../cases/case-mails.ts';
import { myCasePath } from '../../cases/case-paths.ts';
import { findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { MailBlock, MailDraft } from '../../outbox/mail-draft.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import type { FileHash } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { myAgreementPath } from '../agreements-paths.ts';
import { type Act, latestAct } from './act-store.ts';

type Mailbox = { readonly to: string; readonly locale: Locale };
type Attached = { readonly hash: FileHash; readonly name: string };

/** Name under which an act is saved: `convention-CONV-2026-00007.pdf`. */
export const actFileName = (act: Pick<Act, 'kind' | 'number'>, signed = false): string => {
  const t = translator('fr');
  const stem = t(`agreements.act.fileName.${act.kind}`);
  return `${stem}-${act.number}${signed ? `-${t('agreements.act.signedSuffix')}` : ''}.pdf`;
};

/** Acts that go to the owner as soon as they are made; the others stay in the office or go with another. */
const SENT_WHEN_MADE = [
  'receipt',
  'decision-grant',
  'decision-refusal',
  'agreement',
  'payment-order',
  'closing-letter',
  'recovery-decision',
  'transfer-acceptance',
] as const satisfies readonly Act['kind'][];
type SentKind = (typeof SENT_WHEN_MADE)[number];
const isSent = (kind: Act['kind']): kind is SentKind => (SENT_WHEN_MADE as readonly string[]).includes(kind);

/** Promises the mail that carries an act which has just been made. Silent when the owner has no mailbox. */
export async function promiseActMail(d: Writer, ctx: Context, act: Act): Promise<void> {
  if (!isSent(act.kind)) return;
  const box = await mailboxOf(d, act);
  if (!box) return;
  const attachments = await attached(d, act);
  await promiseMail(d, ctx.clock(), actMail(ctx, box, act, act.kind, attachments), `act-${act.id}:mail`);
}

/** Promises the signed agreement to the owner. */
export async function promiseSignedMail(d: Writer, ctx: Context, act: Act): Promise<void> {
  const box = await mailboxOf(d, act);
  if (!box || act.signedFileHash === null) return;
  const t = translator(box.locale);
  const mail: MailDraft = {
    ...box,
    subject: t('agreements.mail.signed.subject', { number: act.number }),
    body: [
      t('agreements.mail.hello'),
      t('agreements.mail.signed.text', { number: act.number, address: act.facts.unit.address }),
      t('agreements.mail.signed.next'),
      button(ctx, box, 'agreements.mail.follow', myCasePath({ case: act.caseId })),
    ],
    attachments: [{ hash: act.signedFileHash, name: actFileName(act, true) }],
  };
  await promiseMail(d, ctx.clock(), mail, `act-${act.id}:signed-mail`);
}

async function mailboxOf(d: Writer, act: Act): Promise<Mailbox | null> {
  // After a sale the act goes to whoever is bound by it, not to the owner of the case.
  if ('mailbox' in act.facts.detail) return act.facts.detail.mailbox;
  const line = await findCaseLine(d, act.caseId);
  return line ? ownerMailbox(line) : null;
}

/** A payment order never leaves the office: the owner receives the sheet it was reckoned on. */
async function attached(d: Writer, act: Act): Promise<Attached[]> {
  const sent = act.kind === 'payment-order' ? await latestAct(d, act.caseId, 'liquidation') : act;
  // An agreement is read and signed on line; the signed copy comes later.
  if (!sent?.fileHash || act.kind === 'agreement') return [];
  return [{ hash: sent.fileHash, name: actFileName(sent) }];
}

function actMail(
  ctx: Context,
  box: Mailbox,
  act: Act,
  kind: SentKind,
  attachments: readonly Attached[],
): MailDraft {
  const t = translator(box.locale);
  const { facts } = act;
  const words = { number: act.number, ref: facts.case.ref, address: facts.unit.address, ...sums(box, act) };
  const body: MailBlock[] = [
    t('agreements.mail.hello'),
    t(`agreements.mail.${kind}.text`, words),
    t(`agreements.mail.${kind}.next`, words),
    // Whoever takes the home over has no access to the file of the owner before.
    ...(kind === 'transfer-acceptance'
      ? []
      : kind === 'agreement'
        ? [button(ctx, box, 'agreements.mail.sign', myAgreementPath({ case: act.caseId }))]
        : [button(ctx, box, 'agreements.mail.follow', myCasePath({ case: act.caseId }))]),
  ];
  return { ...box, subject: t(`agreements.mail.${kind}.subject`, words), body, attachments };
}

function sums({ locale }: Mailbox, { facts: { detail } }: Act): { amount: string } {
  const { exactMoney } = formatterFor(locale);
  if (detail.kind === 'payment-order') return { amount: exactMoney(detail.payment.amount) };
  if (detail.kind === 'decision-grant' || detail.kind === 'agreement')
    return { amount: exactMoney(detail.award.amount) };
  if (detail.kind === 'recovery-decision') return { amount: exactMoney(detail.computed.amount) };
  return { amount: '' };
}

const button = (
  ctx: Context,
  { locale }: Mailbox,
  key: 'agreements.mail.follow' | 'agreements.mail.sign',
  path: string,
): MailBlock => ({ action: { label: translator(locale)(key), url: ctx.config.publicUrl + path } });
