import { setImmediate } from 'node:timers/promises';
import { type Context, contextFor, type Services } from '../context.ts';
import type { Writer } from '../db/database.ts';
import type { Draft } from '../files/draft-file.ts';
import { recordFile, type StoredFile, storeFile } from '../files/keep-file.ts';
import { translate } from '../i18n/translate.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { system } from '../shared/actor.ts';
import { dayOf } from '../shared/dates.ts';
import { campaignReference } from './campaign.ts';
import { campaignLetter, letterhead } from './campaign-letter-pdf.ts';
import { type Campaign, findCampaign, noteProgress, saveCampaign } from './campaign-store.ts';
import type { CampaignWork } from './campaign-work.ts';
import { factsOf, frameOf, homesOf } from './gather-letters.ts';
import { opposedAmong } from './opposed-among.ts';
import { codeHash, codeOf } from './personal-code.ts';
import { readdress } from './readdress.ts';
import { changeRecipient, type Recipient, recipientsAfter } from './recipient-store.ts';
import { isUsableAddress } from './usable-address.ts';

/** Letters given to the renderer at a time: half a second of its work. */
const HANDFUL = 40;

/** Draws every letter into one file, a handful at a time. Begun again after a crash, it draws the same file anew. */
export async function renderLetters(services: Services, { campaign: id }: CampaignWork): Promise<void> {
  const ctx = contextFor(services, system('campaigns'));
  const campaign = await findCampaign(ctx.db.read, id);
  if (campaign?.work !== 'rendering') return;
  const file = await drawAll(ctx, campaign);
  await ctx.db.tx(async (d) => {
    const now = await findCampaign(d, id);
    if (now?.work !== 'rendering') return;
    await recordFile(d, ctx, file);
    const state = now.state === 'draft' ? 'ready' : now.state;
    await saveCampaign(d, now, { state, work: null, lettersHash: file.hash });
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'campaign.letters-made',
        subject: { kind: 'campaign', id },
        data: { letters: now.workTotal, sha256: file.hash },
      },
    );
  });
}

/** Keeps the file as it grows: it is never whole in memory, however many letters it holds. */
async function drawAll(ctx: Context, campaign: Campaign): Promise<StoredFile> {
  const draft = await ctx.files.draft(`letters-${campaign.id}`);
  try {
    await drawInto(ctx, campaign, draft);
    return await storeFile(ctx, draft, 'application/pdf', { sensitive: true });
  } finally {
    await draft.drop();
  }
}

async function drawInto(ctx: Context, campaign: Campaign, draft: Draft): Promise<void> {
  const reference = campaignReference(campaign.year, campaign.number);
  const frame = await frameOf(ctx, campaign, campaign.sentOn ?? dayOf(ctx.clock()));
  const book = await ctx.pdf.bind(reference, {
    lang: 'fr',
    title: `${translate('fr', 'campaigns.letter.fileTitle')} ${reference}`,
    reference,
    issuedAt: campaign.createdAt,
    letterhead: letterhead(ctx.programme),
  });
  let after = 0;
  let done = 0;
  for (;;) {
    const handful = await recipientsAfter(ctx.db.read, campaign.id, after, HANDFUL);
    if (handful.length === 0) return draft.write(await book.close());
    after = handful.at(-1)?.id ?? after;
    const kept = await ctx.db.tx((d) => giveCodes(d, ctx, campaign, handful));
    const homes = await homesOf(ctx.db.read, ctx, kept);
    const letters = kept.map((recipient) =>
      campaignLetter(factsOf(ctx, frame, recipient, homes.get(recipient.id) ?? [])),
    );
    await draft.write(await book.add(letters));
    done += handful.length;
    await ctx.db.tx((d) => noteProgress(d, campaign.id, { workDone: done }));
    await setImmediate();
  }
}

/**
 * Keeps the fingerprint of each code, and leaves out who asked not to be contacted since the group was frozen. Once the
 * campaign has left, the file made again holds the same letters.
 */
async function giveCodes(
  d: Writer,
  { config, clock }: Context,
  { state }: Campaign,
  recipients: readonly Recipient[],
): Promise<Recipient[]> {
  const opposed = await opposedAmong(d, recipients);
  const kept: Recipient[] = [];
  for (const recipient of state === 'sent' ? recipients : await readdress(d, recipients, dayOf(clock()))) {
    if (opposed.has(recipient.ownerId) && state !== 'sent') {
      await changeRecipient(d, recipient.id, { exclusion: 'do-not-contact' });
      continue;
    }
    if (!isUsableAddress(recipient.address)) {
      await changeRecipient(d, recipient.id, { exclusion: 'no-address' });
      continue;
    }
    if (recipient.codeHash === null) {
      const hash = codeHash(config.dataKey, codeOf(config.dataKey, recipient.id));
      await changeRecipient(d, recipient.id, { codeHash: hash });
    }
    kept.push(recipient);
  }
  return kept;
}
