import type { Context } from '../context.ts';
import { recordFile, storeFile } from '../files/keep-file.ts';
import { promiseMail } from '../outbox/promise-work.ts';
import { findAccount } from '../people/people-queries.ts';
import { dayOf } from '../shared/dates.ts';
import { mustExist } from '../shared/errors.ts';
import type { CampaignId } from '../shared/ids.ts';
import { campaignForStaff } from './campaign-for-staff.ts';
import { campaignLetter, type LetterFacts } from './campaign-letter-pdf.ts';
import { campaignMail, testLetterMail } from './campaign-mails.ts';
import type { Campaign } from './campaign-store.ts';
import { frameOf, homesOf } from './gather-letters.ts';
import { type Recipient, recipientsAfter } from './recipient-store.ts';
import { personalCode, returnCode } from './reply-code.ts';

/** A code of the right shape that is nobody's: a letter to look at opens nothing. */
export const SAMPLE_CODE = personalCode('00');

/** The letter to a real recipient as it stands now, without a code that works. */
export async function previewLetter(
  ctx: Context,
  campaign: Campaign,
  recipient: Recipient,
): Promise<LetterFacts> {
  const homes = await homesOf(ctx.db.read, ctx, [recipient]);
  const frame = await frameOf(ctx, campaign, campaign.sentOn ?? dayOf(ctx.clock()));
  return {
    ...frame,
    specimen: true,
    recipient,
    homes: homes.get(recipient.id) ?? [],
    code: SAMPLE_CODE,
    returnCode: returnCode(recipient.id),
  };
}

/** The first who is written to. @throws DomainError not-found when nobody is */
export async function firstRecipient(ctx: Context, id: CampaignId): Promise<Recipient> {
  const [first] = await recipientsAfter(ctx.db.read, id, 0, 1);
  return mustExist(first, 'campaigns.errors.nobodyLeft');
}

/** Sends whoever asks a letter of the campaign as the first owner would have it: the PDF attached, or the mail itself. */
export async function sendTestLetter(ctx: Context, id: CampaignId): Promise<string> {
  const campaign = await campaignForStaff(ctx.db.read, ctx, id);
  const facts = await previewLetter(ctx, campaign, await firstRecipient(ctx, id));
  const accountId = ctx.actor.kind === 'staff' ? ctx.actor.accountId : undefined;
  const account = accountId === undefined ? undefined : await findAccount(ctx.db.read, accountId);
  const to = mustExist(account, 'web.error.404.text').email;
  if (campaign.channel === 'mail') {
    await ctx.db.tx((d) => promiseMail(d, ctx.clock(), campaignMail(facts, to)));
    return to;
  }
  const bytes = await ctx.pdf.render(campaignLetter(facts));
  const file = await storeFile(ctx, bytes, 'application/pdf', { sensitive: true });
  await ctx.db.tx(async (d) => {
    await recordFile(d, ctx, file);
    const mail = testLetterMail({ to, campaign: campaign.name, file: file.hash });
    await promiseMail(d, ctx.clock(), mail);
  });
  return to;
}
