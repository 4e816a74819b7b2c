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
import { inviteSignatories } from '../signing/invite-signatories.ts';
import { actFileName } from './act-file-name.ts';
import { type Act, latestAct } from './act-store.ts';
import { isSigned } from './signed-kinds.ts';

type Mailbox = { readonly to: string; readonly locale: Locale };
type Attached = { readonly hash: FileHash; readonly name: string };

/** Acts that go to the owner as soon as they are made; the others stay in the office or go with another. */
const SENT_WHEN_MADE = [
  'receipt',
  'decision-grant',
  'decision-refusal',
  'payment-order',
  'closing-letter',
  'decision-dismissal',
  'decision-lapse',
  'appeal-decision',
  'recovery-order',
  'recovery-decision',
  'transfer-acceptance',
] as const satisfies readonly Act['kind'][];
type SentKind = (typeof SENT_WHEN_MADE)[number];
const isSent = (kind: Act['kind']): kind is SentKind => (SENT_WHEN_MADE as readonly string[]).includes(kind);

/** Promises the mail that carries an act which has just been made. Silent when the owner has no mailbox. */
export async function promiseActMail(d: Writer, ctx: Context, act: Act): Promise<void> {
  if (isSigned(act.kind)) return inviteSignatories(d, ctx, act);
  if (!isSent(act.kind)) return;
  const box = await mailboxOf(d, act);
  if (!box) return;
  const attachments = await attached(d, act);
  await promiseMail(d, ctx.clock(), actMail(ctx, box, act, act.kind, attachments), `act-${act.id}:mail`);
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
  if (!sent?.fileHash) return [];
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
      : [
          {
            action: {
              label: t('agreements.mail.follow'),
              url: ctx.config.publicUrl + myCasePath({ case: act.caseId }),
            },
          },
        ]),
  ];
  return { ...box, subject: t(`agreements.mail.${kind}.subject`, words), body, attachments };
}

function sums({ locale }: Mailbox, { facts: { detail } }: Act): { amount: string } {
  const { exactMoney } = formatterFor(locale);
  if (detail.kind === 'payment-order') return { amount: exactMoney(detail.payment.amount) };
  if (detail.kind === 'decision-grant') return { amount: exactMoney(detail.award.amount) };
  if (detail.kind === 'recovery-order') return { amount: exactMoney(detail.amount) };
  if (detail.kind === 'recovery-decision') return { amount: exactMoney(detail.computed.amount) };
  return { amount: '' };
}
