import { type SQL, sql } from 'drizzle-orm';
import type { CaseState } from '../../cases/case-states.ts';
import type { Reader } from '../../db/database.ts';
import { type Day, dayOf, type Instant } from '../../shared/dates.ts';
import type { AccountId, CaseId, OwnerId } from '../../shared/ids.ts';
import type { CaseClockFacts, PersonClockFacts } from './retention-rules.ts';

export type CaseWithClock = CaseClockFacts & {
  readonly id: CaseId;
  readonly ref: string | null;
  readonly ownerId: OwnerId;
  readonly unitId: number;
  readonly archived: boolean;
};

/** Cases of a person: applied for, or with a part in them, as who owns the home, signed, or took the promises over. */
const casesFor = (owners: SQL): SQL => sql`
  SELECT f.id FROM case_file f WHERE f.owner_id IN (${owners})
  UNION SELECT p.case_id FROM case_applicant p WHERE p.standing = 'holds' AND p.owner_id IN (${owners})
  UNION SELECT a.case_id FROM act_signatory s JOIN act a ON a.id = s.act_id WHERE s.owner_id IN (${owners})
  UNION SELECT t.case_id FROM ownership_transfer t WHERE t.new_owner_id IN (${owners})`;

type CaseFacts = {
  id: CaseId;
  ref: string | null;
  owner_id: OwnerId;
  unit_id: number;
  state: CaseState;
  state_since: Instant;
  paid: number;
  ends_on: Day | null;
  running: number;
  appeal_ended: Instant | Day | null;
  archived: number;
};

const caseFacts = sql`
  SELECT c.id, c.ref, c.owner_id, c.unit_id, c.state, c.state_since,
    EXISTS (SELECT 1 FROM payment_request p WHERE p.case_id = c.id AND p.state IN ('ordered', 'paid')) AS paid,
    (SELECT max(u.ends_on) FROM undertaking u WHERE u.case_id = c.id) AS ends_on,
    EXISTS (SELECT 1 FROM undertaking u WHERE u.case_id = c.id AND u.state = 'running') AS running,
    (SELECT max(coalesce(p.decided_at, p.reply_due)) FROM case_appeal p WHERE p.case_id = c.id) AS appeal_ended,
    EXISTS (SELECT 1 FROM case_archive a WHERE a.case_id = c.id AND a.archived_on IS NOT NULL) AS archived
  FROM case_file c
  WHERE NOT EXISTS (SELECT 1 FROM case_archive a WHERE a.case_id = c.id AND a.erased_on IS NOT NULL)`;

const onDay = (at: Instant | Day): Day => (at.length > 10 ? dayOf(at as Instant) : (at as Day));

const asFacts = (row: CaseFacts): CaseWithClock => ({
  id: row.id,
  ref: row.ref,
  ownerId: row.owner_id,
  unitId: row.unit_id,
  state: row.state,
  since: dayOf(row.state_since),
  paid: row.paid === 1,
  undertakingsEnd: row.ends_on,
  undertakingsRunning: row.running === 1,
  appealEnded: row.appeal_ended === null ? null : onDay(row.appeal_ended),
  archived: row.archived === 1,
});

/** Cases in one of these states whose content is still there, the next `most` after a number. */
export async function casesWithClock(
  d: Reader,
  states: readonly CaseState[],
  after: number,
  most: number,
): Promise<CaseWithClock[]> {
  return d
    .all<CaseFacts>(
      sql`${caseFacts} AND c.id > ${after} AND c.state IN (SELECT value FROM json_each(${JSON.stringify(states)})) ORDER BY c.id LIMIT ${most}`,
    )
    .map(asFacts);
}

export async function findCaseWithClock(d: Reader, id: CaseId): Promise<CaseWithClock | undefined> {
  return d.all<CaseFacts>(sql`${caseFacts} AND c.id = ${id}`).map(asFacts)[0];
}

/** Cases of these persons, or in which they have a part, whose content is still there. */
export async function casesOfPersons(d: Reader, owners: readonly OwnerId[]): Promise<CaseWithClock[]> {
  const own = sql`SELECT value FROM json_each(${JSON.stringify(owners)})`;
  return d.all<CaseFacts>(sql`${caseFacts} AND c.id IN (${casesFor(own)}) ORDER BY c.id`).map(asFacts);
}

export type PersonWithClock = PersonClockFacts & {
  readonly id: OwnerId;
  readonly accountId: AccountId | null;
};
type PersonFacts = {
  id: OwnerId;
  account_id: AccountId | null;
  created_at: Instant;
  cases: number;
  made: Instant | null;
  answered: Instant | null;
  campaign: Instant | null;
  refused: Instant | null;
  seen: Instant | null;
  vintage: number | null;
  ended: Day | null;
};

const personFacts = sql`
  SELECT o.id, o.account_id, o.created_at,
    (SELECT count(*) FROM (${casesFor(sql`o.id`)}) c
       WHERE NOT EXISTS (SELECT 1 FROM case_archive a WHERE a.case_id = c.id AND a.erased_on IS NOT NULL)) AS cases,
    (SELECT max(made_at) FROM contact WHERE owner_id = o.id) AS made,
    (SELECT max(answered_at) FROM contact WHERE owner_id = o.id) AS answered,
    (SELECT max(answered_at) FROM campaign_recipient WHERE owner_id = o.id) AS campaign,
    (SELECT max(noted_at) FROM contact_refusal WHERE owner_id = o.id) AS refused,
    (SELECT max(at) FROM journal WHERE subject_kind = 'account' AND subject_id = CAST(o.account_id AS TEXT)
       AND action = 'account.signed-in') AS seen,
    (SELECT max(u.last_vintage) FROM unit_owner l JOIN unit u ON u.id = l.unit_id WHERE l.owner_id = o.id AND l.rank >= 1) AS vintage,
    (SELECT max(m.ends_on) FROM mandate m WHERE m.owner_id = o.id) AS ended
  FROM owner o WHERE NOT EXISTS (SELECT 1 FROM erased_person e WHERE e.owner_id = o.id)`;

const dayAt = (moment: Instant | null): Day | null => (moment === null ? null : dayOf(moment));

const asPerson = (row: PersonFacts): PersonWithClock => ({
  id: row.id,
  accountId: row.account_id,
  enteredOn: dayOf(row.created_at),
  casesKept: row.cases,
  contacts: [
    ...[row.made, row.answered, row.campaign, row.refused, row.seen].map(dayAt),
    // A file shows them for the whole of its year: as long as the State names them, the register does.
    row.vintage === null ? null : (`${row.vintage}-12-31` as Day),
    row.ended,
  ],
});

/** Persons entered before a day, the next `most` after a number. */
export async function personsWithClock(
  d: Reader,
  enteredBefore: Day,
  after: number,
  most: number,
): Promise<PersonWithClock[]> {
  return d
    .all<PersonFacts>(
      sql`${personFacts} AND o.id > ${after} AND o.created_at < ${`${enteredBefore}T00:00:00Z`} ORDER BY o.id LIMIT ${most}`,
    )
    .map(asPerson);
}

export async function findPersonWithClock(d: Reader, id: OwnerId): Promise<PersonWithClock | undefined> {
  return d.all<PersonFacts>(sql`${personFacts} AND o.id = ${id}`).map(asPerson)[0];
}

export type Aged = { readonly id: number; readonly lastUsed: Day };
type AgedRow = { id: number; at: Instant | Day };
const asAged = (rows: readonly AgedRow[]): Aged[] => rows.map(({ id, at }) => ({ id, lastUsed: onDay(at) }));

/** Owners' accounts that speak for no owner, last opened before a day. */
export async function unusedAccounts(d: Reader, before: Day): Promise<Aged[]> {
  return asAged(
    d.all<AgedRow>(
      sql`SELECT a.id, max(a.created_at, coalesce((SELECT max(at) FROM journal WHERE subject_kind = 'account'
            AND subject_id = CAST(a.id AS TEXT) AND action = 'account.signed-in'), '')) AS at
          FROM account a WHERE a.kind = 'owner' AND a.email NOT LIKE 'efface-%@invalid'
            AND NOT EXISTS (SELECT 1 FROM owner o WHERE o.account_id = a.id)
            AND at < ${before} ORDER BY a.id LIMIT 1000`,
    ),
  );
}

/** Campaigns whose letters are still there, by the day they were sent. */
export async function campaignsWithLetters(d: Reader, before: Day): Promise<Aged[]> {
  return asAged(
    d.all<AgedRow>(
      sql`SELECT id, coalesce(sent_on, created_at) AS at FROM campaign
          WHERE letters_hash IS NOT NULL AND coalesce(sent_on, created_at) < ${before} ORDER BY id`,
    ),
  );
}

/** Files of the State that were let in or refused before a day. */
export async function oldImports(d: Reader, before: Day): Promise<Aged[]> {
  return asAged(
    d.all<AgedRow>(
      sql`SELECT id, coalesce(ended_at, created_at) AS at FROM import
          WHERE coalesce(ended_at, created_at) < ${before} ORDER BY id`,
    ),
  );
}

/** The last mail older than a day whose words are still there (not sent after all tries, or kept to be read again): it and all before it go as one. */
export async function oldMails(d: Reader, before: Day): Promise<Aged[]> {
  return asAged(
    d.all<AgedRow>(
      sql`SELECT o.id, o.created_at AS at FROM outbox o
          WHERE o.state IN ('dead', 'done') AND o.created_at < ${before}
            AND (o.payload <> '{}' OR EXISTS (SELECT 1 FROM sent_mail m WHERE m.outbox_id = o.id)) ORDER BY o.id DESC LIMIT 1`,
    ),
  );
}

/** The last line of the log of readings that is older than a day: it and all before it go as one. */
export async function oldReadings(d: Reader, before: Day): Promise<Aged[]> {
  return asAged(
    d.all<AgedRow>(sql`SELECT id, at FROM nominative_reading WHERE at < ${before} ORDER BY id DESC LIMIT 1`),
  );
}
