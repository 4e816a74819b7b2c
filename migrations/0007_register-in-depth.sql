CREATE TABLE `campaign_answer` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`recipient_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`channel` text NOT NULL,
	`situation` text NOT NULL,
	`reasons` text NOT NULL,
	`call_back` integer NOT NULL,
	`email` text,
	`phone` text,
	`text` text NOT NULL,
	`made_by` integer,
	`made_at` text NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recipient_id`) REFERENCES `campaign_recipient`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `campaign_answer_campaign` ON `campaign_answer` (`campaign_id`,`made_at`);--> statement-breakpoint
CREATE INDEX `campaign_answer_recipient` ON `campaign_answer` (`recipient_id`,`id`);--> statement-breakpoint
CREATE INDEX `campaign_answer_unit` ON `campaign_answer` (`unit_id`);--> statement-breakpoint
CREATE INDEX `campaign_answer_made_by` ON `campaign_answer` (`made_by`);--> statement-breakpoint
CREATE TABLE `campaign_recipient` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`owner_id` integer NOT NULL,
	`name` text NOT NULL,
	`address` text,
	`email` text,
	`exclusion` text,
	`left_out_late` integer DEFAULT false NOT NULL,
	`code_hash` text,
	`answered_at` text,
	`situation` text,
	`answer_channel` text,
	`call_back` integer DEFAULT false NOT NULL,
	`returned_at` text,
	`opposed_at` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `campaign_recipient_campaign` ON `campaign_recipient` (`campaign_id`,`id`);--> statement-breakpoint
CREATE INDEX `campaign_recipient_owner` ON `campaign_recipient` (`owner_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_recipient_code` ON `campaign_recipient` (`code_hash`);--> statement-breakpoint
CREATE TABLE `campaign_unit` (
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
	PRIMARY KEY(`campaign_id`, `unit_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recipient_id`) REFERENCES `campaign_recipient`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `campaign_unit_recipient` ON `campaign_unit` (`recipient_id`);--> statement-breakpoint
CREATE INDEX `campaign_unit_unit` ON `campaign_unit` (`unit_id`);--> statement-breakpoint
CREATE INDEX `campaign_unit_contact` ON `campaign_unit` (`contact_id`);--> statement-breakpoint
CREATE TABLE `campaign` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`aim` text NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`work` text,
	`work_done` integer DEFAULT 0 NOT NULL,
	`work_total` integer DEFAULT 0 NOT NULL,
	`failure` text,
	`filter` text NOT NULL,
	`communes` text NOT NULL,
	`quiet_weeks` integer NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`signatory_name` text NOT NULL,
	`signatory_title` text NOT NULL,
	`signature_hash` text,
	`return_address` text NOT NULL,
	`reminds_of` integer,
	`letters_hash` text,
	`sent_on` text,
	`posting` integer DEFAULT 0 NOT NULL,
	`kept_units` integer DEFAULT 0 NOT NULL,
	`made_by` integer,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`signature_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letters_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaign_state" CHECK("campaign"."state" IN ('draft', 'ready', 'sent', 'cancelled')),
	CONSTRAINT "campaign_sent_on" CHECK("campaign"."state" <> 'sent' OR "campaign"."sent_on" IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_number` ON `campaign` (`year`,`number`);--> statement-breakpoint
CREATE INDEX `campaign_made_by` ON `campaign` (`made_by`);--> statement-breakpoint
CREATE INDEX `campaign_reminds_of` ON `campaign` (`reminds_of`);--> statement-breakpoint
CREATE INDEX `campaign_signature` ON `campaign` (`signature_hash`);--> statement-breakpoint
CREATE INDEX `campaign_letters` ON `campaign` (`letters_hash`);--> statement-breakpoint
CREATE TABLE `unit_note` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`text` text NOT NULL,
	`pinned` integer DEFAULT false NOT NULL,
	`form_key` text NOT NULL,
	`made_by` integer,
	`made_at` text NOT NULL,
	`edited_at` text,
	`withdrawn_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_note_form` ON `unit_note` (`form_key`);--> statement-breakpoint
CREATE INDEX `unit_note_unit` ON `unit_note` (`unit_id`,`id`);--> statement-breakpoint
CREATE INDEX `unit_note_made_by` ON `unit_note` (`made_by`);--> statement-breakpoint
CREATE TABLE `digest_choice` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`wanted` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `follow_up_task` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`commune` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`due_on` text NOT NULL,
	`assigned_to` integer,
	`state` text NOT NULL,
	`reason` text,
	`playbook` text,
	`form_key` text NOT NULL,
	`made_by` integer,
	`made_at` text NOT NULL,
	`ended_by` integer,
	`ended_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_to`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "follow_up_task_ended" CHECK(("follow_up_task"."state" = 'open') = ("follow_up_task"."ended_at" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `follow_up_task_form` ON `follow_up_task` (`form_key`);--> statement-breakpoint
CREATE INDEX `follow_up_task_unit` ON `follow_up_task` (`unit_id`,`due_on`);--> statement-breakpoint
CREATE INDEX `follow_up_task_due` ON `follow_up_task` (`assigned_to`,`due_on`,`id`) WHERE "follow_up_task"."state" = 'open';--> statement-breakpoint
CREATE INDEX `follow_up_task_made_by` ON `follow_up_task` (`made_by`);--> statement-breakpoint
CREATE INDEX `follow_up_task_ended_by` ON `follow_up_task` (`ended_by`,`ended_at`);--> statement-breakpoint
CREATE TABLE `perimeter_side` (
	`perimeter_id` integer NOT NULL,
	`number` integer NOT NULL,
	`from_longitude` real NOT NULL,
	`from_latitude` real NOT NULL,
	`to_longitude` real NOT NULL,
	`to_latitude` real NOT NULL,
	PRIMARY KEY(`perimeter_id`, `number`),
	FOREIGN KEY (`perimeter_id`) REFERENCES `perimeter`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `perimeter` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`rings` text NOT NULL,
	`west` real NOT NULL,
	`south` real NOT NULL,
	`east` real NOT NULL,
	`north` real NOT NULL,
	`made_by` integer,
	`created_at` text NOT NULL,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `perimeter_made_by` ON `perimeter` (`made_by`);--> statement-breakpoint
CREATE TABLE `unit_perimeter` (
	`perimeter_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	PRIMARY KEY(`perimeter_id`, `unit_id`),
	FOREIGN KEY (`perimeter_id`) REFERENCES `perimeter`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `unit_perimeter_unit` ON `unit_perimeter` (`unit_id`);--> statement-breakpoint
CREATE TABLE `list_taste` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`columns` text,
	`view_id` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`view_id`) REFERENCES `saved_view`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `list_taste_view` ON `list_taste` (`view_id`);--> statement-breakpoint
CREATE TABLE `saved_view` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`made_by` integer NOT NULL,
	`shared` integer DEFAULT false NOT NULL,
	`fields` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `saved_view_made_by` ON `saved_view` (`made_by`);--> statement-breakpoint
CREATE INDEX `saved_view_shared` ON `saved_view` (`shared`);--> statement-breakpoint
CREATE TABLE `unit_document` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`hash` text NOT NULL,
	`spell_id` integer,
	`added_by` integer,
	`added_at` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`spell_id`) REFERENCES `vacancy_spell`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `unit_document_unit` ON `unit_document` (`unit_id`,`id`);--> statement-breakpoint
CREATE INDEX `unit_document_file` ON `unit_document` (`hash`);--> statement-breakpoint
CREATE INDEX `unit_document_spell` ON `unit_document` (`spell_id`);--> statement-breakpoint
CREATE INDEX `unit_document_added_by` ON `unit_document` (`added_by`);--> statement-breakpoint
CREATE TABLE `unit_merge` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kept_id` integer NOT NULL,
	`absorbed_id` integer NOT NULL,
	`alias_idlocal` text,
	`reason` text NOT NULL,
	`before` text NOT NULL,
	`moved` text NOT NULL,
	`kept_version` integer NOT NULL,
	`made_by` integer,
	`made_at` text NOT NULL,
	`undone_at` text,
	FOREIGN KEY (`kept_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `unit_merge_kept` ON `unit_merge` (`kept_id`);--> statement-breakpoint
CREATE INDEX `unit_merge_absorbed` ON `unit_merge` (`absorbed_id`);--> statement-breakpoint
CREATE INDEX `unit_merge_made_by` ON `unit_merge` (`made_by`);--> statement-breakpoint
CREATE INDEX `unit_merge_alias` ON `unit_merge` (`alias_idlocal`,`undone_at`);--> statement-breakpoint
ALTER TABLE `unit_owner` ADD `share` text;--> statement-breakpoint
ALTER TABLE `unit_owner` ADD `undivided` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `unit` ADD `toilets` integer;--> statement-breakpoint
ALTER TABLE `unit` ADD `baths` integer;--> statement-breakpoint
ALTER TABLE `unit` ADD `showers` integer;--> statement-breakpoint
ALTER TABLE `unit` ADD `known_class` text GENERATED ALWAYS AS (coalesce(audited_class, estimated_class, declared_class)) VIRTUAL;--> statement-breakpoint
ALTER TABLE `unit` ADD `contacted_at` text;--> statement-breakpoint
ALTER TABLE `unit` ADD `contact_state` text DEFAULT 'never' NOT NULL;--> statement-breakpoint
ALTER TABLE `unit` ADD `held_back` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `unit` ADD `shared_owner` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `unit` ADD `case_state` text;--> statement-breakpoint
CREATE INDEX `unit_commune_alone` ON `unit` (`commune`,`id`);--> statement-breakpoint
CREATE INDEX `unit_living_area` ON `unit` (`living_area`,`id`);--> statement-breakpoint
CREATE INDEX `unit_known_class` ON `unit` (`known_class`,`id`);--> statement-breakpoint
CREATE INDEX `unit_contacted_at` ON `unit` (`contacted_at`,`id`);--> statement-breakpoint
CREATE INDEX `unit_parcel` ON `unit` (`parcel`) WHERE "unit"."parcel" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `unit_address` ON `unit` (`commune`,`address`);--> statement-breakpoint
-- Written by hand from here: what SQLite keeps in step by itself.
-- What a unit is, in single words (rowid = unit.id): lists of units by word that SQLite intersects, so that any mix of
-- filters is counted and gathered without reading units one by one. Each word is a letter, a line and a slug.
CREATE VIRTUAL TABLE unit_facet USING fts5(words, content='', contentless_delete=1, detail=none, tokenize="unicode61 tokenchars '-_'");
--> statement-breakpoint
CREATE VIEW unit_words AS SELECT id, 'c_' || commune || ' s_' || status || ' u_' || coalesce(substatus, 'none') || ' o_' || occupancy
  || ' k_' || kind || ' e_' || coalesce(audited_class, estimated_class, declared_class, 'unknown') || iif(audited_class IS NULL, ' a_no', ' a_yes')
  || ' w_' || coalesce(owner_kind, 'none') || ' i_' || coalesce(assigned_to, 'none') || ' t_' || contact_state
  || ' h_' || held_back || ' m_' || shared_owner || ' g_' || coalesce(case_state, 'none')
  || ' f_' || source || ' l_' || coalesce(last_vintage, 'none')
  || ' n_' || coalesce(substr(vacant_since, 1, 4), 'over') || ' b_' || coalesce(year_built / 10, 'none')
  || ' d_' || coalesce(min(CAST(living_area / 10 AS INTEGER), 30), 'none') || ' q_' || coalesce(min(rooms, 20), 'none') || ' z_' || (id % 256)
  || coalesce((SELECT ' ' || group_concat('r_' || value, ' ') FROM json_each(reasons)), '') AS words
FROM unit;
--> statement-breakpoint
CREATE TRIGGER unit_facet_insert AFTER INSERT ON unit
BEGIN INSERT INTO unit_facet (rowid, words) SELECT id, words FROM unit_words WHERE id = NEW.id; END;
--> statement-breakpoint
CREATE TRIGGER unit_facet_update AFTER UPDATE OF commune, status, substatus, occupancy, kind, declared_class, estimated_class, audited_class, owner_kind,
  assigned_to, contact_state, held_back, shared_owner, case_state, source, last_vintage, vacant_since, year_built, living_area, rooms, reasons ON unit
WHEN (NEW.commune, NEW.status, NEW.occupancy, NEW.kind, NEW.contact_state, NEW.held_back, NEW.shared_owner, NEW.source, NEW.reasons)
  <> (OLD.commune, OLD.status, OLD.occupancy, OLD.kind, OLD.contact_state, OLD.held_back, OLD.shared_owner, OLD.source, OLD.reasons)
  OR NEW.substatus IS NOT OLD.substatus OR NEW.declared_class IS NOT OLD.declared_class OR NEW.audited_class IS NOT OLD.audited_class
  OR NEW.estimated_class IS NOT OLD.estimated_class
  OR NEW.owner_kind IS NOT OLD.owner_kind OR NEW.assigned_to IS NOT OLD.assigned_to OR NEW.case_state IS NOT OLD.case_state
  OR NEW.last_vintage IS NOT OLD.last_vintage OR NEW.vacant_since IS NOT OLD.vacant_since OR NEW.year_built IS NOT OLD.year_built
  OR NEW.living_area IS NOT OLD.living_area OR NEW.rooms IS NOT OLD.rooms
BEGIN INSERT OR REPLACE INTO unit_facet (rowid, words) SELECT id, words FROM unit_words WHERE id = NEW.id; END;
--> statement-breakpoint
CREATE TRIGGER unit_facet_delete AFTER DELETE ON unit BEGIN DELETE FROM unit_facet WHERE rowid = OLD.id; END;
--> statement-breakpoint
-- How many units stand in each cell of a grid, at five finenesses (cells of 1/2, 1/8, 1/32, 1/128 and 1/512 degree), by commune.
CREATE TABLE unit_cell (fineness INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL, commune TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (fineness, x, y, commune)) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER unit_cell_insert AFTER INSERT ON unit WHEN NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL
BEGIN
  INSERT INTO unit_cell SELECT column1, CAST(floor(NEW.longitude * column1) AS INTEGER), CAST(floor(NEW.latitude * column1) AS INTEGER), NEW.commune, 1
    FROM (VALUES (2), (8), (32), (128), (512)) WHERE true ON CONFLICT DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER unit_cell_delete AFTER DELETE ON unit WHEN OLD.longitude IS NOT NULL AND OLD.latitude IS NOT NULL
BEGIN
  UPDATE unit_cell SET n = n - 1 WHERE (fineness, x, y, commune) IN (SELECT column1, CAST(floor(OLD.longitude * column1) AS INTEGER),
    CAST(floor(OLD.latitude * column1) AS INTEGER), OLD.commune FROM (VALUES (2), (8), (32), (128), (512)));
END;
--> statement-breakpoint
CREATE TRIGGER unit_cell_update AFTER UPDATE OF longitude, latitude, commune ON unit
WHEN NEW.longitude IS NOT OLD.longitude OR NEW.latitude IS NOT OLD.latitude OR NEW.commune <> OLD.commune
BEGIN
  UPDATE unit_cell SET n = n - 1 WHERE (fineness, x, y, commune) IN (SELECT column1, CAST(floor(OLD.longitude * column1) AS INTEGER),
    CAST(floor(OLD.latitude * column1) AS INTEGER), OLD.commune FROM (VALUES (2), (8), (32), (128), (512))
    WHERE OLD.longitude IS NOT NULL AND OLD.latitude IS NOT NULL);
  INSERT INTO unit_cell SELECT column1, CAST(floor(NEW.longitude * column1) AS INTEGER), CAST(floor(NEW.latitude * column1) AS INTEGER), NEW.commune, 1
    FROM (VALUES (2), (8), (32), (128), (512)) WHERE NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL ON CONFLICT DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
-- Perimeters around a position: a line drawn east from it crosses an odd number of sides (the same rule as in perimeter.ts).
CREATE TRIGGER unit_perimeter_insert AFTER INSERT ON unit WHEN NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL
BEGIN
  INSERT INTO unit_perimeter (perimeter_id, unit_id) SELECT p.id, NEW.id FROM perimeter p
  WHERE NEW.longitude BETWEEN p.west AND p.east AND NEW.latitude BETWEEN p.south AND p.north
    AND (SELECT count(*) FROM perimeter_side s WHERE s.perimeter_id = p.id AND (s.from_latitude > NEW.latitude) <> (s.to_latitude > NEW.latitude)
      AND NEW.longitude < (s.to_longitude - s.from_longitude) * (NEW.latitude - s.from_latitude) / (s.to_latitude - s.from_latitude) + s.from_longitude) % 2 = 1;
END;
--> statement-breakpoint
CREATE TRIGGER unit_perimeter_update AFTER UPDATE OF longitude, latitude ON unit
WHEN NEW.longitude IS NOT OLD.longitude OR NEW.latitude IS NOT OLD.latitude
BEGIN
  DELETE FROM unit_perimeter WHERE unit_id = NEW.id;
  INSERT INTO unit_perimeter (perimeter_id, unit_id) SELECT p.id, NEW.id FROM perimeter p
  WHERE NEW.longitude BETWEEN p.west AND p.east AND NEW.latitude BETWEEN p.south AND p.north
    AND (SELECT count(*) FROM perimeter_side s WHERE s.perimeter_id = p.id AND (s.from_latitude > NEW.latitude) <> (s.to_latitude > NEW.latitude)
      AND NEW.longitude < (s.to_longitude - s.from_longitude) * (NEW.latitude - s.from_latitude) / (s.to_latitude - s.from_latitude) + s.from_longitude) % 2 = 1;
END;
--> statement-breakpoint
CREATE TRIGGER unit_perimeter_delete BEFORE DELETE ON unit BEGIN DELETE FROM unit_perimeter WHERE unit_id = OLD.id; END;
--> statement-breakpoint
-- Last contact and how it ended.
CREATE TRIGGER contact_kept_insert AFTER INSERT ON contact
BEGIN
  UPDATE unit SET contacted_at = max(coalesce(contacted_at, ''), NEW.made_at),
    contact_state = iif(NEW.answered_at IS NOT NULL OR contact_state = 'answered', 'answered', 'silent') WHERE id = NEW.unit_id;
END;
--> statement-breakpoint
CREATE TRIGGER contact_kept_update AFTER UPDATE OF unit_id, made_at, answered_at ON contact
BEGIN
  UPDATE unit SET contacted_at = (SELECT max(made_at) FROM contact WHERE unit_id = unit.id),
    contact_state = CASE WHEN EXISTS (SELECT 1 FROM contact WHERE unit_id = unit.id AND answered_at IS NOT NULL) THEN 'answered'
      WHEN EXISTS (SELECT 1 FROM contact WHERE unit_id = unit.id) THEN 'silent' ELSE 'never' END
  WHERE id IN (OLD.unit_id, NEW.unit_id);
END;
--> statement-breakpoint
CREATE TRIGGER contact_kept_delete AFTER DELETE ON contact
BEGIN
  UPDATE unit SET contacted_at = (SELECT max(made_at) FROM contact WHERE unit_id = unit.id),
    contact_state = CASE WHEN EXISTS (SELECT 1 FROM contact WHERE unit_id = unit.id AND answered_at IS NOT NULL) THEN 'answered'
      WHEN EXISTS (SELECT 1 FROM contact WHERE unit_id = unit.id) THEN 'silent' ELSE 'never' END
  WHERE id = OLD.unit_id;
END;
--> statement-breakpoint
-- Owners who asked not to be contacted, and those of several units. Only the owner's second unit makes the first one a shared one.
CREATE TRIGGER unit_owner_kept_insert AFTER INSERT ON unit_owner WHEN NEW.rank >= 1
BEGIN
  UPDATE unit SET held_back = 1 WHERE id = NEW.unit_id AND NOT held_back AND (SELECT do_not_contact FROM owner WHERE id = NEW.owner_id);
  UPDATE unit SET shared_owner = 1 WHERE NOT shared_owner AND EXISTS (SELECT 1 FROM unit_owner WHERE owner_id = NEW.owner_id AND unit_id <> NEW.unit_id AND rank >= 1)
    AND id IN (NEW.unit_id, (SELECT unit_id FROM unit_owner WHERE owner_id = NEW.owner_id AND unit_id <> NEW.unit_id AND rank >= 1 LIMIT 1));
END;
--> statement-breakpoint
CREATE TRIGGER unit_owner_kept_update AFTER UPDATE ON unit_owner
BEGIN
  UPDATE unit SET
    held_back = EXISTS (SELECT 1 FROM unit_owner l JOIN owner o ON o.id = l.owner_id WHERE l.unit_id = unit.id AND l.rank >= 1 AND o.do_not_contact),
    shared_owner = EXISTS (SELECT 1 FROM unit_owner l JOIN unit_owner k ON k.owner_id = l.owner_id AND k.unit_id <> l.unit_id AND k.rank >= 1 WHERE l.unit_id = unit.id AND l.rank >= 1)
  WHERE id IN (OLD.unit_id, NEW.unit_id) OR id IN (SELECT unit_id FROM unit_owner WHERE owner_id IN (OLD.owner_id, NEW.owner_id) LIMIT 2);
END;
--> statement-breakpoint
CREATE TRIGGER unit_owner_kept_delete AFTER DELETE ON unit_owner
BEGIN
  UPDATE unit SET
    held_back = EXISTS (SELECT 1 FROM unit_owner l JOIN owner o ON o.id = l.owner_id WHERE l.unit_id = unit.id AND l.rank >= 1 AND o.do_not_contact),
    shared_owner = EXISTS (SELECT 1 FROM unit_owner l JOIN unit_owner k ON k.owner_id = l.owner_id AND k.unit_id <> l.unit_id AND k.rank >= 1 WHERE l.unit_id = unit.id AND l.rank >= 1)
  WHERE id = OLD.unit_id OR id IN (SELECT unit_id FROM unit_owner WHERE owner_id = OLD.owner_id LIMIT 2);
END;
--> statement-breakpoint
CREATE TRIGGER owner_kept_update AFTER UPDATE OF do_not_contact ON owner WHEN NEW.do_not_contact <> OLD.do_not_contact
BEGIN
  UPDATE unit SET held_back = EXISTS (SELECT 1 FROM unit_owner l JOIN owner o ON o.id = l.owner_id WHERE l.unit_id = unit.id AND l.rank >= 1 AND o.do_not_contact)
  WHERE id IN (SELECT unit_id FROM unit_owner WHERE owner_id = NEW.id);
END;
--> statement-breakpoint
-- Where the newest case of a unit stands.
CREATE TRIGGER case_kept_insert AFTER INSERT ON case_file BEGIN UPDATE unit SET case_state = NEW.state WHERE id = NEW.unit_id; END;
--> statement-breakpoint
CREATE TRIGGER case_kept_update AFTER UPDATE OF state, unit_id ON case_file WHEN NEW.state <> OLD.state OR NEW.unit_id <> OLD.unit_id
BEGIN
  UPDATE unit SET case_state = (SELECT state FROM case_file WHERE unit_id = unit.id ORDER BY id DESC LIMIT 1) WHERE id IN (OLD.unit_id, NEW.unit_id);
END;
--> statement-breakpoint
CREATE TRIGGER case_kept_delete AFTER DELETE ON case_file
BEGIN
  UPDATE unit SET case_state = (SELECT state FROM case_file WHERE unit_id = unit.id ORDER BY id DESC LIMIT 1) WHERE id = OLD.unit_id;
END;
--> statement-breakpoint
-- What is already there.
UPDATE unit SET
  contacted_at = (SELECT max(made_at) FROM contact WHERE unit_id = unit.id),
  contact_state = CASE WHEN EXISTS (SELECT 1 FROM contact WHERE unit_id = unit.id AND answered_at IS NOT NULL) THEN 'answered'
    WHEN EXISTS (SELECT 1 FROM contact WHERE unit_id = unit.id) THEN 'silent' ELSE 'never' END,
  held_back = EXISTS (SELECT 1 FROM unit_owner l JOIN owner o ON o.id = l.owner_id WHERE l.unit_id = unit.id AND l.rank >= 1 AND o.do_not_contact),
  shared_owner = EXISTS (SELECT 1 FROM unit_owner l JOIN unit_owner k ON k.owner_id = l.owner_id AND k.unit_id <> l.unit_id AND k.rank >= 1 WHERE l.unit_id = unit.id AND l.rank >= 1),
  case_state = (SELECT state FROM case_file WHERE unit_id = unit.id ORDER BY id DESC LIMIT 1);
--> statement-breakpoint
INSERT OR REPLACE INTO unit_facet (rowid, words) SELECT id, words FROM unit_words;
--> statement-breakpoint
INSERT INTO unit_cell SELECT column1, CAST(floor(longitude * column1) AS INTEGER), CAST(floor(latitude * column1) AS INTEGER), commune, count(*)
FROM unit, (VALUES (2), (8), (32), (128), (512)) WHERE longitude IS NOT NULL AND latitude IS NOT NULL GROUP BY 1, 2, 3, 4;
