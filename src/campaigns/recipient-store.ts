import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import type { CampaignId, OwnerId, RecipientId, UnitId } from '../shared/ids.ts';
import type { Exclusion } from './campaign.ts';
import { campaignAnswers, campaignRecipients, campaigns, campaignUnits } from './campaign-table.ts';
import type { RecipientFilter } from './recipient-filter.ts';

export type Recipient = typeof campaignRecipients.$inferSelect;
export type NewRecipient = typeof campaignRecipients.$inferInsert;
export type CampaignUnit = typeof campaignUnits.$inferSelect;
export type NewCampaignUnit = typeof campaignUnits.$inferInsert;
export type KeptAnswer = typeof campaignAnswers.$inferSelect;

/** Adds many at once; ids come back in the order given (they grow as rows are inserted). */
export async function addRecipients(d: Writer, rows: readonly NewRecipient[]): Promise<RecipientId[]> {
  if (rows.length === 0) return [];
  return d
    .insert(campaignRecipients)
    .values([...rows])
    .returning({ id: campaignRecipients.id })
    .all()
    .map(({ id }) => id)
    .sort((a, b) => a - b);
}

export async function addCampaignUnits(d: Writer, rows: readonly NewCampaignUnit[]): Promise<void> {
  if (rows.length === 0) return;
  d.insert(campaignUnits)
    .values([...rows])
    .run();
}

export async function findRecipient(d: Reader, id: RecipientId): Promise<Recipient | undefined> {
  return d.select().from(campaignRecipients).where(eq(campaignRecipients.id, id)).get();
}

export async function findRecipientByCode(d: Reader, hash: string): Promise<Recipient | undefined> {
  return d.select().from(campaignRecipients).where(eq(campaignRecipients.codeHash, hash)).get();
}

export async function changeRecipient(
  d: Writer,
  id: RecipientId,
  changes: Partial<NewRecipient>,
): Promise<void> {
  d.update(campaignRecipients).set(changes).where(eq(campaignRecipients.id, id)).run();
}

const writtenTo = (id: CampaignId): SQL | undefined =>
  and(eq(campaignRecipients.campaignId, id), isNull(campaignRecipients.exclusion));

/** Those written to after a place, in the order of the letters. */
export async function recipientsAfter(
  d: Reader,
  id: CampaignId,
  after: number,
  size: number,
): Promise<Recipient[]> {
  return d
    .select()
    .from(campaignRecipients)
    .where(and(writtenTo(id), gt(campaignRecipients.id, after as RecipientId)))
    .orderBy(asc(campaignRecipients.id))
    .limit(size)
    .all();
}

export async function countWrittenTo(d: Reader, id: CampaignId): Promise<number> {
  return d.select({ n: sql<number>`count(*)` }).from(campaignRecipients).where(writtenTo(id)).get()?.n ?? 0;
}

const SHOWN: Record<RecipientFilter, SQL | undefined> = {
  all: undefined,
  silent: and(
    isNull(campaignRecipients.exclusion),
    isNull(campaignRecipients.answeredAt),
    isNull(campaignRecipients.returnedAt),
    isNull(campaignRecipients.opposedAt),
  ),
  answered: isNotNull(campaignRecipients.answeredAt),
  'call-back': eq(campaignRecipients.callBack, true),
  undeliverable: isNotNull(campaignRecipients.returnedAt),
  excluded: isNotNull(campaignRecipients.exclusion),
};

export type RecipientPlace = { readonly side: 'after' | 'before'; readonly id: number } | null;

/** One page in the order of names (the order in which they were added), by keyset. */
export async function pageOfRecipients(
  d: Reader,
  id: CampaignId,
  filter: RecipientFilter,
  place: RecipientPlace,
  size: number,
): Promise<{ readonly rows: Recipient[]; readonly before: number | null; readonly after: number | null }> {
  const backwards = place?.side === 'before';
  const beyond = backwards ? lt : gt;
  const found = d
    .select()
    .from(campaignRecipients)
    .where(
      and(
        eq(campaignRecipients.campaignId, id),
        SHOWN[filter],
        place === null ? undefined : beyond(campaignRecipients.id, place.id as RecipientId),
      ),
    )
    .orderBy(backwards ? desc(campaignRecipients.id) : asc(campaignRecipients.id))
    .limit(size + 1)
    .all();
  const more = found.length > size;
  const rows = backwards ? found.slice(0, size).reverse() : found.slice(0, size);
  return {
    rows,
    before: (backwards ? more : place !== null) ? (rows[0]?.id ?? null) : null,
    after: backwards || more ? (rows.at(-1)?.id ?? null) : null,
  };
}

export async function unitsOfRecipients(d: Reader, ids: readonly RecipientId[]): Promise<CampaignUnit[]> {
  if (ids.length === 0) return [];
  return d
    .select()
    .from(campaignUnits)
    .where(inArray(campaignUnits.recipientId, [...ids]))
    .orderBy(asc(campaignUnits.recipientId), asc(campaignUnits.unitId))
    .all();
}

/** Which of these units a campaign holds, written about or left out. */
export async function unitsInCampaign(
  d: Reader,
  id: CampaignId,
  ids: readonly UnitId[],
): Promise<ReadonlySet<UnitId>> {
  const rows = d
    .select({ unitId: campaignUnits.unitId })
    .from(campaignUnits)
    .where(and(eq(campaignUnits.campaignId, id), inArray(campaignUnits.unitId, [...ids])))
    .all();
  return new Set(rows.map(({ unitId }) => unitId));
}

/** The recipient that each of these owners is in a campaign. */
export async function recipientsOfOwners(
  d: Reader,
  id: CampaignId,
  owners: readonly OwnerId[],
): Promise<ReadonlyMap<OwnerId, RecipientId>> {
  const rows = d
    .select({ id: campaignRecipients.id, ownerId: campaignRecipients.ownerId })
    .from(campaignRecipients)
    .where(and(eq(campaignRecipients.campaignId, id), inArray(campaignRecipients.ownerId, [...owners])))
    .all();
  return new Map(rows.map((row) => [row.ownerId, row.id]));
}

/** Takes units out of a group, and owners of whom none is left. */
export async function dropUnits(d: Writer, id: CampaignId, ids: readonly UnitId[]): Promise<void> {
  d.delete(campaignUnits)
    .where(and(eq(campaignUnits.campaignId, id), inArray(campaignUnits.unitId, [...ids])))
    .run();
  d.run(sql`DELETE FROM campaign_recipient WHERE campaign_id = ${id}
    AND NOT EXISTS (SELECT 1 FROM campaign_unit u WHERE u.recipient_id = campaign_recipient.id)`);
}

/** Every unit written about. */
export async function unitIdsOf(d: Reader, id: CampaignId): Promise<UnitId[]> {
  return d
    .select({ unitId: campaignUnits.unitId })
    .from(campaignUnits)
    .innerJoin(campaignRecipients, eq(campaignRecipients.id, campaignUnits.recipientId))
    .where(and(eq(campaignUnits.campaignId, id), isNull(campaignRecipients.exclusion)))
    .all()
    .map(({ unitId }) => unitId);
}

/** Units whose letter has been noted as gone, a handful. */
export async function postedUnits(d: Reader, id: CampaignId, size: number): Promise<CampaignUnit[]> {
  return d
    .select()
    .from(campaignUnits)
    .where(
      and(
        eq(campaignUnits.campaignId, id),
        isNotNull(campaignUnits.postedAt),
        isNotNull(campaignUnits.recipientId),
      ),
    )
    .limit(size)
    .all();
}

export async function countPosted(d: Reader, id: CampaignId): Promise<number> {
  return (
    d
      .select({ n: sql<number>`count(*)` })
      .from(campaignUnits)
      .where(and(eq(campaignUnits.campaignId, id), isNotNull(campaignUnits.postedAt)))
      .get()?.n ?? 0
  );
}

/** One home of one recipient: the same home may be in another's letter too. */
export async function changeCampaignUnit(
  d: Writer,
  { recipientId, unitId }: { readonly recipientId: RecipientId; readonly unitId: UnitId },
  changes: Partial<NewCampaignUnit>,
): Promise<void> {
  d.update(campaignUnits)
    .set(changes)
    .where(and(eq(campaignUnits.recipientId, recipientId), eq(campaignUnits.unitId, unitId)))
    .run();
}

export type ExclusionCount = {
  readonly exclusion: Exclusion;
  readonly owners: number;
  readonly units: number;
};

/** How many owners and homes are left out, by reason. */
export async function exclusionsOf(d: Reader, id: CampaignId): Promise<ExclusionCount[]> {
  return d
    .all<ExclusionCount>(
      sql`SELECT exclusion, sum(owners) AS owners, sum(units) AS units FROM (
            SELECT r.exclusion AS exclusion, 1 AS owners,
                   (SELECT count(*) FROM campaign_unit u WHERE u.recipient_id = r.id) AS units
              FROM campaign_recipient r WHERE r.campaign_id = ${id} AND r.exclusion IS NOT NULL
            UNION ALL
            SELECT exclusion, 0, 1 FROM campaign_unit
              WHERE campaign_id = ${id} AND recipient_id IS NULL AND exclusion IS NOT NULL
          ) GROUP BY exclusion ORDER BY units DESC, exclusion`,
    )
    .map((row) => ({ ...row }));
}

export async function addAnswer(d: Writer, row: typeof campaignAnswers.$inferInsert): Promise<void> {
  d.insert(campaignAnswers).values(row).run();
}

export async function answersOf(d: Reader, id: RecipientId): Promise<KeptAnswer[]> {
  return d
    .select()
    .from(campaignAnswers)
    .where(eq(campaignAnswers.recipientId, id))
    .orderBy(desc(campaignAnswers.id))
    .all();
}

/** Letters of owners left out since the letters were made: to be taken out of the pile. */
export async function leftOutLate(d: Reader, id: CampaignId): Promise<Recipient[]> {
  return d
    .select()
    .from(campaignRecipients)
    .where(and(eq(campaignRecipients.campaignId, id), eq(campaignRecipients.leftOutLate, true)))
    .orderBy(asc(campaignRecipients.id))
    .limit(200)
    .all();
}

/** The campaigns whose group an owner was in, the latest first, and what came of each letter. */
export async function campaignsOfOwner(d: Reader, ownerId: OwnerId) {
  return d
    .select({ recipient: campaignRecipients, campaign: campaigns })
    .from(campaignRecipients)
    .innerJoin(campaigns, eq(campaigns.id, campaignRecipients.campaignId))
    .where(eq(campaignRecipients.ownerId, ownerId))
    .orderBy(desc(campaignRecipients.id))
    .limit(50)
    .all();
}
