import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { translator } from '../i18n/translate.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { findOwner } from '../people/people-queries.ts';
import { correctOwner } from '../people/register-owners.ts';
import { conflict, refused } from '../shared/errors.ts';
import type { CampaignId, RecipientId, UnitId } from '../shared/ids.ts';
import { noteReply } from '../units/outreach/note-reply.ts';
import { type Answer, type AnswerChannel, effectOf, effectOfReturn, type Speaker } from './answer.ts';
import { campaignReference } from './campaign.ts';
import { campaignForStaff, mustAllow, recipientForStaff } from './campaign-for-staff.ts';
import type { Campaign } from './campaign-store.ts';
import {
  addAnswer,
  changeCampaignUnit,
  changeRecipient,
  findRecipient,
  type Recipient,
  unitsOfRecipients,
} from './recipient-store.ts';

type Told = Answer & { readonly unitIds: readonly UnitId[]; readonly speaker: Speaker };

/** Writes an answer down: on the campaign, on each home it is about, and in what is known of the owner. */
export async function recordAnswer(
  d: Writer,
  ctx: Context,
  campaign: Campaign,
  recipient: Recipient,
  { unitIds, speaker, ...answer }: Told,
  channel: AnswerChannel,
): Promise<void> {
  const now = ctx.clock();
  const reference = campaignReference(campaign.year, campaign.number);
  const madeBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
  const subject = translator('fr')('campaigns.answer.subject', { reference });
  const through = speaker === 'representative' ? recipient.through : null;
  const body = answerWords(answer, through);
  const { id, ownerId } = recipient;
  for (const unitId of unitIds) {
    await noteReply(d, ctx, {
      unitId,
      ownerId,
      through,
      channel: channel === 'code' || channel === 'link' ? 'web' : channel,
      subject,
      body,
      campaign: reference,
      effect: (unit) => effectOf(answer, unit),
    });
    const { reasons, ...said } = answer;
    await addAnswer(d, {
      campaignId: campaign.id,
      recipientId: id,
      unitId,
      channel,
      byRepresentative: through !== null,
      ...said,
      reasons: [...reasons],
      madeBy,
      madeAt: now,
    });
    await changeCampaignUnit(
      d,
      { recipientId: id, unitId },
      { answeredAt: now, situation: answer.situation },
    );
  }
  await changeRecipient(d, id, {
    answeredAt: recipient.answeredAt ?? now,
    situation: answer.situation,
    answerChannel: recipient.answerChannel ?? channel,
    callBack: recipient.callBack || answer.callBack,
  });
  // What a representative gives is theirs, and stands on the mandate.
  if (through === null) await completeOwner(d, recipient, answer);
}

/** What is missing of the owner is filled in; what is known is not overwritten by whoever holds a letter. */
async function completeOwner(d: Writer, { ownerId }: Recipient, { email, phone }: Answer): Promise<void> {
  const owner = await findOwner(d, ownerId);
  if (!owner) return;
  const changes = {
    ...(owner.email === null && email !== null ? { email } : {}),
    ...(owner.phone === null && phone !== null ? { phone } : {}),
  };
  if (Object.keys(changes).length > 0) await correctOwner(d, ownerId, changes);
}

/** The answer in words, for the page of the unit. */
function answerWords(
  { situation, reasons, callBack, email, phone, text }: Answer,
  through: string | null,
): string {
  const t = translator('fr');
  const lines = [
    through === null ? null : t('owners.mandate.answered', { name: through }),
    t(`campaigns.situation.${situation}`),
    reasons.length > 0
      ? t('campaigns.answer.why', {
          reasons: reasons.map((reason) => t(`units.reason.${reason}`)).join(', '),
        })
      : null,
    callBack ? t('campaigns.answer.wantsCall') : null,
    email === null ? null : t('campaigns.answer.email', { email }),
    phone === null ? null : t('campaigns.answer.phone', { phone }),
    text === '' ? null : `« ${text} »`,
  ];
  return lines.filter((line) => line !== null).join('\n');
}

/** What an owner told a member of staff. @throws DomainError `campaigns.errors.notSentYet` */
export async function recordTold(
  ctx: Context,
  recipientId: RecipientId,
  told: Omit<Told, 'unitIds'> & { readonly unitId: UnitId | null },
  channel: AnswerChannel,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const { campaign, recipient } = await recipientForStaff(d, ctx, recipientId);
    mustAllow(campaign, 'answer');
    const { unitId, ...answer } = told;
    const unitIds = await homesAmong(d, recipient, unitId);
    await recordAnswer(d, ctx, campaign, recipient, { ...answer, unitIds }, channel);
    await journalAnswer(d, ctx, campaign, recipient, channel);
  });
}

/** The homes an answer is about: the one named, or all of this owner's in the campaign. */
export async function homesAmong(d: Writer, { id }: Recipient, unitId: UnitId | null): Promise<UnitId[]> {
  const theirs = (await unitsOfRecipients(d, [id])).map((unit) => unit.unitId);
  if (unitId === null) return theirs;
  if (!theirs.includes(unitId)) throw refused('campaigns.errors.notTheirHome');
  return [unitId];
}

export const journalAnswer = (
  d: Writer,
  { actor, clock }: Context,
  campaign: Campaign,
  recipient: Recipient,
  how: AnswerChannel | 'returned' | 'opposed',
): Promise<void> =>
  appendJournal(
    d,
    { actor, now: clock() },
    {
      action: `campaign.${how === 'returned' || how === 'opposed' ? how : 'answered'}`,
      subject: { kind: 'campaign', id: campaign.id },
      data: { recipient: recipient.id, how },
    },
  );

/** A letter that came back, “N’habite pas à l’adresse indiquée”. Noted twice, it changes nothing more. */
export async function recordReturned(
  ctx: Context,
  campaignId: CampaignId,
  recipientId: RecipientId,
): Promise<Recipient> {
  return ctx.db.tx(async (d) => {
    const campaign = await campaignForStaff(d, ctx, campaignId);
    mustAllow(campaign, 'answer');
    const recipient = await findRecipient(d, recipientId);
    if (recipient?.campaignId !== campaignId) throw refused('campaigns.errors.unknownReturnCode');
    if (recipient.exclusion !== null) throw conflict('campaigns.errors.notWrittenTo');
    if (recipient.returnedAt !== null) return recipient;
    await changeRecipient(d, recipientId, { returnedAt: ctx.clock() });
    for (const { unitId } of await unitsOfRecipients(d, [recipientId]))
      await noteReply(d, ctx, {
        unitId,
        ownerId: recipient.ownerId,
        through: null,
        channel: null,
        subject: '',
        body: '',
        campaign: campaignReference(campaign.year, campaign.number),
        effect: effectOfReturn,
      });
    await journalAnswer(d, ctx, campaign, recipient, 'returned');
    return recipient;
  });
}
