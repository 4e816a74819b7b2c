import { setImmediate } from 'node:timers/promises';
import { contextFor, type Services } from '../context.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { system } from '../shared/actor.ts';
import { takeBackLetter } from '../units/outreach/take-back-letters.ts';
import { campaignReference } from './campaign.ts';
import { findCampaign, noteProgress, saveCampaign } from './campaign-store.ts';
import type { CampaignWork } from './campaign-work.ts';
import { changeCampaignUnit, postedUnits } from './recipient-store.ts';

const HANDFUL = 50;

/** Undoes what a sending did, a handful of units per transaction; those done are no longer on its list. */
export async function takeBackLetters(
  services: Services,
  { campaign: id, posting }: CampaignWork,
): Promise<void> {
  const ctx = contextFor(services, system('campaigns'));
  const { db, clock } = ctx;
  for (;;) {
    const campaign = await findCampaign(db.read, id);
    if (campaign?.work !== 'taking-back' || campaign.posting !== posting) return;
    const handful = await postedUnits(db.read, id, HANDFUL);
    if (handful.length === 0) break;
    await db.tx(async (d) => {
      let kept = campaign.keptUnits;
      for (const unit of handful) {
        const reference = campaignReference(campaign.year, campaign.number);
        const { unitId, recipientId, contactId, statusBefore, versionAfter } = unit;
        if (recipientId === null) continue;
        const letter = { unitId, contactId, statusBefore, versionAfter: versionAfter ?? 0 };
        if ((await takeBackLetter(d, ctx, { ...letter, campaign: reference })) === 'kept') kept += 1;
        const nothing = { postedAt: null, contactId: null, statusBefore: null, versionAfter: null };
        await changeCampaignUnit(d, { recipientId, unitId }, nothing);
      }
      const workDone = campaign.workDone + handful.length;
      await noteProgress(d, id, { workDone, keptUnits: kept });
    });
    await setImmediate();
  }
  await db.tx(async (d) => {
    const campaign = await findCampaign(d, id);
    if (campaign?.work !== 'taking-back') return;
    await saveCampaign(d, campaign, { work: null });
    await appendJournal(
      d,
      { actor: ctx.actor, now: clock() },
      {
        action: 'campaign.taken-back',
        subject: { kind: 'campaign', id },
        data: { kept: campaign.keptUnits },
      },
    );
  });
}
