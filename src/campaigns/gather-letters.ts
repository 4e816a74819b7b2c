import type { Context, Services } from '../context.ts';
import type { Reader } from '../db/database.ts';
import { communeName } from '../programme/territory.ts';
import { type Day, yearOf } from '../shared/dates.ts';
import { findUnits, type Unit } from '../units/units-queries.ts';
import { campaignReference } from './campaign.ts';
import type { LetterFacts } from './campaign-letter-pdf.ts';
import type { Campaign } from './campaign-store.ts';
import { codeOf } from './personal-code.ts';
import { type Recipient, unitsOfRecipients } from './recipient-store.ts';
import { returnCode } from './reply-code.ts';

/** What is the same in every letter of a campaign. */
export type LetterFrame = Omit<LetterFacts, 'recipient' | 'homes' | 'code' | 'returnCode'>;

export async function frameOf(
  { programme, config, files }: Services,
  campaign: Campaign,
  datedOn: Day,
): Promise<LetterFrame> {
  const signature = campaign.signatureHash ? await files.read(campaign.signatureHash) : null;
  return {
    programme,
    reference: campaignReference(campaign.year, campaign.number),
    subject: campaign.subject,
    body: campaign.body,
    signatory: { name: campaign.signatoryName, title: campaign.signatoryTitle, image: signature },
    returnAddress: campaign.returnAddress,
    publicUrl: config.publicUrl,
    datedOn,
    issuedAt: campaign.createdAt,
    specimen: config.demo,
  };
}

/** The homes of some recipients, one reading for all. */
export async function homesOf(
  d: Reader,
  { territory }: Pick<Context, 'territory'>,
  recipients: readonly Recipient[],
): Promise<ReadonlyMap<number, readonly LetterHome[]>> {
  const links = await unitsOfRecipients(
    d,
    recipients.map(({ id }) => id),
  );
  const units = new Map(
    (
      await findUnits(
        d,
        links.map(({ unitId }) => unitId),
      )
    ).map((unit) => [unit.id, unit]),
  );
  const homes = new Map<number, LetterHome[]>();
  for (const { recipientId, unitId } of links) {
    const unit = units.get(unitId);
    if (recipientId === null || !unit) continue;
    homes.set(recipientId, [...(homes.get(recipientId) ?? []), homeOf(unit, territory)]);
  }
  return homes;
}

export type LetterHome = {
  readonly unitId: Unit['id'];
  readonly address: string;
  readonly commune: string;
  readonly since: number | null;
};
const homeOf = (unit: Unit, territory: Services['territory']): LetterHome => ({
  unitId: unit.id,
  address: unit.address,
  commune: communeName(territory, unit.commune),
  since: unit.vacantSince === null ? null : yearOf(unit.vacantSince),
});

/** One letter: the frame, and what is this recipient's alone. */
export const factsOf = (
  { config }: Pick<Services, 'config'>,
  frame: LetterFrame,
  recipient: Recipient,
  homes: readonly LetterHome[],
): LetterFacts => ({
  ...frame,
  recipient,
  homes,
  code: codeOf(config.dataKey, recipient.id),
  returnCode: returnCode(recipient.id),
});
