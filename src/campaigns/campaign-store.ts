import { and, desc, eq, lt, max, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import { mustHaveSaved } from '../db/saved.ts';
import type { CampaignId } from '../shared/ids.ts';
import { campaigns } from './campaign-table.ts';

export type Campaign = typeof campaigns.$inferSelect;
export type NewCampaign = typeof campaigns.$inferInsert;

export async function findCampaign(d: Reader, id: CampaignId): Promise<Campaign | undefined> {
  return d.select().from(campaigns).where(eq(campaigns.id, id)).get();
}

/** The next place in the series of a year, inside the transaction that takes it. */
export async function nextCampaignNumber(d: Writer, year: number): Promise<number> {
  const row = d
    .select({ last: max(campaigns.number) })
    .from(campaigns)
    .where(eq(campaigns.year, year))
    .get();
  return (row?.last ?? 0) + 1;
}

export async function addCampaign(d: Writer, row: NewCampaign): Promise<Campaign> {
  return d.insert(campaigns).values(row).returning().get();
}

/** Saves over the version it was read at; somebody else's change in between is a conflict. */
export async function saveCampaign(d: Writer, seen: Campaign, changes: Partial<NewCampaign>): Promise<void> {
  mustHaveSaved(
    d
      .update(campaigns)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(campaigns.id, seen.id), eq(campaigns.version, seen.version)))
      .run(),
  );
}

/** Progress of background work: no version, since nothing that a person edits changes. */
export async function noteProgress(
  d: Writer,
  id: CampaignId,
  changes: Partial<Pick<NewCampaign, 'workDone' | 'workTotal' | 'keptUnits'>>,
): Promise<void> {
  d.update(campaigns).set(changes).where(eq(campaigns.id, id)).run();
}

/** Campaigns whose units all lie where the person may work, newest first, by keyset. `within` null: all. */
export async function listCampaigns(
  d: Reader,
  within: readonly string[] | null,
  before: number | null,
  size: number,
): Promise<Campaign[]> {
  const outside = sql`EXISTS (SELECT 1 FROM json_each(${campaigns.communes}) WHERE value NOT IN ${[...(within ?? [])]})`;
  return d
    .select()
    .from(campaigns)
    .where(
      and(
        before === null ? undefined : lt(campaigns.id, before as CampaignId),
        within === null ? undefined : sql`NOT ${outside}`,
      ),
    )
    .orderBy(desc(campaigns.id))
    .limit(size)
    .all();
}

export async function secondWavesOf(d: Reader, id: CampaignId): Promise<Campaign[]> {
  return d.select().from(campaigns).where(eq(campaigns.remindsOf, id)).orderBy(desc(campaigns.id)).all();
}
