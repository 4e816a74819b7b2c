-- These guards look at acts while the table of acts is made anew: they are put back at the end.
DROP TRIGGER act_paper_copy_no_delete;--> statement-breakpoint
DROP TRIGGER amendment_decided_no_update;--> statement-breakpoint
CREATE TABLE `message_file` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`message_id` integer NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`added_at` text NOT NULL,
	FOREIGN KEY (`message_id`) REFERENCES `case_message`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `message_file_message` ON `message_file` (`message_id`);--> statement-breakpoint
CREATE INDEX `message_file_hash` ON `message_file` (`hash`);--> statement-breakpoint
CREATE TABLE `simulation_assumptions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`assumptions` text NOT NULL,
	`saved_by` integer NOT NULL,
	`saved_at` text NOT NULL,
	FOREIGN KEY (`saved_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `simulation_assumptions_saved_by` ON `simulation_assumptions` (`saved_by`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_act` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`facts` text NOT NULL,
	`verification_code` text NOT NULL,
	`file_hash` text,
	`signed_file_hash` text,
	`issued_by` integer,
	`issued_at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_file_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "act_kind" CHECK("__new_act"."kind" IN ('receipt', 'document-request', 'eligibility-sheet', 'audit-report', 'decision-grant', 'decision-refusal', 'agreement', 'amendment', 'financing-plan', 'liquidation', 'payment-order', 'closing-letter', 'decision-dismissal', 'decision-lapse', 'appeal-decision', 'instruction-report', 'recovery-order', 'breach-notice', 'recovery-decision', 'transfer-acceptance', 'attestation-form'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_act`("id", "case_id", "kind", "number", "facts", "verification_code", "file_hash", "signed_file_hash", "issued_by", "issued_at") SELECT "id", "case_id", "kind", "number", "facts", "verification_code", "file_hash", "signed_file_hash", "issued_by", "issued_at" FROM `act`;--> statement-breakpoint
DROP TABLE `act`;--> statement-breakpoint
ALTER TABLE `__new_act` RENAME TO `act`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `act_number` ON `act` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `act_verification_code` ON `act` (`verification_code`);--> statement-breakpoint
CREATE INDEX `act_case` ON `act` (`case_id`,`kind`);--> statement-breakpoint
CREATE INDEX `act_file` ON `act` (`file_hash`);--> statement-breakpoint
CREATE INDEX `act_signed_file` ON `act` (`signed_file_hash`);--> statement-breakpoint
CREATE INDEX `act_issued_by` ON `act` (`issued_by`);--> statement-breakpoint
CREATE TABLE `__new_act_template` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	`content_hash` text NOT NULL,
	`effective_from` text,
	`copied_from` integer,
	`written_by` integer,
	`written_at` text NOT NULL,
	`published_by` integer,
	`published_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`copied_from`) REFERENCES `act_template`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "act_template_kind" CHECK("__new_act_template"."kind" IN ('agreement', 'amendment', 'receipt', 'document-request', 'decision-grant', 'decision-refusal', 'decision-dismissal', 'decision-lapse', 'appeal-decision', 'closing-letter', 'recovery-order', 'breach-notice', 'recovery-decision', 'attestation-form')),
	CONSTRAINT "act_template_state" CHECK("__new_act_template"."state" IN ('draft', 'published')),
	CONSTRAINT "act_template_published" CHECK(("__new_act_template"."state" = 'published') = ("__new_act_template"."published_at" IS NOT NULL)),
	CONSTRAINT "act_template_two_people" CHECK("__new_act_template"."published_by" IS NULL OR "__new_act_template"."published_by" IS NOT "__new_act_template"."written_by")
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_act_template`("id", "kind", "number", "state", "content", "content_hash", "effective_from", "copied_from", "written_by", "written_at", "published_by", "published_at", "version") SELECT "id", "kind", "number", "state", "content", "content_hash", "effective_from", "copied_from", "written_by", "written_at", "published_by", "published_at", "version" FROM `act_template`;--> statement-breakpoint
DROP TABLE `act_template`;--> statement-breakpoint
ALTER TABLE `__new_act_template` RENAME TO `act_template`;--> statement-breakpoint
CREATE UNIQUE INDEX `act_template_number` ON `act_template` (`kind`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `act_template_draft` ON `act_template` (`kind`) WHERE "act_template"."state" = 'draft';--> statement-breakpoint
CREATE INDEX `act_template_copied_from` ON `act_template` (`copied_from`);--> statement-breakpoint
CREATE INDEX `act_template_written_by` ON `act_template` (`written_by`);--> statement-breakpoint
CREATE INDEX `act_template_published_by` ON `act_template` (`published_by`);--> statement-breakpoint
DROP INDEX `owner_account`;--> statement-breakpoint
DROP INDEX `owner_email`;--> statement-breakpoint
CREATE INDEX `owner_account` ON `owner` (`account_id`) WHERE "owner"."account_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `owner_email` ON `owner` (`email`) WHERE "owner"."email" IS NOT NULL;--> statement-breakpoint
DROP INDEX `unit_assigned_to`;--> statement-breakpoint
CREATE INDEX `unit_silent` ON `unit` (`assigned_to`,`contacted_at`,`id`) WHERE "unit"."contact_state" = 'silent' AND "unit"."status" = 'awaiting-answer';--> statement-breakpoint
CREATE INDEX `unit_assigned_to` ON `unit` (`assigned_to`,`vacant_since`,`id`) WHERE "unit"."assigned_to" IS NOT NULL;
--> statement-breakpoint
-- Written by hand from here
-- An act and a published template never change, also after their tables were made anew.
CREATE TRIGGER act_facts_no_update BEFORE UPDATE OF case_id, kind, number, facts, verification_code, issued_by, issued_at ON act
WHEN NOT (NEW.facts = '{"erased":true}' AND NEW.file_hash IS NULL AND NEW.signed_file_hash IS NULL AND NEW.case_id = OLD.case_id AND NEW.kind = OLD.kind
  AND NEW.number = OLD.number AND NEW.verification_code = OLD.verification_code AND NEW.issued_by IS OLD.issued_by AND NEW.issued_at = OLD.issued_at)
BEGIN SELECT RAISE(ABORT, 'an issued act never changes'); END;
--> statement-breakpoint
CREATE TRIGGER act_file_once BEFORE UPDATE OF file_hash ON act
WHEN OLD.file_hash IS NOT NULL AND NEW.file_hash IS NOT OLD.file_hash AND NOT (NEW.file_hash IS NULL AND NEW.facts = '{"erased":true}')
BEGIN SELECT RAISE(ABORT, 'the document of an issued act is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER act_signed_file_once BEFORE UPDATE OF signed_file_hash ON act
WHEN OLD.signed_file_hash IS NOT NULL AND NEW.signed_file_hash IS NOT OLD.signed_file_hash AND NOT (NEW.signed_file_hash IS NULL AND NEW.facts = '{"erased":true}')
BEGIN SELECT RAISE(ABORT, 'the signed document of an act is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER act_no_delete BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'an issued act never changes'); END;
--> statement-breakpoint
CREATE TRIGGER act_template_published_no_update BEFORE UPDATE ON act_template WHEN OLD.state = 'published'
BEGIN SELECT RAISE(ABORT, 'a published template never changes'); END;
--> statement-breakpoint
CREATE TRIGGER act_template_published_no_delete BEFORE DELETE ON act_template WHEN OLD.state = 'published'
BEGIN SELECT RAISE(ABORT, 'a published template never changes'); END;
--> statement-breakpoint
CREATE TRIGGER act_paper_copy_no_delete BEFORE DELETE ON act_paper_copy
WHEN NOT EXISTS (SELECT 1 FROM act WHERE act.id = OLD.act_id AND act.facts = '{"erased":true}')
BEGIN SELECT RAISE(ABORT, 'a signed paper kept beside an act never changes'); END;
--> statement-breakpoint
CREATE TRIGGER amendment_decided_no_update BEFORE UPDATE OF case_id, agreement_id, reason, changes ON amendment
WHEN OLD.state <> 'proposed' AND NOT (NEW.reason = 'Effacé' AND NEW.changes = '[]' AND NEW.case_id = OLD.case_id AND NEW.agreement_id = OLD.agreement_id
  AND EXISTS (SELECT 1 FROM act WHERE act.id = OLD.agreement_id AND act.facts = '{"erased":true}'))
BEGIN SELECT RAISE(ABORT, 'a decided amendment never changes'); END;
--> statement-breakpoint
-- What was supposed stays readable: a change is one more row.
CREATE TRIGGER simulation_assumptions_no_update BEFORE UPDATE ON simulation_assumptions
BEGIN SELECT RAISE(ABORT, 'saved assumptions never change'); END;
--> statement-breakpoint
CREATE TRIGGER simulation_assumptions_no_delete BEFORE DELETE ON simulation_assumptions
BEGIN SELECT RAISE(ABORT, 'saved assumptions never change'); END;
--> statement-breakpoint
-- What follows the entry of a unit is one trigger and no longer five, since each is entered for every
-- row of an import only to find that there is nothing to do.
DROP TRIGGER unit_position_insert;--> statement-breakpoint
DROP TRIGGER unit_facet_insert;--> statement-breakpoint
DROP TRIGGER unit_cell_insert;--> statement-breakpoint
DROP TRIGGER unit_perimeter_insert;--> statement-breakpoint
DROP TRIGGER unit_priority_insert;--> statement-breakpoint
CREATE TRIGGER unit_entered AFTER INSERT ON unit WHEN NOT EXISTS (SELECT 1 FROM unit_bulk)
BEGIN
  UPDATE unit SET priority = (SELECT score FROM unit_priority_now WHERE id = NEW.id) WHERE id = NEW.id AND NEW.vacant_since IS NOT NULL;
  INSERT INTO unit_position SELECT NEW.id, NEW.longitude, NEW.longitude, NEW.latitude, NEW.latitude
    WHERE NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL;
  INSERT INTO unit_cell SELECT column1, CAST(floor(NEW.longitude * column1) AS INTEGER), CAST(floor(NEW.latitude * column1) AS INTEGER), NEW.commune, 1
    FROM (VALUES (2), (8), (32), (128), (512)) WHERE NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL ON CONFLICT DO UPDATE SET n = n + 1;
  INSERT INTO unit_perimeter (perimeter_id, unit_id) SELECT p.id, NEW.id FROM perimeter p
  WHERE NEW.longitude BETWEEN p.west AND p.east AND NEW.latitude BETWEEN p.south AND p.north
    AND (SELECT count(*) FROM perimeter_side s WHERE s.perimeter_id = p.id AND (s.from_latitude > NEW.latitude) <> (s.to_latitude > NEW.latitude)
      AND NEW.longitude < (s.to_longitude - s.from_longitude) * (NEW.latitude - s.from_latitude) / (s.to_latitude - s.from_latitude) + s.from_longitude) % 2 = 1;
  INSERT INTO unit_facet (rowid, words) SELECT id, words FROM unit_words WHERE id = NEW.id;
END;
