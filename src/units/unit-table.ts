import { sql } from 'drizzle-orm';
import { check, index, primaryKey, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { bool, day, decimal, id, idOf, instant, json, slug, version, whole, words } from '../db/columns.ts';
import { files } from '../files/file-table.ts';
import { accounts } from '../people/account-table.ts';
import { owners } from '../people/owner-table.ts';
import type { AccountId, BuildingId, FileHash, ImportId, OwnerId, SpellId, UnitId } from '../shared/ids.ts';
import { buildings } from './building-table.ts';
import type { ContactState } from './find/contact-state.ts';
import type { FileKind } from './import/file-kind.ts';
import type { HeadingSeen, ImportExamples, ImportOptions, ImportState } from './import/import-report.ts';
import type { HeadingChoices } from './lovac/lovac-columns.ts';
import type { OwnerKind, Right } from './ownership.ts';
import type { ExitKind } from './spells/exit.ts';
import type { Precision, StartEvidence, VacancyDefinition } from './spells/vacancy-spell.ts';
import type { EnergyLabel, Occupancy, Reason, Status, Substatus, UnitKind, UnitSource } from './unit.ts';

export const units = sqliteTable(
  'unit',
  {
    id: id<UnitId>(),
    /** Department (2) + invariant (10): the key across vintages. Null for a unit declared by its owner. */
    idlocal: words('idlocal'),
    rnbId: words('rnb_id'),
    parcel: words('parcel'),
    /** The building it stands in, where files or people named one. */
    buildingId: idOf<BuildingId>('building_id').references(() => buildings.id),
    kind: slug<UnitKind>('kind').notNull(),
    address: words('address').notNull(),
    postcode: words('postcode'),
    /** INSEE code of the present commune (old codes are resolved at import). */
    commune: words('commune').notNull(),
    longitude: decimal('longitude'),
    latitude: decimal('latitude'),
    /** Square metres. */
    livingArea: decimal('living_area'),
    rooms: whole('rooms'),
    yearBuilt: whole('year_built'),
    /** Cadastral category 1 (luxury) to 8 (very poor). */
    cadastralCategory: whole('cadastral_category'),
    /** Comfort elements of the land files: water closets, baths, showers. */
    toilets: whole('toilets'),
    baths: whole('baths'),
    showers: whole('showers'),
    declaredClass: slug<EnergyLabel>('declared_class'),
    /** Number and date of the certificate (DPE) that the declared class was read on. */
    dpeNumber: words('dpe_number'),
    dpeOn: day('dpe_on'),
    /** From an audit that its owner completed and no adviser has reviewed. */
    estimatedClass: slug<EnergyLabel>('estimated_class'),
    auditedClass: slug<EnergyLabel>('audited_class'),
    occupancy: slug<Occupancy>('occupancy').notNull(),
    status: slug<Status>('status').notNull(),
    substatus: slug<Substatus>('substatus'),
    /** Reasons of vacancy (blocking points). */
    reasons: json<Reason[]>('reasons').notNull(),
    assignedTo: idOf<AccountId>('assigned_to').references(() => accounts.id),
    /** Fields a person edited: an import no longer overwrites them. */
    editedFields: json<string[]>('edited_fields').notNull(),
    firstVintage: whole('first_vintage'),
    lastVintage: whole('last_vintage'),
    source: slug<UnitSource>('source').notNull(),
    /** Start of the open vacancy spell, null when none is open; kept beside the spell for lists that sort on it. */
    vacantSince: day('vacant_since'),
    /** Name of the first-ranked owner, for lists. */
    ownerName: words('owner_name'),
    /** Kind of the same owner. */
    ownerKind: slug<OwnerKind>('owner_kind'),
    /** Class shown and sorted on: audited, else estimated, else declared (`knownClass` in unit.ts). */
    knownClass: slug<EnergyLabel>('known_class').generatedAlwaysAs(
      sql`coalesce(audited_class, estimated_class, declared_class)`,
    ),
    // Kept by triggers beside contacts, owners and cases, for lists that filter and sort on them.
    contactedAt: instant('contacted_at'),
    contactState: slug<ContactState>('contact_state').notNull().default('never'),
    /** An owner of today asked not to be contacted. */
    heldBack: bool('held_back').notNull().default(false),
    /** An owner of today holds another unit of the register. */
    sharedOwner: bool('shared_owner').notNull().default(false),
    /** The building it stands in holds several vacant homes. */
    vacantTogether: bool('vacant_together').notNull().default(false),
    /** State of the newest case, null when there is none. */
    caseState: slug('case_state'),
    /** Score out of 100 (priority.ts), kept by triggers beside what it looks at; null for a home that is not vacant. */
    priority: whole('priority'),
    /** Made up for the demonstration: points at no real dwelling. */
    invented: bool('invented').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('unit_idlocal').on(t.idlocal),
    // The list is read in the order of vacancy: with the filter first, a page costs a page.
    index('unit_vacant_since').on(t.vacantSince, t.id),
    index('unit_commune').on(t.commune, t.vacantSince, t.id),
    index('unit_status').on(t.status, t.vacantSince, t.id),
    index('unit_assigned_to').on(t.assignedTo, t.vacantSince, t.id).where(sql`${t.assignedTo} IS NOT NULL`),
    index('unit_owner_name').on(t.ownerName, t.id),
    index('unit_commune_alone').on(t.commune, t.id),
    index('unit_living_area').on(t.livingArea, t.id),
    index('unit_known_class').on(t.knownClass, t.id),
    index('unit_contacted_at').on(t.contactedAt, t.id),
    index('unit_priority').on(t.priority, t.id),
    // Who has been silent for long, on each person's day: few among all those written to.
    index('unit_silent')
      .on(t.assignedTo, t.contactedAt, t.id)
      .where(sql`${t.contactState} = 'silent' AND ${t.status} = 'awaiting-answer'`),
    index('unit_parcel').on(t.parcel).where(sql`${t.parcel} IS NOT NULL`),
    index('unit_address').on(t.commune, t.address),
    index('unit_building').on(t.buildingId).where(sql`${t.buildingId} IS NOT NULL`),
  ],
);

export const unitOwners = sqliteTable(
  'unit_owner',
  {
    unitId: idOf<UnitId>('unit_id')
      .notNull()
      .references(() => units.id),
    ownerId: idOf<OwnerId>('owner_id')
      .notNull()
      .references(() => owners.id),
    /** 1 primary, 2–6 secondary, 0 previous, −1 incorrect, −2 awaiting, −3 deceased. */
    rank: whole('rank').notNull(),
    /** Code of the right held (full, bare, usufruct…). */
    right: slug<Right>('right_held'),
    /** Part of that right as a fraction, `1/3`; null when unknown. */
    share: words('share'),
    /** Held in indivision with the other holders. */
    undivided: bool('undivided').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.ownerId] }), index('unit_owner_owner').on(t.ownerId)],
);

export const vacancySpells = sqliteTable(
  'vacancy_spell',
  {
    id: id<SpellId>(),
    unitId: idOf<UnitId>('unit_id')
      .notNull()
      .references(() => units.id),
    startedOn: day('started_on').notNull(),
    startPrecision: slug<Precision>('start_precision').notNull(),
    startEvidence: slug<StartEvidence>('start_evidence').notNull(),
    /** Vintage and definition of the file that showed it: trends across the 2024/2025 break are invalid. */
    vintage: whole('vintage'),
    definition: slug<VacancyDefinition>('definition'),
    endedOn: day('ended_on'),
    exitKind: slug<ExitKind>('exit_kind'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('vacancy_spell_unit').on(t.unitId),
    uniqueIndex('vacancy_spell_one_open').on(t.unitId).where(sql`${t.endedOn} IS NULL`),
    check('vacancy_spell_order', sql`${t.endedOn} IS NULL OR ${t.endedOn} >= ${t.startedOn}`),
    check('vacancy_spell_exit', sql`(${t.endedOn} IS NULL) = (${t.exitKind} IS NULL)`),
  ],
);

/** A letter or mail to an owner about a unit, and what came of it. */
export const contacts = sqliteTable(
  'contact',
  {
    id: id<number>(),
    unitId: idOf<UnitId>('unit_id')
      .notNull()
      .references(() => units.id),
    ownerId: idOf<OwnerId>('owner_id')
      .notNull()
      .references(() => owners.id),
    channel: slug<'mail' | 'letter' | 'phone' | 'visit' | 'web'>('channel').notNull(),
    /** The representative written to or heard for the owner; null: the owner. */
    through: words('through'),
    subject: words('subject').notNull(),
    body: words('body').notNull(),
    madeBy: idOf<AccountId>('made_by').references(() => accounts.id),
    madeAt: instant('made_at').notNull(),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    index('contact_unit').on(t.unitId, t.id),
    index('contact_owner').on(t.ownerId),
    index('contact_made_by').on(t.madeBy),
  ],
);

export const imports = sqliteTable(
  'import',
  {
    id: id<ImportId>(),
    state: slug<ImportState>('state').notNull(),
    fileName: words('file_name').notNull(),
    fileHash: words('file_hash')
      .notNull()
      .$type<FileHash>()
      .references(() => files.hash),
    vintage: whole('vintage'),
    /** What the file is: as recognised, or as a person said. */
    kind: slug<FileKind>('kind').notNull().default('lovac'),
    /** Sheet of the workbook that was read; null for a text file. */
    sheet: words('sheet'),
    /** The headings of the file with the first value under each, for whoever says what they mean. */
    headings: json<HeadingSeen[]>('headings').notNull().default([]),
    /** What was said of headings that are not known: column by folded heading. */
    choices: json<HeadingChoices>('choices').notNull().default({}),
    filters: json<ImportOptions>('filters').notNull(),
    /** Lines read so far and in all (null until known), for the progress bar. */
    linesDone: whole('lines_done').notNull().default(0),
    linesTotal: whole('lines_total'),
    /** What it does to the register: new, changed, unchanged, filtered out, rejected, absent from the file, kept by a human edit. */
    counts: json<Record<string, number>>('counts').notNull(),
    /** A few of the units concerned by each count, so that people see what would happen. */
    examples: json<ImportExamples>('examples'),
    failure: words('failure'),
    madeBy: idOf<AccountId>('made_by').references(() => accounts.id),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    version: version(),
  },
  (t) => [index('import_made_by').on(t.madeBy), index('import_file').on(t.fileHash)],
);

/** What a person said that a heading means, kept for the next file of that kind. */
export const importHeadings = sqliteTable(
  'import_heading',
  {
    kind: slug<FileKind>('kind').notNull(),
    /** Folded, so that the next file may spell it otherwise. */
    heading: words('heading').notNull(),
    /** As the first file spelt it. */
    spelling: words('spelling').notNull(),
    column: words('column_name').notNull(),
    madeBy: idOf<AccountId>('made_by').references(() => accounts.id),
  },
  (t) => [primaryKey({ columns: [t.kind, t.heading] }), index('import_heading_made_by').on(t.madeBy)],
);

export const importRejections = sqliteTable(
  'import_rejection',
  {
    importId: idOf<ImportId>('import_id')
      .notNull()
      .references(() => imports.id),
    line: whole('line').notNull(),
    column: words('column_name').notNull(),
    reason: slug('reason').notNull(),
    value: words('value').notNull(),
    /** The line was taken all the same, without this value. */
    lineKept: bool('line_kept').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line, t.column] })],
);

/** What one import changed in one unit, so that the whole import can be undone. `before` is null for a unit it created. */
export const importChanges = sqliteTable(
  'import_change',
  {
    importId: idOf<ImportId>('import_id')
      .notNull()
      .references(() => imports.id),
    unitId: idOf<UnitId>('unit_id')
      .notNull()
      .references(() => units.id),
    before: json<unknown>('before'),
    after: json<unknown>('after').notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.unitId] }), index('import_change_unit').on(t.unitId)],
);
