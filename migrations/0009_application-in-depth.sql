CREATE TABLE `case_applicant` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`owner_id` integer NOT NULL,
	`right_held` text,
	`share` text,
	`undivided` integer DEFAULT false NOT NULL,
	`standing` text NOT NULL,
	`source` text NOT NULL,
	`email` text,
	`siren` text,
	`legal_representative` text,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_applicant_standing" CHECK("case_applicant"."standing" IN ('holds', 'left')),
	CONSTRAINT "case_applicant_source" CHECK("case_applicant"."source" IN ('register', 'applicant', 'officer'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `case_applicant_once` ON `case_applicant` (`case_id`,`owner_id`);--> statement-breakpoint
CREATE INDEX `case_applicant_owner` ON `case_applicant` (`owner_id`);--> statement-breakpoint
CREATE TABLE `case_consent` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`applicant_id` integer NOT NULL,
	`sent_to` text,
	`mark` text NOT NULL,
	`amount_cents` integer,
	`asked_at` text NOT NULL,
	`expires_on` text,
	`reminded_at` text,
	`answer` text,
	`answered_at` text,
	`reason` text,
	`document_id` integer,
	`entered_by` integer,
	FOREIGN KEY (`applicant_id`) REFERENCES `case_applicant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `case_document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_consent_answer" CHECK("case_consent"."answer" IS NULL OR "case_consent"."answer" IN ('yes', 'no')),
	CONSTRAINT "case_consent_answered" CHECK(("case_consent"."answer" IS NULL) = ("case_consent"."answered_at" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_consent_applicant` ON `case_consent` (`applicant_id`,`id`);--> statement-breakpoint
CREATE INDEX `case_consent_document` ON `case_consent` (`document_id`);--> statement-breakpoint
CREATE INDEX `case_consent_entered_by` ON `case_consent` (`entered_by`);--> statement-breakpoint
CREATE TABLE `case_filing` (
	`case_id` integer PRIMARY KEY NOT NULL,
	`way` text NOT NULL,
	`filed_by` integer,
	`mandate_id` integer,
	`paper` text,
	`kept_where` text,
	`at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`filed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mandate_id`) REFERENCES `mandate`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_filing_way" CHECK("case_filing"."way" IN ('representative', 'officer'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_filing_filed_by` ON `case_filing` (`filed_by`);--> statement-breakpoint
CREATE INDEX `case_filing_mandate` ON `case_filing` (`mandate_id`);--> statement-breakpoint
CREATE TABLE `draft_notice` (
	`case_id` integer NOT NULL,
	`number` integer NOT NULL,
	`sent_at` text NOT NULL,
	`until` text NOT NULL,
	PRIMARY KEY(`case_id`, `number`),
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `kept_typing` (
	`case_id` integer NOT NULL,
	`question` text NOT NULL,
	`account_id` integer NOT NULL,
	`typed` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`case_id`, `question`, `account_id`),
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `kept_typing_account` ON `kept_typing` (`account_id`);--> statement-breakpoint
CREATE TABLE `message_seen` (
	`case_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`last_message_id` integer NOT NULL,
	PRIMARY KEY(`case_id`, `account_id`),
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `message_seen_account` ON `message_seen` (`account_id`);--> statement-breakpoint
CREATE TABLE `notice_choice` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`choice` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notice_choice_known" CHECK("notice_choice"."choice" IN ('each', 'daily', 'acts'))
) STRICT;
--> statement-breakpoint
ALTER TABLE `case_message` ADD `needs_answer` integer DEFAULT false NOT NULL;