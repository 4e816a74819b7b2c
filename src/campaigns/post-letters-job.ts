import { setImmediate } from 'node:timers/promises';
import { type Context, contextFor, type Services } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { promiseMail } from '../outbox/promise-work.ts';
import { system } from '../shared/actor.ts';
import { dayOf, type Instant, instant } from '../shared/dates.ts';
import { type WrittenLetter, writeAboutUnits } from '../units/outreach/write-about-units.ts';
import { campaignReference } from './campaign.ts';
import { campaignMail } from './campaign-mails.ts';
import { type Campaign, findCampaign, noteProgress, saveCampaign } from './campaign-store.ts';
import type { CampaignWork } from './campaign-work.ts';
import { factsOf, frameOf, homesOf, type LetterFrame, type LetterHome } from './gather-letters.ts';
import { mergeText } from './merge-text.ts';
import { mergeValues } from './merge-values.ts';
import { opposedAmong } from './opposed-among.ts';
import { codeHash, codeOf } from './personal-code.ts';
import { readdress } from './readdress.ts';
import {
  changeCampaignUnit,
  changeRecipient,
  type Recipient,
  recipientsAfter,
  unitsOfRecipients,
} from './recipient-store.ts';

/** Owners per transaction: some tens of milliseconds, so that nobody waits for the writer. */
const HANDFUL = 50;

/**
 * The letters are gone: each unit's page shows its letter and awaits an answer; mails are promised. Those done are passed
 * over when it is begun again. A sending postponed meanwhile does nothing.
 */
export async function postLetters(
  services: Services,
  { campaign: id, posting }: CampaignWork,
): Promise<void> {
  const ctx = contextFor(services, system('campaigns'));
  const campaign = await begin(ctx, { id, posting });
  if (!campaign?.sentOn) return;
  const frame = await frameOf(ctx, campaign, campaign.sentOn);
  let after = 0;
  let done = 0;
  for (;;) {
    const handful = await recipientsAfter(ctx.db.read, id, after, HANDFUL);
    if (handful.length === 0) break;
    after = handful.at(-1)?.id ?? after;
    done += handful.length;
    const homes = await homesOf(ctx.db.read, ctx, handful);
    await ctx.db.tx(async (d) => {
      await postHandful(d, ctx, campaign, frame, handful, homes);
      await noteProgress(d, id, { workDone: done });
    });
    await setImmediate();
  }
  await end(ctx, campaign);
}

/** The campaign when this sending still stands. One planned for later begins its work only now. */
async function begin(
  { db }: Context,
  { id, posting }: { id: Campaign['id']; posting: number },
): Promise<Campaign | null> {
  return db.tx(async (d) => {
    const campaign = await findCampaign(d, id);
    if (campaign?.state !== 'sent' || campaign.posting !== posting) return null;
    if (campaign.work === null) await saveCampaign(d, campaign, { work: 'posting' });
    return campaign;
  });
}

const end = ({ db, actor, clock }: Context, { id, posting }: Campaign): Promise<void> =>
  db.tx(async (d) => {
    const campaign = await findCampaign(d, id);
    if (campaign?.work !== 'posting' || campaign.posting !== posting) return;
    await saveCampaign(d, campaign, { work: null });
    await appendJournal(
      d,
      { actor, now: clock() },
      { action: 'campaign.posted', subject: { kind: 'campaign', id }, data: { sentOn: campaign.sentOn } },
    );
  });

async function postHandful(
  d: Writer,
  ctx: Context,
  campaign: Campaign,
  frame: LetterFrame,
  handful: readonly Recipient[],
  homes: ReadonlyMap<number, readonly LetterHome[]>,
): Promise<void> {
  // Printed letters bear their address; a mail goes to who acts on the day it leaves.
  const isMail = campaign.channel === 'mail';
  const recipients = isMail ? await readdress(d, handful, dayOf(ctx.clock())) : handful;
  const opposed = await opposedAmong(d, recipients);
  const links = await unitsOfRecipients(
    d,
    recipients.map(({ id }) => id),
  );
  const gone = links.filter(({ postedAt }) => postedAt !== null);
  const sentAt = momentOf(campaign, ctx.clock());
  for (const recipient of recipients) {
    if (opposed.has(recipient.ownerId)) {
      await leaveOut(d, campaign, recipient);
      continue;
    }
    if (isMail && !recipient.email) {
      await changeRecipient(d, recipient.id, { exclusion: 'no-email' });
      continue;
    }
    const theirs = homes.get(recipient.id) ?? [];
    const facts = factsOf(ctx, frame, recipient, theirs);
    const values = mergeValues(facts);
    const letters = theirs
      .filter(({ unitId }) => !gone.some((one) => one.recipientId === recipient.id && one.unitId === unitId))
      .map(
        ({ unitId }): WrittenLetter => ({
          unitId,
          ownerId: recipient.ownerId,
          through: recipient.through,
          channel: campaign.channel,
          subject: `${frame.reference} · ${mergeText(campaign.subject, values)}`,
          body: mergeText(campaign.body, values),
          campaign: campaignReference(campaign.year, campaign.number),
        }),
      );
    if (letters.length === 0) continue;
    for (const { unitId, ...changed } of await writeAboutUnits(d, ctx, letters, sentAt))
      await changeCampaignUnit(
        d,
        { recipientId: recipient.id, unitId },
        { ...changed, postedAt: ctx.clock() },
      );
    if (isMail && recipient.email) {
      const hash = codeHash(ctx.config.dataKey, codeOf(ctx.config.dataKey, recipient.id));
      await changeRecipient(d, recipient.id, { codeHash: hash });
      const mail = { ...campaignMail(facts, recipient.email), prospect: recipient.ownerId };
      await promiseMail(d, ctx.clock(), mail, `campaign-${campaign.id}-${recipient.id}`);
    }
  }
}

/** "Ne pas contacter" holds to the last moment: the printed letter is told to be taken out of the pile. */
const leaveOut = (d: Writer, { channel }: Campaign, { id }: Recipient): Promise<void> =>
  changeRecipient(d, id, { exclusion: 'do-not-contact', leftOutLate: channel === 'letter' });

/** Letters of today are noted as of now; those of another day at nine in the morning in Paris. */
const momentOf = ({ sentOn, channel }: Campaign, now: Instant): Instant =>
  sentOn === null || channel === 'mail' || sentOn === dayOf(now) ? now : instant(`${sentOn}T08:00:00Z`);
