CREATE TABLE `audit_dpe` (
	`audit_id` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`reading` text NOT NULL,
	`added_by` integer,
	`added_at` text NOT NULL,
	FOREIGN KEY (`audit_id`) REFERENCES `audit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_dpe_file` ON `audit_dpe` (`hash`);--> statement-breakpoint
CREATE INDEX `audit_dpe_added_by` ON `audit_dpe` (`added_by`);--> statement-breakpoint
CREATE TABLE `audit_photo` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`audit_id` integer NOT NULL,
	`part` text NOT NULL,
	`label` text NOT NULL,
	`hash` text NOT NULL,
	`added_by` integer,
	`added_at` text NOT NULL,
	FOREIGN KEY (`audit_id`) REFERENCES `audit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_photo_audit` ON `audit_photo` (`audit_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_photo_file` ON `audit_photo` (`hash`);--> statement-breakpoint
CREATE INDEX `audit_photo_added_by` ON `audit_photo` (`added_by`);--> statement-breakpoint
CREATE TABLE `audit_report` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`audit_id` integer NOT NULL,
	`facts` text NOT NULL,
	`file_hash` text,
	`issued_at` text NOT NULL,
	FOREIGN KEY (`audit_id`) REFERENCES `audit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_report_audit` ON `audit_report` (`audit_id`);--> statement-breakpoint
CREATE INDEX `audit_report_file` ON `audit_report` (`file_hash`);--> statement-breakpoint
CREATE TABLE `audit_proposal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`audit_id` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`steps` text NOT NULL,
	`stages` text,
	`justification` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`audit_id`) REFERENCES `audit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "audit_proposal_kind" CHECK("audit_proposal"."kind" IN ('at-once', 'in-steps'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_proposal_audit` ON `audit_proposal` (`audit_id`);--> statement-breakpoint
CREATE TABLE `bulk_deed` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`wish` text,
	`filter` text,
	`total` integer NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`made_by` integer NOT NULL,
	`made_at` text NOT NULL,
	`applied_at` text,
	`undone_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `bulk_deed_made_by` ON `bulk_deed` (`made_by`,`id`);--> statement-breakpoint
CREATE TABLE `bulk_unit` (
	`deed_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`version_seen` integer,
	`verdict` text,
	`state` text NOT NULL,
	`trace` text,
	`fault` text,
	PRIMARY KEY(`deed_id`, `unit_id`),
	FOREIGN KEY (`deed_id`) REFERENCES `bulk_deed`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `bulk_unit_unit` ON `bulk_unit` (`unit_id`);--> statement-breakpoint
CREATE INDEX `bulk_unit_state` ON `bulk_unit` (`deed_id`,`state`,`unit_id`);--> statement-breakpoint
CREATE TABLE `estimate_tally` (
	`day` text NOT NULL,
	`step` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`day`, `step`),
	CONSTRAINT "estimate_tally_count" CHECK("estimate_tally"."count" > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `public_estimate` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`answers` text NOT NULL,
	`shown` text,
	`claim_hash` text,
	`unit_id` integer,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `public_estimate_token` ON `public_estimate` (`token_hash`);--> statement-breakpoint
CREATE INDEX `public_estimate_expiry` ON `public_estimate` (`expires_at`);--> statement-breakpoint
CREATE INDEX `public_estimate_unit` ON `public_estimate` (`unit_id`);--> statement-breakpoint
CREATE TABLE `absence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`stand_in_id` integer NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`made_by` integer,
	`made_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stand_in_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "absence_order" CHECK("absence"."to_day" >= "absence"."from_day"),
	CONSTRAINT "absence_other" CHECK("absence"."stand_in_id" <> "absence"."account_id")
) STRICT;
--> statement-breakpoint
CREATE INDEX `absence_account` ON `absence` (`account_id`);--> statement-breakpoint
CREATE INDEX `absence_stand_in` ON `absence` (`stand_in_id`,`to_day`);--> statement-breakpoint
CREATE INDEX `absence_made_by` ON `absence` (`made_by`);--> statement-breakpoint
CREATE TABLE `playbook_version` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`reasons` text NOT NULL,
	`sources` text NOT NULL,
	`steps` text NOT NULL,
	`place` integer NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	`made_by` integer,
	`made_at` text NOT NULL,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `playbook_version_number` ON `playbook_version` (`slug`,`number`);--> statement-breakpoint
CREATE INDEX `playbook_version_made_by` ON `playbook_version` (`made_by`);--> statement-breakpoint
CREATE TABLE `lever_vintage` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`lever` text NOT NULL,
	`state` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`source` text NOT NULL,
	`confirmed` integer NOT NULL,
	`value` text NOT NULL,
	`revision` integer NOT NULL,
	`written_by` integer NOT NULL,
	`written_at` text NOT NULL,
	`published_by` integer,
	`published_at` text,
	FOREIGN KEY (`written_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "lever_vintage_state" CHECK("lever_vintage"."state" IN ('draft', 'published')),
	CONSTRAINT "lever_vintage_published" CHECK(("lever_vintage"."state" = 'published') = ("lever_vintage"."published_by" IS NOT NULL)),
	CONSTRAINT "lever_vintage_two_people" CHECK("lever_vintage"."published_by" IS NULL OR "lever_vintage"."published_by" <> "lever_vintage"."written_by")
) STRICT;
--> statement-breakpoint
CREATE INDEX `lever_vintage_written_by` ON `lever_vintage` (`written_by`);--> statement-breakpoint
CREATE INDEX `lever_vintage_published_by` ON `lever_vintage` (`published_by`);--> statement-breakpoint
CREATE TABLE `scheme_simulation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`state` text NOT NULL,
	`read_on` text NOT NULL,
	`schemes` text NOT NULL,
	`assumptions` text NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`result` text,
	`asked_by` integer NOT NULL,
	`asked_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`asked_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "scheme_simulation_state" CHECK("scheme_simulation"."state" IN ('waiting', 'running', 'done', 'cancelled', 'failed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `scheme_simulation_asked_by` ON `scheme_simulation` (`asked_by`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `scheme_simulation_one` ON `scheme_simulation` (`asked_by`) WHERE "scheme_simulation"."ended_at" IS NULL;--> statement-breakpoint
CREATE TABLE `contact_refusal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner_id` integer NOT NULL,
	`asked_by` text NOT NULL,
	`channel` text NOT NULL,
	`asked_on` text NOT NULL,
	`reason` text NOT NULL,
	`until_day` text,
	`noted_by` integer,
	`noted_at` text NOT NULL,
	`ended_how` text,
	`ended_at` text,
	`ended_by` integer,
	`end_reason` text,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`noted_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contact_refusal_ended" CHECK(("contact_refusal"."ended_at" IS NULL) = ("contact_refusal"."ended_how" IS NULL)),
	CONSTRAINT "contact_refusal_order" CHECK("contact_refusal"."until_day" IS NULL OR "contact_refusal"."until_day" >= "contact_refusal"."asked_on")
) STRICT;
--> statement-breakpoint
CREATE INDEX `contact_refusal_owner` ON `contact_refusal` (`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `contact_refusal_noted_by` ON `contact_refusal` (`noted_by`);--> statement-breakpoint
CREATE INDEX `contact_refusal_ended_by` ON `contact_refusal` (`ended_by`);--> statement-breakpoint
CREATE UNIQUE INDEX `contact_refusal_one_open` ON `contact_refusal` (`owner_id`) WHERE "contact_refusal"."ended_at" IS NULL;--> statement-breakpoint
CREATE TABLE `building` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`rnb_id` text,
	`land_id` text,
	`address` text NOT NULL,
	`commune` text NOT NULL,
	`dwellings` integer,
	`note` text DEFAULT '' NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `building_rnb` ON `building` (`rnb_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `building_land` ON `building` (`land_id`);--> statement-breakpoint
CREATE INDEX `building_commune` ON `building` (`commune`,`address`);--> statement-breakpoint
CREATE TABLE `mandate` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner_id` integer NOT NULL,
	`unit_id` integer,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`email` text,
	`phone` text,
	`address` text,
	`scope` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`document_id` integer,
	`made_by` integer,
	`created_at` text NOT NULL,
	`revoked_on` text,
	`revoke_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `unit_document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mandate_order" CHECK("mandate"."ends_on" IS NULL OR "mandate"."ends_on" >= "mandate"."starts_on"),
	CONSTRAINT "mandate_revoked" CHECK(("mandate"."revoked_on" IS NULL) = ("mandate"."revoke_reason" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `mandate_owner` ON `mandate` (`owner_id`);--> statement-breakpoint
CREATE INDEX `mandate_unit` ON `mandate` (`unit_id`);--> statement-breakpoint
CREATE INDEX `mandate_document` ON `mandate` (`document_id`);--> statement-breakpoint
CREATE INDEX `mandate_made_by` ON `mandate` (`made_by`);--> statement-breakpoint
CREATE TABLE `priority_standing` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`weights_id` integer NOT NULL,
	`counted_on` text NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`weights_id`) REFERENCES `priority_weights`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "priority_standing_one" CHECK("priority_standing"."id" = 1)
) STRICT;
--> statement-breakpoint
CREATE INDEX `priority_standing_weights` ON `priority_standing` (`weights_id`);--> statement-breakpoint
CREATE TABLE `priority_weights` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`vacancy` integer NOT NULL,
	`energy` integer NOT NULL,
	`comfort` integer NOT NULL,
	`owner` integer NOT NULL,
	`engaged` integer NOT NULL,
	`potential` integer NOT NULL,
	`reason` text NOT NULL,
	`made_by` integer,
	`made_at` text NOT NULL,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `priority_weights_made_by` ON `priority_weights` (`made_by`);--> statement-breakpoint
CREATE TABLE `import_heading` (
	`kind` text NOT NULL,
	`heading` text NOT NULL,
	`spelling` text NOT NULL,
	`column_name` text NOT NULL,
	`made_by` integer,
	PRIMARY KEY(`kind`, `heading`),
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_heading_made_by` ON `import_heading` (`made_by`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_campaign_unit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`recipient_id` integer,
	`exclusion` text,
	`contact_id` integer,
	`posted_at` text,
	`status_before` text,
	`version_after` integer,
	`answered_at` text,
	`situation` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recipient_id`) REFERENCES `campaign_recipient`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
-- By hand: the rows had no number of their own, so that none is copied.
INSERT INTO `__new_campaign_unit`("campaign_id", "unit_id", "recipient_id", "exclusion", "contact_id", "posted_at", "status_before", "version_after", "answered_at", "situation") SELECT "campaign_id", "unit_id", "recipient_id", "exclusion", "contact_id", "posted_at", "status_before", "version_after", "answered_at", "situation" FROM `campaign_unit`;--> statement-breakpoint
DROP TABLE `campaign_unit`;--> statement-breakpoint
ALTER TABLE `__new_campaign_unit` RENAME TO `campaign_unit`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_unit_once` ON `campaign_unit` (`campaign_id`,`unit_id`,`recipient_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_unit_nobody` ON `campaign_unit` (`campaign_id`,`unit_id`) WHERE "campaign_unit"."recipient_id" IS NULL;--> statement-breakpoint
CREATE INDEX `campaign_unit_recipient` ON `campaign_unit` (`recipient_id`);--> statement-breakpoint
CREATE INDEX `campaign_unit_unit` ON `campaign_unit` (`unit_id`);--> statement-breakpoint
CREATE INDEX `campaign_unit_contact` ON `campaign_unit` (`contact_id`);--> statement-breakpoint
ALTER TABLE `campaign_answer` ADD `by_representative` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `campaign_recipient` ADD `mandate_id` integer REFERENCES mandate(id);--> statement-breakpoint
ALTER TABLE `campaign_recipient` ADD `through` text;--> statement-breakpoint
CREATE INDEX `campaign_recipient_mandate` ON `campaign_recipient` (`mandate_id`);--> statement-breakpoint
ALTER TABLE `follow_up_task` ADD `playbook_slug` text;--> statement-breakpoint
ALTER TABLE `follow_up_task` ADD `step` text;--> statement-breakpoint
ALTER TABLE `follow_up_task` ADD `ticked` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `scheme_version` ADD `deliberated_on` text;--> statement-breakpoint
ALTER TABLE `scheme_version` ADD `cases` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `scheme_version` ADD `copied_from` integer REFERENCES scheme_version(id);--> statement-breakpoint
ALTER TABLE `scheme_version` ADD `changed_by` integer REFERENCES account(id);--> statement-breakpoint
ALTER TABLE `scheme_version` ADD `changed_at` text;--> statement-breakpoint
ALTER TABLE `scheme_version` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `scheme_version_copied_from` ON `scheme_version` (`copied_from`);--> statement-breakpoint
CREATE INDEX `scheme_version_changed_by` ON `scheme_version` (`changed_by`);--> statement-breakpoint
ALTER TABLE `owner` ADD `legal_representative` text;--> statement-breakpoint
ALTER TABLE `owner` ADD `edited_fields` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `owner_siren` ON `owner` (`siren`) WHERE "owner"."siren" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `unit_document` ADD `thumbnail` text REFERENCES file(hash);--> statement-breakpoint
ALTER TABLE `unit_document` ADD `removed_at` text;--> statement-breakpoint
ALTER TABLE `unit_document` ADD `removed_by` integer REFERENCES account(id);--> statement-breakpoint
ALTER TABLE `unit_document` ADD `removed_reason` text;--> statement-breakpoint
CREATE INDEX `unit_document_thumbnail` ON `unit_document` (`thumbnail`);--> statement-breakpoint
CREATE INDEX `unit_document_removed_by` ON `unit_document` (`removed_by`);--> statement-breakpoint
ALTER TABLE `contact` ADD `through` text;--> statement-breakpoint
ALTER TABLE `import` ADD `kind` text DEFAULT 'lovac' NOT NULL;--> statement-breakpoint
ALTER TABLE `import` ADD `sheet` text;--> statement-breakpoint
ALTER TABLE `import` ADD `headings` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `import` ADD `choices` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `unit` ADD `building_id` integer REFERENCES building(id);--> statement-breakpoint
ALTER TABLE `unit` ADD `dpe_number` text;--> statement-breakpoint
ALTER TABLE `unit` ADD `dpe_on` text;--> statement-breakpoint
ALTER TABLE `unit` ADD `priority` integer;--> statement-breakpoint
CREATE INDEX `unit_priority` ON `unit` (`priority`,`id`);--> statement-breakpoint
CREATE INDEX `unit_building` ON `unit` (`building_id`) WHERE "unit"."building_id" IS NOT NULL;
--> statement-breakpoint
-- Written by hand from here.
-- The priority score, the same as priority.ts to the thousandth.
-- What each factor says of a vacant unit, in whole thousandths, as of the day on which scores are counted.
CREATE VIEW unit_factor AS SELECT unit.id AS id, unit.commune AS commune,
  min(1000, max(0, (12 * (CAST(substr(standing.counted_on, 1, 4) AS INTEGER) - CAST(substr(unit.vacant_since, 1, 4) AS INTEGER))
    + CAST(substr(standing.counted_on, 6, 2) AS INTEGER) - CAST(substr(unit.vacant_since, 6, 2) AS INTEGER)
    - (substr(unit.vacant_since, 9, 2) > substr(standing.counted_on, 9, 2)) - 12) * 1000 / 108)) AS vacancy,
  CASE coalesce(unit.audited_class, unit.estimated_class, unit.declared_class) WHEN 'A' THEN 0 WHEN 'B' THEN 0 WHEN 'C' THEN 200
    WHEN 'D' THEN 450 WHEN 'E' THEN 750 WHEN 'F' THEN 1000 WHEN 'G' THEN 1000 ELSE 500 END AS energy,
  coalesce(min(1000, max(0, (unit.cadastral_category - 4) * 250)), 500) AS comfort,
  CASE WHEN unit.held_back THEN 0 WHEN unit.owner_kind IS NULL THEN 500 WHEN unit.owner_kind = 'individual' THEN 1000 ELSE 600 END AS owner,
  CASE unit.status WHEN 'not-followed' THEN 400 WHEN 'awaiting-answer' THEN 300 WHEN 'first-contact' THEN 800
    WHEN 'in-progress' THEN 1000 WHEN 'completed' THEN 0 WHEN 'blocked' THEN 100 END AS engaged,
  CASE WHEN unit.kind = 'other' THEN 0 WHEN unit.living_area IS NULL THEN 500
    ELSE min(1000, max(0, CAST((unit.living_area - 9) * 1000 / 71 AS INTEGER))) END AS potential
FROM unit JOIN priority_standing standing ON standing.id = 1 WHERE unit.vacant_since IS NOT NULL;
--> statement-breakpoint
-- The score by the weights in force; no row for a unit that is not vacant.
CREATE VIEW unit_priority_now AS SELECT factor.id AS id,
  (factor.vacancy * w.vacancy + factor.energy * w.energy + factor.comfort * w.comfort + factor.owner * w.owner + factor.engaged * w.engaged
    + factor.potential * w.potential + 5 * (w.vacancy + w.energy + w.comfort + w.owner + w.engaged + w.potential))
  / (10 * (w.vacancy + w.energy + w.comfort + w.owner + w.engaged + w.potential)) AS score
FROM unit_factor factor JOIN priority_standing standing ON standing.id = 1 JOIN priority_weights w ON w.id = standing.weights_id;
--> statement-breakpoint
CREATE TRIGGER unit_priority_update AFTER UPDATE OF vacant_since, declared_class, estimated_class, audited_class, cadastral_category, owner_kind,
  held_back, status, kind, living_area ON unit
WHEN (NEW.held_back, NEW.status, NEW.kind) <> (OLD.held_back, OLD.status, OLD.kind) OR NEW.vacant_since IS NOT OLD.vacant_since
  OR NEW.declared_class IS NOT OLD.declared_class OR NEW.estimated_class IS NOT OLD.estimated_class OR NEW.audited_class IS NOT OLD.audited_class
  OR NEW.cadastral_category IS NOT OLD.cadastral_category OR NEW.owner_kind IS NOT OLD.owner_kind OR NEW.living_area IS NOT OLD.living_area
BEGIN UPDATE unit SET priority = (SELECT score FROM unit_priority_now WHERE id = NEW.id) WHERE id = NEW.id; END;
--> statement-breakpoint
-- The words of a unit now tell where it stands, in cells of 1/32 and 1/128 degree, so that a box on the map is told with the
-- other filters. Words that nearly every unit bears (not audited, not held back, no other unit of its owner) are left out:
-- they are asked for by what they are not, or never.
DROP TRIGGER unit_facet_insert;
--> statement-breakpoint
DROP TRIGGER unit_facet_update;
--> statement-breakpoint
DROP VIEW unit_words;
--> statement-breakpoint
CREATE VIEW unit_words AS SELECT id, 'c_' || commune || ' s_' || status || ' u_' || coalesce(substatus, 'none') || ' o_' || occupancy
  || ' k_' || kind || ' e_' || coalesce(audited_class, estimated_class, declared_class, 'unknown') || iif(audited_class IS NULL, '', ' a_yes')
  || ' w_' || coalesce(owner_kind, 'none') || ' i_' || coalesce(assigned_to, 'none') || ' t_' || contact_state
  || iif(held_back, ' h_1', '') || iif(shared_owner, ' m_1', '') || ' g_' || coalesce(case_state, 'none')
  || ' f_' || source || ' l_' || coalesce(last_vintage, 'none')
  || ' n_' || coalesce(substr(vacant_since, 1, 4), 'over') || ' b_' || coalesce(max(year_built / 10, 180), 'none')
  || ' d_' || coalesce(min(CAST(living_area / 10 AS INTEGER), 30), 'none') || ' q_' || coalesce(min(rooms, 20), 'none') || ' z_' || (id % 256)
  || coalesce(' p_32_' || CAST(floor(longitude * 32) AS INTEGER) || '_' || CAST(floor(latitude * 32) AS INTEGER)
    || ' p_128_' || CAST(floor(longitude * 128) AS INTEGER) || '_' || CAST(floor(latitude * 128) AS INTEGER), '')
  || coalesce((SELECT ' ' || group_concat('r_' || value, ' ') FROM json_each(reasons)), '') AS words
FROM unit;
--> statement-breakpoint
CREATE TRIGGER unit_facet_update AFTER UPDATE OF commune, status, substatus, occupancy, kind, declared_class, estimated_class, audited_class, owner_kind,
  assigned_to, contact_state, held_back, shared_owner, case_state, source, last_vintage, vacant_since, year_built, living_area, rooms, reasons, longitude, latitude ON unit
WHEN (NEW.commune, NEW.status, NEW.occupancy, NEW.kind, NEW.contact_state, NEW.held_back, NEW.shared_owner, NEW.source, NEW.reasons)
  <> (OLD.commune, OLD.status, OLD.occupancy, OLD.kind, OLD.contact_state, OLD.held_back, OLD.shared_owner, OLD.source, OLD.reasons)
  OR NEW.substatus IS NOT OLD.substatus OR NEW.declared_class IS NOT OLD.declared_class OR NEW.audited_class IS NOT OLD.audited_class
  OR NEW.estimated_class IS NOT OLD.estimated_class
  OR NEW.owner_kind IS NOT OLD.owner_kind OR NEW.assigned_to IS NOT OLD.assigned_to OR NEW.case_state IS NOT OLD.case_state
  OR NEW.last_vintage IS NOT OLD.last_vintage OR NEW.vacant_since IS NOT OLD.vacant_since OR NEW.year_built IS NOT OLD.year_built
  OR NEW.living_area IS NOT OLD.living_area OR NEW.rooms IS NOT OLD.rooms
  OR NEW.longitude IS NOT OLD.longitude OR NEW.latitude IS NOT OLD.latitude
BEGIN INSERT OR REPLACE INTO unit_facet (rowid, words) SELECT id, words FROM unit_words WHERE id = NEW.id; END;
--> statement-breakpoint
-- Holds a row while units are entered many at a time: what follows a unit row by row is then written for all of them
-- at once (bulk-store.ts), in the same transaction.
CREATE TABLE unit_bulk (entering INTEGER PRIMARY KEY) STRICT;
--> statement-breakpoint
DROP TRIGGER unit_position_insert;
--> statement-breakpoint
CREATE TRIGGER unit_position_insert AFTER INSERT ON unit WHEN NOT EXISTS (SELECT 1 FROM unit_bulk) AND NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL
BEGIN INSERT INTO unit_position VALUES (NEW.id, NEW.longitude, NEW.longitude, NEW.latitude, NEW.latitude); END;
--> statement-breakpoint
CREATE TRIGGER unit_facet_insert AFTER INSERT ON unit WHEN NOT EXISTS (SELECT 1 FROM unit_bulk)
BEGIN INSERT INTO unit_facet (rowid, words) SELECT id, words FROM unit_words WHERE id = NEW.id; END;
--> statement-breakpoint
DROP TRIGGER unit_cell_insert;
--> statement-breakpoint
CREATE TRIGGER unit_cell_insert AFTER INSERT ON unit WHEN NOT EXISTS (SELECT 1 FROM unit_bulk) AND NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL
BEGIN
  INSERT INTO unit_cell SELECT column1, CAST(floor(NEW.longitude * column1) AS INTEGER), CAST(floor(NEW.latitude * column1) AS INTEGER), NEW.commune, 1
    FROM (VALUES (2), (8), (32), (128), (512)) WHERE true ON CONFLICT DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
DROP TRIGGER unit_perimeter_insert;
--> statement-breakpoint
CREATE TRIGGER unit_perimeter_insert AFTER INSERT ON unit WHEN NOT EXISTS (SELECT 1 FROM unit_bulk) AND NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL
BEGIN
  INSERT INTO unit_perimeter (perimeter_id, unit_id) SELECT p.id, NEW.id FROM perimeter p
  WHERE NEW.longitude BETWEEN p.west AND p.east AND NEW.latitude BETWEEN p.south AND p.north
    AND (SELECT count(*) FROM perimeter_side s WHERE s.perimeter_id = p.id AND (s.from_latitude > NEW.latitude) <> (s.to_latitude > NEW.latitude)
      AND NEW.longitude < (s.to_longitude - s.from_longitude) * (NEW.latitude - s.from_latitude) / (s.to_latitude - s.from_latitude) + s.from_longitude) % 2 = 1;
END;
--> statement-breakpoint
DROP TRIGGER unit_owner_kept_insert;
--> statement-breakpoint
CREATE TRIGGER unit_owner_kept_insert AFTER INSERT ON unit_owner WHEN NOT EXISTS (SELECT 1 FROM unit_bulk) AND NEW.rank >= 1
BEGIN
  UPDATE unit SET held_back = 1 WHERE id = NEW.unit_id AND NOT held_back AND (SELECT do_not_contact FROM owner WHERE id = NEW.owner_id);
  UPDATE unit SET shared_owner = 1 WHERE NOT shared_owner AND EXISTS (SELECT 1 FROM unit_owner WHERE owner_id = NEW.owner_id AND unit_id <> NEW.unit_id AND rank >= 1)
    AND id IN (NEW.unit_id, (SELECT unit_id FROM unit_owner WHERE owner_id = NEW.owner_id AND unit_id <> NEW.unit_id AND rank >= 1 LIMIT 1));
END;
--> statement-breakpoint
CREATE TRIGGER unit_priority_insert AFTER INSERT ON unit WHEN NOT EXISTS (SELECT 1 FROM unit_bulk) AND NEW.vacant_since IS NOT NULL
BEGIN UPDATE unit SET priority = (SELECT score FROM unit_priority_now WHERE id = NEW.id) WHERE id = NEW.id; END;
--> statement-breakpoint
-- What an adviser answered for never changes.
CREATE TRIGGER audit_report_facts_no_update BEFORE UPDATE OF audit_id, facts, issued_at ON audit_report
BEGIN SELECT RAISE(ABORT, 'an audit report never changes'); END;
--> statement-breakpoint
CREATE TRIGGER audit_report_file_once BEFORE UPDATE OF file_hash ON audit_report WHEN OLD.file_hash IS NOT NULL AND NEW.file_hash IS NOT OLD.file_hash
BEGIN SELECT RAISE(ABORT, 'an audit report has one document'); END;
--> statement-breakpoint
CREATE TRIGGER audit_report_no_delete BEFORE DELETE ON audit_report BEGIN SELECT RAISE(ABORT, 'an audit report never changes'); END;
--> statement-breakpoint
CREATE TRIGGER audit_proposal_frozen_insert BEFORE INSERT ON audit_proposal WHEN (SELECT state FROM audit WHERE id = NEW.audit_id) = 'reviewed'
BEGIN SELECT RAISE(ABORT, 'a reviewed audit never changes'); END;
--> statement-breakpoint
CREATE TRIGGER audit_proposal_frozen_update BEFORE UPDATE ON audit_proposal WHEN (SELECT state FROM audit WHERE id = OLD.audit_id) = 'reviewed'
BEGIN SELECT RAISE(ABORT, 'a reviewed audit never changes'); END;
--> statement-breakpoint
CREATE TRIGGER audit_proposal_frozen_delete BEFORE DELETE ON audit_proposal WHEN (SELECT state FROM audit WHERE id = OLD.audit_id) = 'reviewed'
BEGIN SELECT RAISE(ABORT, 'a reviewed audit never changes'); END;
--> statement-breakpoint
-- Whoever wrote in a draft last does not publish it.
CREATE TRIGGER scheme_version_second_person BEFORE UPDATE ON scheme_version
WHEN NEW.state = 'published' AND NEW.published_by IS NEW.changed_by
BEGIN SELECT RAISE(ABORT, 'a scheme version is published by a second person'); END;
--> statement-breakpoint
-- A published vintage never changes.
CREATE TRIGGER lever_vintage_published_no_update BEFORE UPDATE ON lever_vintage WHEN OLD.state = 'published'
BEGIN SELECT RAISE(ABORT, 'a published vintage never changes'); END;
--> statement-breakpoint
CREATE TRIGGER lever_vintage_published_no_delete BEFORE DELETE ON lever_vintage WHEN OLD.state = 'published'
BEGIN SELECT RAISE(ABORT, 'a published vintage never changes'); END;
--> statement-breakpoint
INSERT INTO unit_facet (unit_facet) VALUES ('delete-all');
--> statement-breakpoint
INSERT INTO unit_facet (rowid, words) SELECT id, words FROM unit_words ORDER BY id;
