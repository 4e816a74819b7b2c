import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { bool, day, id, idOf, instant, json, slug, version, whole, words } from '../db/columns.ts';
import { files } from '../files/file-table.ts';
import { accounts } from '../people/account-table.ts';
import { owners } from '../people/owner-table.ts';
import type {
  AccountId,
  CampaignId,
  FileHash,
  MandateId,
  OwnerId,
  RecipientId,
  UnitId,
} from '../shared/ids.ts';
import { mandates } from '../units/mandate-table.ts';
import type { Reason, Status } from '../units/unit.ts';
import { contacts, units } from '../units/unit-table.ts';
import type { AnswerChannel, Situation } from './answer.ts';
import type { Channel, Exclusion, State, Work } from './campaign.ts';

/** A round of letters or mails to the owners of a group of units, frozen when it is made. */
export const campaigns = sqliteTable(
  'campaign',
  {
    id: id<CampaignId>(),
    /** Year and number of the series, `CAMP-2026-003`. */
    year: whole('year').notNull(),
    number: whole('number').notNull(),
    name: words('name').notNull(),
    aim: words('aim').notNull(),
    channel: slug<Channel>('channel').notNull(),
    state: slug<State>('state').notNull(),
    /** What the background is doing with it; null: nothing. */
    work: slug<Work>('work'),
    workDone: whole('work_done').notNull().default(0),
    workTotal: whole('work_total').notNull().default(0),
    failure: words('failure'),
    /** The register's filter as its address said it, for the record: the group itself is frozen. */
    filter: json<Readonly<Record<string, string>>>('filter').notNull(),
    /** INSEE codes of its units: an officer limited to some communes opens it when all are theirs. */
    communes: json<string[]>('communes').notNull(),
    /** Owners written to within so many weeks are left out. */
    quietWeeks: whole('quiet_weeks').notNull(),
    subject: words('subject').notNull(),
    body: words('body').notNull(),
    signatoryName: words('signatory_name').notNull(),
    signatoryTitle: words('signatory_title').notNull(),
    signatureHash: words('signature_hash')
      .$type<FileHash>()
      .references(() => files.hash),
    /** Where letters come back to, one line. */
    returnAddress: words('return_address').notNull(),
    /** The one that this one reminds of. */
    remindsOf: idOf<CampaignId>('reminds_of'),
    lettersHash: words('letters_hash')
      .$type<FileHash>()
      .references(() => files.hash),
    sentOn: day('sent_on'),
    /** Raised at each posting and taking back, so that work promised for an earlier date does nothing. */
    posting: whole('posting').notNull().default(0),
    /** Units kept as people left them when the sending was last taken back. */
    keptUnits: whole('kept_units').notNull().default(0),
    madeBy: idOf<AccountId>('made_by').references(() => accounts.id),
    createdAt: instant('created_at').notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('campaign_number').on(t.year, t.number),
    index('campaign_made_by').on(t.madeBy),
    index('campaign_reminds_of').on(t.remindsOf),
    index('campaign_signature').on(t.signatureHash),
    index('campaign_letters').on(t.lettersHash),
    check('campaign_state', sql`${t.state} IN ('draft', 'ready', 'sent', 'cancelled')`),
    check('campaign_sent_on', sql`${t.state} <> 'sent' OR ${t.sentOn} IS NOT NULL`),
  ],
);

/** One owner of the group, as known when it was made, and what came of the letter. */
export const campaignRecipients = sqliteTable(
  'campaign_recipient',
  {
    id: id<RecipientId>(),
    campaignId: idOf<CampaignId>('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    ownerId: idOf<OwnerId>('owner_id')
      .notNull()
      .references(() => owners.id),
    name: words('name').notNull(),
    /** The mandate under which the letter goes to a representative, whose name, address and mailbox then stand here. */
    mandateId: idOf<MandateId>('mandate_id').references(() => mandates.id),
    through: words('through'),
    address: words('address'),
    email: words('email'),
    /** Null: written to. */
    exclusion: slug<Exclusion>('exclusion'),
    /** Left out after the letters were made: the letter is in the file and must be taken out of the pile. */
    leftOutLate: bool('left_out_late').notNull().default(false),
    /** Keyed fingerprint of the personal code. */
    codeHash: words('code_hash'),
    answeredAt: instant('answered_at'),
    situation: slug<Situation>('situation'),
    answerChannel: slug<AnswerChannel>('answer_channel'),
    callBack: bool('call_back').notNull().default(false),
    /** The letter came back. */
    returnedAt: instant('returned_at'),
    /** Asked not to be written to any more. */
    opposedAt: instant('opposed_at'),
  },
  (t) => [
    index('campaign_recipient_campaign').on(t.campaignId, t.id),
    index('campaign_recipient_owner').on(t.ownerId),
    index('campaign_recipient_mandate').on(t.mandateId),
    uniqueIndex('campaign_recipient_code').on(t.codeHash),
  ],
);

/** One unit of the group, and what the sending changed in it, so that it can be taken back exactly. */
export const campaignUnits = sqliteTable(
  'campaign_unit',
  {
    id: id<number>(),
    campaignId: idOf<CampaignId>('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    unitId: idOf<UnitId>('unit_id')
      .notNull()
      .references(() => units.id),
    /** Null: nobody to write to, for the reason beside. */
    recipientId: idOf<RecipientId>('recipient_id').references(() => campaignRecipients.id),
    exclusion: slug<Exclusion>('exclusion'),
    contactId: idOf<number>('contact_id').references(() => contacts.id, { onDelete: 'set null' }),
    postedAt: instant('posted_at'),
    /** Null: the sending left the status as it was. */
    statusBefore: slug<Status>('status_before'),
    versionAfter: whole('version_after'),
    answeredAt: instant('answered_at'),
    situation: slug<Situation>('situation'),
  },
  (t) => [
    // Two homes that prove to be one leave it with two letters: each of their recipients keeps it.
    uniqueIndex('campaign_unit_once').on(t.campaignId, t.unitId, t.recipientId),
    uniqueIndex('campaign_unit_nobody').on(t.campaignId, t.unitId).where(sql`${t.recipientId} IS NULL`),
    index('campaign_unit_recipient').on(t.recipientId),
    index('campaign_unit_unit').on(t.unitId),
    index('campaign_unit_contact').on(t.contactId),
  ],
);

/** What an owner said, each time; the recipient keeps the last. */
export const campaignAnswers = sqliteTable(
  'campaign_answer',
  {
    id: id<number>(),
    campaignId: idOf<CampaignId>('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    recipientId: idOf<RecipientId>('recipient_id')
      .notNull()
      .references(() => campaignRecipients.id),
    unitId: idOf<UnitId>('unit_id')
      .notNull()
      .references(() => units.id),
    channel: slug<AnswerChannel>('channel').notNull(),
    /** Said by the representative, for the owner. */
    byRepresentative: bool('by_representative').notNull().default(false),
    situation: slug<Situation>('situation').notNull(),
    reasons: json<Reason[]>('reasons').notNull(),
    callBack: bool('call_back').notNull(),
    email: words('email'),
    phone: words('phone'),
    text: words('text').notNull(),
    madeBy: idOf<AccountId>('made_by').references(() => accounts.id),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    index('campaign_answer_campaign').on(t.campaignId, t.madeAt),
    index('campaign_answer_recipient').on(t.recipientId, t.id),
    index('campaign_answer_unit').on(t.unitId),
    index('campaign_answer_made_by').on(t.madeBy),
  ],
);
