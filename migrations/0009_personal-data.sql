CREATE TABLE `archive_reading` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`reason` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `archive_reading_case` ON `archive_reading` (`case_id`,`account_id`,`at`);--> statement-breakpoint
CREATE INDEX `archive_reading_account` ON `archive_reading` (`account_id`);--> statement-breakpoint
CREATE TABLE `case_archive` (
	`case_id` integer PRIMARY KEY NOT NULL,
	`archived_on` text,
	`erased_on` text,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `destruction` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`destroyed_on` text NOT NULL,
	`origin` text NOT NULL,
	`rule` text NOT NULL,
	`subjects` integer NOT NULL,
	`counts` text NOT NULL,
	`files` integer NOT NULL,
	`batch_id` integer,
	`confirmed_by` integer,
	`at` text NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `retention_batch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `destruction_batch` ON `destruction` (`batch_id`);--> statement-breakpoint
CREATE INDEX `destruction_confirmed_by` ON `destruction` (`confirmed_by`);--> statement-breakpoint
CREATE TABLE `erased_person` (
	`owner_id` integer PRIMARY KEY NOT NULL,
	`erased_on` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `erasure_request` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner_id` integer NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`asked_on` text NOT NULL,
	`reason` text,
	`plan` text,
	`proposed_by` integer,
	`proposed_at` text,
	`confirmed_by` integer,
	`confirmed_at` text,
	`ended_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "erasure_request_state" CHECK("erasure_request"."state" IN ('asked', 'proposed', 'confirmed', 'done', 'declined')),
	CONSTRAINT "erasure_request_channel" CHECK("erasure_request"."channel" IN ('account', 'mail', 'letter', 'desk', 'officer')),
	CONSTRAINT "erasure_request_two_people" CHECK("erasure_request"."confirmed_by" IS NULL OR "erasure_request"."confirmed_by" <> "erasure_request"."proposed_by")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `erasure_request_one_open` ON `erasure_request` (`owner_id`) WHERE "erasure_request"."state" IN ('asked', 'proposed', 'confirmed');--> statement-breakpoint
CREATE INDEX `erasure_request_owner` ON `erasure_request` (`owner_id`);--> statement-breakpoint
CREATE INDEX `erasure_request_state` ON `erasure_request` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `erasure_request_proposed_by` ON `erasure_request` (`proposed_by`);--> statement-breakpoint
CREATE INDEX `erasure_request_confirmed_by` ON `erasure_request` (`confirmed_by`);--> statement-breakpoint
CREATE TABLE `nominative_reading` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`account_id` integer NOT NULL,
	`role` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`way` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `nominative_reading_account` ON `nominative_reading` (`account_id`,`id`);--> statement-breakpoint
CREATE INDEX `nominative_reading_subject` ON `nominative_reading` (`subject_kind`,`subject_id`,`id`);--> statement-breakpoint
CREATE INDEX `nominative_reading_at` ON `nominative_reading` (`at`);--> statement-breakpoint
CREATE TABLE `personal_copy` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner_id` integer NOT NULL,
	`asked_by_kind` text NOT NULL,
	`asked_by` integer NOT NULL,
	`reason` text,
	`state` text NOT NULL,
	`file_hash` text,
	`bytes` integer,
	`asked_at` text NOT NULL,
	`made_at` text,
	`expires_at` text,
	`taken_at` text,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "personal_copy_state" CHECK("personal_copy"."state" IN ('asked', 'ready', 'taken', 'expired', 'failed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `personal_copy_owner` ON `personal_copy` (`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `personal_copy_asked_by` ON `personal_copy` (`asked_by`);--> statement-breakpoint
CREATE INDEX `personal_copy_file` ON `personal_copy` (`file_hash`);--> statement-breakpoint
CREATE INDEX `personal_copy_expiry` ON `personal_copy` (`state`,`expires_at`);--> statement-breakpoint
CREATE TABLE `retention_batch` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`state` text NOT NULL,
	`listed_on` text NOT NULL,
	`confirmed_by` integer,
	`confirmed_at` text,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`ended_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`confirmed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "retention_batch_state" CHECK("retention_batch"."state" IN ('listed', 'confirmed', 'done'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `retention_batch_one_listed` ON `retention_batch` (`state`) WHERE "retention_batch"."state" = 'listed';--> statement-breakpoint
CREATE INDEX `retention_batch_confirmed_by` ON `retention_batch` (`confirmed_by`);--> statement-breakpoint
CREATE TABLE `retention_item` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`batch_id` integer NOT NULL,
	`kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	`rule` text NOT NULL,
	`from_on` text NOT NULL,
	`due_on` text NOT NULL,
	`state` text NOT NULL,
	`counts` text DEFAULT '{}' NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `retention_batch`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "retention_item_state" CHECK("retention_item"."state" IN ('listed', 'set-aside', 'erased', 'kept'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `retention_item_subject` ON `retention_item` (`batch_id`,`kind`,`subject_id`);--> statement-breakpoint
-- Written by hand from here
-- An act never changes, but its content goes at the end of its time: what stands then is one and the same trace, and
-- nothing else of the act may change with it. Its number, its code and the hash in the journal stay.
DROP TRIGGER act_facts_no_update;
--> statement-breakpoint
CREATE TRIGGER act_facts_no_update BEFORE UPDATE OF case_id, kind, number, facts, verification_code, issued_by, issued_at ON act
WHEN NOT (NEW.facts = '{"erased":true}' AND NEW.file_hash IS NULL AND NEW.signed_file_hash IS NULL AND NEW.case_id = OLD.case_id AND NEW.kind = OLD.kind
  AND NEW.number = OLD.number AND NEW.verification_code = OLD.verification_code AND NEW.issued_by IS OLD.issued_by AND NEW.issued_at = OLD.issued_at)
BEGIN SELECT RAISE(ABORT, 'an issued act never changes'); END;
--> statement-breakpoint
DROP TRIGGER act_file_once;
--> statement-breakpoint
CREATE TRIGGER act_file_once BEFORE UPDATE OF file_hash ON act
WHEN OLD.file_hash IS NOT NULL AND NEW.file_hash IS NOT OLD.file_hash AND NOT (NEW.file_hash IS NULL AND NEW.facts = '{"erased":true}')
BEGIN SELECT RAISE(ABORT, 'the document of an issued act is never replaced'); END;
--> statement-breakpoint
DROP TRIGGER act_signed_file_once;
--> statement-breakpoint
CREATE TRIGGER act_signed_file_once BEFORE UPDATE OF signed_file_hash ON act
WHEN OLD.signed_file_hash IS NOT NULL AND NEW.signed_file_hash IS NOT OLD.signed_file_hash AND NOT (NEW.signed_file_hash IS NULL AND NEW.facts = '{"erased":true}')
BEGIN SELECT RAISE(ABORT, 'the signed document of an act is never replaced'); END;
--> statement-breakpoint
DROP TRIGGER signature_no_update;
--> statement-breakpoint
CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature
WHEN NOT (NEW.proof = '{"erased":true}' AND NEW.id = OLD.id AND NEW.act_id = OLD.act_id AND NEW.party = OLD.party AND NEW.account_id IS OLD.account_id AND NEW.signed_at = OLD.signed_at)
BEGIN SELECT RAISE(ABORT, 'a signature never changes'); END;
--> statement-breakpoint
DROP TRIGGER audit_report_facts_no_update;
--> statement-breakpoint
CREATE TRIGGER audit_report_facts_no_update BEFORE UPDATE OF audit_id, facts, issued_at ON audit_report
WHEN NOT (NEW.facts = '{"erased":true}' AND NEW.file_hash IS NULL AND NEW.audit_id = OLD.audit_id AND NEW.issued_at = OLD.issued_at)
BEGIN SELECT RAISE(ABORT, 'an audit report never changes'); END;
--> statement-breakpoint
DROP TRIGGER audit_report_file_once;
--> statement-breakpoint
CREATE TRIGGER audit_report_file_once BEFORE UPDATE OF file_hash ON audit_report
WHEN OLD.file_hash IS NOT NULL AND NEW.file_hash IS NOT OLD.file_hash AND NOT (NEW.file_hash IS NULL AND NEW.facts = '{"erased":true}')
BEGIN SELECT RAISE(ABORT, 'an audit report has one document'); END;
--> statement-breakpoint
-- The register of destruction is kept for ever.
CREATE TRIGGER destruction_no_delete BEFORE DELETE ON destruction BEGIN SELECT RAISE(ABORT, 'the register of destruction is append-only'); END;
