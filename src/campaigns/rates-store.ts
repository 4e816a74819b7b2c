import { sql } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import type { CampaignId } from '../shared/ids.ts';
import type { AnswerChannel, Situation } from './answer.ts';

export type CampaignCounts = {
  /** Owners of the group, written to or not. */
  readonly owners: number;
  readonly writtenTo: number;
  readonly answered: number;
  readonly returned: number;
  readonly opposed: number;
  readonly callBack: number;
  readonly silent: number;
};

/** The figures of several campaigns at once. */
export async function countsOf(
  d: Reader,
  ids: readonly CampaignId[],
): Promise<ReadonlyMap<CampaignId, CampaignCounts>> {
  if (ids.length === 0) return new Map();
  const rows = d.all<CampaignCounts & { id: CampaignId }>(
    sql`SELECT campaign_id AS id, count(*) AS owners,
               sum(exclusion IS NULL) AS writtenTo,
               sum(answered_at IS NOT NULL) AS answered,
               sum(returned_at IS NOT NULL) AS returned,
               sum(opposed_at IS NOT NULL) AS opposed,
               sum(call_back) AS callBack,
               sum(exclusion IS NULL AND answered_at IS NULL AND returned_at IS NULL AND opposed_at IS NULL) AS silent
          FROM campaign_recipient WHERE campaign_id IN ${[...ids]} GROUP BY campaign_id`,
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Owners by what they said last, and by how they said it. */
export async function answersByKind(
  d: Reader,
  id: CampaignId,
): Promise<{ situation: Situation; channel: AnswerChannel; owners: number }[]> {
  return d.all(
    sql`SELECT situation, answer_channel AS channel, count(*) AS owners FROM campaign_recipient
         WHERE campaign_id = ${id} AND answered_at IS NOT NULL
         GROUP BY situation, answer_channel`,
  );
}

/** First answers by day (UTC day of the answer), oldest first. */
export async function answersByDay(d: Reader, id: CampaignId): Promise<{ day: string; owners: number }[]> {
  return d.all(
    sql`SELECT substr(answered_at, 1, 10) AS day, count(*) AS owners FROM campaign_recipient
         WHERE campaign_id = ${id} AND answered_at IS NOT NULL
         GROUP BY 1 ORDER BY 1`,
  );
}
