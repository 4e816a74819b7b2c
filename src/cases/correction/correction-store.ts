import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { Instant } from '../../shared/dates.ts';
import type { CaseId } from '../../shared/ids.ts';
import { correctionItems, correctionRequests } from '../case-table.ts';

export type CorrectionRequest = typeof correctionRequests.$inferSelect;
export type CorrectionItem = typeof correctionItems.$inferSelect;
export type NewItem = Omit<typeof correctionItems.$inferInsert, 'requestId'>;
export type OpenCorrection = {
  readonly request: CorrectionRequest;
  readonly items: readonly CorrectionItem[];
};

/** The request waiting for the owner, with its items in order; there is one at a time. */
export async function openCorrection(d: Reader, caseId: CaseId): Promise<OpenCorrection | null> {
  const request = d
    .select()
    .from(correctionRequests)
    .where(and(eq(correctionRequests.caseId, caseId), isNull(correctionRequests.answeredAt)))
    .get();
  return request ? { request, items: await itemsOf(d, [request.id]) } : null;
}

export async function correctionById(d: Reader, id: number): Promise<OpenCorrection | null> {
  const request = d.select().from(correctionRequests).where(eq(correctionRequests.id, id)).get();
  return request ? { request, items: await itemsOf(d, [request.id]) } : null;
}

/** Every request of a case, latest first. */
export async function correctionsOf(d: Reader, caseId: CaseId): Promise<OpenCorrection[]> {
  const requests = d
    .select()
    .from(correctionRequests)
    .where(eq(correctionRequests.caseId, caseId))
    .orderBy(desc(correctionRequests.id))
    .all();
  const items = await itemsOf(
    d,
    requests.map(({ id }) => id),
  );
  return requests.map((request) => ({
    request,
    items: items.filter(({ requestId }) => requestId === request.id),
  }));
}

async function itemsOf(d: Reader, requestIds: readonly number[]): Promise<CorrectionItem[]> {
  if (requestIds.length === 0) return [];
  return d
    .select()
    .from(correctionItems)
    .where(inArray(correctionItems.requestId, [...requestIds]))
    .orderBy(asc(correctionItems.id))
    .all();
}

export async function addCorrection(
  d: Writer,
  request: typeof correctionRequests.$inferInsert,
  items: readonly NewItem[],
): Promise<OpenCorrection> {
  const added = d.insert(correctionRequests).values(request).returning().get();
  const rows = items.map((item) => ({ ...item, requestId: added.id }));
  return { request: added, items: d.insert(correctionItems).values(rows).returning().all() };
}

/** The owner has put right what these items point to. */
export async function markAnswered(
  d: Writer,
  requestId: number,
  anchor: CorrectionItem['anchor'],
  target: string,
  at: Instant,
): Promise<void> {
  d.update(correctionItems)
    .set({ answeredAt: at })
    .where(
      and(
        eq(correctionItems.requestId, requestId),
        eq(correctionItems.anchor, anchor),
        eq(correctionItems.target, target),
      ),
    )
    .run();
}

export async function closeCorrection(d: Writer, requestId: number, at: Instant): Promise<void> {
  d.update(correctionRequests).set({ answeredAt: at }).where(eq(correctionRequests.id, requestId)).run();
}
