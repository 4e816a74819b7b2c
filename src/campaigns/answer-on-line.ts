import type { Context } from '../context.ts';
import type { Reader, Writer } from '../db/database.ts';
import { translator } from '../i18n/translate.ts';
import { promiseMail } from '../outbox/promise-work.ts';
import { inviteOwner } from '../people/owner-links.ts';
import { refuseContact } from '../people/refuse-contact.ts';
import { dayOf } from '../shared/dates.ts';
import { refused } from '../shared/errors.ts';
import type { RecipientId, UnitId } from '../shared/ids.ts';
import { mandateState } from '../units/holders/mandate.ts';
import { invitationMail } from '../units/outreach/register-mails.ts';
import { myUnitPath } from '../units/units-paths.ts';
import { mandatesOn } from '../units/units-queries.ts';
import type { Answer } from './answer.ts';
import { campaignReference, codesUntil } from './campaign.ts';
import { type Campaign, findCampaign } from './campaign-store.ts';
import { codeHash, sameHash } from './personal-code.ts';
import { changeRecipient, findRecipient, findRecipientByCode, type Recipient } from './recipient-store.ts';
import { homesAmong, journalAnswer, recordAnswer } from './record-answer.ts';
import { readPersonalCode } from './reply-code.ts';

export type Invited = { readonly campaign: Campaign; readonly recipient: Recipient };

/**
 * Whose letter bears this code; null for a code that is wrong, of a campaign that has not left or was taken back, or too
 * old: a stranger learns nothing of which. The code is looked up by its keyed fingerprint.
 */
export async function openByCode(ctx: Context, typed: string): Promise<Invited | null> {
  const code = readPersonalCode(typed);
  const hash = codeHash(ctx.config.dataKey, code ?? '');
  const recipient = await findRecipientByCode(ctx.db.read, hash);
  if (!recipient || code === null || !sameHash(recipient.codeHash ?? '', hash)) return null;
  return whileOpen(ctx, ctx.db.read, recipient);
}

/** The same for somebody whose code was accepted in this session: it may have been taken back since. */
export async function openAgain(ctx: Context, d: Reader, id: RecipientId): Promise<Invited | null> {
  const recipient = await findRecipient(d, id);
  return recipient ? whileOpen(ctx, d, recipient) : null;
}

async function whileOpen({ clock }: Context, d: Reader, recipient: Recipient): Promise<Invited | null> {
  const campaign = await findCampaign(d, recipient.campaignId);
  const today = dayOf(clock());
  const open =
    campaign?.state === 'sent' &&
    campaign.sentOn !== null &&
    campaign.sentOn <= today &&
    today <= codesUntil(campaign.sentOn);
  return open && campaign ? { campaign, recipient } : null;
}

const stillOpen = async (ctx: Context, d: Writer, id: RecipientId): Promise<Invited> => {
  const invited = await openAgain(ctx, d, id);
  if (!invited) throw refused('campaigns.errors.codeNotKnown');
  return invited;
};

/** What an owner says of one of the homes of the letter, on line. */
export async function answerOnLine(
  ctx: Context,
  id: RecipientId,
  unitId: UnitId,
  answer: Answer,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const { campaign, recipient } = await stillOpen(ctx, d, id);
    const unitIds = await homesAmong(d, recipient, unitId);
    const channel = campaign.channel === 'mail' ? 'link' : 'code';
    const speaker = recipient.through === null ? 'owner' : 'representative';
    await recordAnswer(d, ctx, campaign, recipient, { ...answer, speaker, unitIds }, channel);
    await journalAnswer(d, ctx, campaign, recipient, channel);
  });
}

/** "Ne plus me contacter": holds for every letter, mail and export from now on. */
export async function opposeContact(ctx: Context, id: RecipientId): Promise<void> {
  await ctx.db.tx(async (d) => {
    const { campaign, recipient } = await stillOpen(ctx, d, id);
    if (recipient.opposedAt !== null) return;
    await changeRecipient(d, id, { opposedAt: ctx.clock(), callBack: false });
    const reference = campaignReference(campaign.year, campaign.number);
    await refuseContact(d, ctx, recipient.ownerId, {
      askedBy: recipient.through === null ? 'owner' : 'representative',
      channel: 'web',
      askedOn: dayOf(ctx.clock()),
      reason: translator('fr')('owners.refusal.onLine', { campaign: reference }),
      until: null,
    });
    await journalAnswer(d, ctx, campaign, recipient, 'opposed');
  });
}

/** The owner may; a representative only under a mandate in force that says so. */
export async function mayApply(
  d: Reader,
  { clock }: Pick<Context, 'clock'>,
  { ownerId, mandateId }: Recipient,
): Promise<boolean> {
  if (mandateId === null) return true;
  const { byOwner, on } = await mandatesOn(d, [ownerId], dayOf(clock()));
  const mandate = byOwner.get(ownerId)?.find(({ id }) => id === mandateId);
  return mandate?.scope.includes('apply') === true && mandateState(mandate, on) === 'in-force';
}

/** Sends the link that makes the account of this owner and opens the home, where the audit begins. */
export async function inviteToAudit(
  ctx: Context,
  id: RecipientId,
  unitId: UnitId,
  email: string,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const { recipient } = await stillOpen(ctx, d, id);
    await homesAmong(d, recipient, unitId);
    if (!(await mayApply(d, ctx, recipient))) throw refused('owners.errors.mayNotApply');
    const t = translator('fr');
    const link = await inviteOwner(d, ctx, {
      email,
      ownerId: recipient.ownerId,
      unitId,
      returnTo: myUnitPath({ unit: unitId }),
    });
    const mail = invitationMail({
      to: email,
      subject: t('campaigns.reply.auditSubject'),
      text: t('campaigns.reply.auditText'),
      link,
      service: ctx.programme.service,
      privacy: ctx.programme.texts.privacy.fr,
    });
    await promiseMail(d, ctx.clock(), mail, `campaign-audit-${id}-${unitId}-${dayOf(ctx.clock())}`);
  });
}
