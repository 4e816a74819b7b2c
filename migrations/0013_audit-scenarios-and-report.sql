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
-- Written by hand from here.
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
