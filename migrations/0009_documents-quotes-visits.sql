CREATE TABLE `bill_waiver` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`bill_id` integer NOT NULL,
	`flag` text NOT NULL,
	`reason` text NOT NULL,
	`waived_by` integer NOT NULL,
	`waived_at` text NOT NULL,
	FOREIGN KEY (`bill_id`) REFERENCES `case_bill`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`waived_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `bill_waiver_flag` ON `bill_waiver` (`bill_id`,`flag`);--> statement-breakpoint
CREATE INDEX `bill_waiver_by` ON `bill_waiver` (`waived_by`);--> statement-breakpoint
CREATE TABLE `file_scan` (
	`hash` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`threat` text,
	`asked_at` text NOT NULL,
	`answered_at` text,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "file_scan_state_known" CHECK("file_scan"."state" IN ('waiting', 'clean', 'infected')),
	CONSTRAINT "file_scan_threat" CHECK(("file_scan"."state" = 'infected') = ("file_scan"."threat" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `file_scan_state` ON `file_scan` (`state`,`asked_at`);--> statement-breakpoint
CREATE TABLE `visit_answer` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`visit_id` integer NOT NULL,
	`point` text NOT NULL,
	`verdict` text NOT NULL,
	`note` text NOT NULL,
	`typed_at` text NOT NULL,
	`saved_by` integer NOT NULL,
	`saved_at` text NOT NULL,
	`lifted_on` text,
	`lifted_by` integer,
	`lifted_how` text,
	`lifted_document` integer,
	`lifted_visit` integer,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lifted_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lifted_document`) REFERENCES `case_document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lifted_visit`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visit_answer_verdict" CHECK("visit_answer"."verdict" IN ('conform', 'reserve', 'not-seen')),
	CONSTRAINT "visit_answer_lifted" CHECK("visit_answer"."lifted_on" IS NULL OR "visit_answer"."verdict" = 'reserve')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_answer_point` ON `visit_answer` (`visit_id`,`point`);--> statement-breakpoint
CREATE INDEX `visit_answer_saved_by` ON `visit_answer` (`saved_by`);--> statement-breakpoint
CREATE INDEX `visit_answer_lifted_by` ON `visit_answer` (`lifted_by`);--> statement-breakpoint
CREATE INDEX `visit_answer_lifted_document` ON `visit_answer` (`lifted_document`);--> statement-breakpoint
CREATE INDEX `visit_answer_lifted_visit` ON `visit_answer` (`lifted_visit`);--> statement-breakpoint
CREATE TABLE `visit_photo` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`visit_id` integer NOT NULL,
	`point` text NOT NULL,
	`hash` text NOT NULL,
	`key` text NOT NULL,
	`added_by` integer NOT NULL,
	`added_at` text NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_photo_key` ON `visit_photo` (`visit_id`,`key`);--> statement-breakpoint
CREATE INDEX `visit_photo_file` ON `visit_photo` (`hash`);--> statement-breakpoint
CREATE INDEX `visit_photo_added_by` ON `visit_photo` (`added_by`);--> statement-breakpoint
CREATE TABLE `visit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`slots` text NOT NULL,
	`starts_at` text,
	`minutes` integer NOT NULL,
	`visitor_id` integer NOT NULL,
	`note` text,
	`uid` text NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`created_by` integer NOT NULL,
	`created_at` text NOT NULL,
	`concluded_at` text,
	`findings` text,
	`report_hash` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`visitor_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`report_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visit_kind_known" CHECK("visit"."kind" IN ('before-works', 'conformity', 'spot-check')),
	CONSTRAINT "visit_state_known" CHECK("visit"."state" IN ('proposed', 'dated', 'concluded', 'cancelled')),
	CONSTRAINT "visit_dated" CHECK("visit"."state" IN ('proposed', 'cancelled') OR "visit"."starts_at" IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_uid` ON `visit` (`uid`);--> statement-breakpoint
CREATE INDEX `visit_case` ON `visit` (`case_id`,`id`);--> statement-breakpoint
CREATE INDEX `visit_visitor` ON `visit` (`visitor_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `visit_created_by` ON `visit` (`created_by`);--> statement-breakpoint
CREATE INDEX `visit_report` ON `visit` (`report_hash`);--> statement-breakpoint
ALTER TABLE `case_bill` ADD `valid_until` text;--> statement-breakpoint
ALTER TABLE `case_bill` ADD `rge_from` text;--> statement-breakpoint
ALTER TABLE `case_bill` ADD `rge_until` text;--> statement-breakpoint
ALTER TABLE `case_bill` ADD `rge_domains` text;--> statement-breakpoint
ALTER TABLE `case_document` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `case_document` ADD `replaced_by` integer REFERENCES case_document(id);--> statement-breakpoint
ALTER TABLE `case_document` ADD `dated_on` text;--> statement-breakpoint
ALTER TABLE `case_document` ADD `valid_until` text;--> statement-breakpoint
CREATE INDEX `case_document_replaced_by` ON `case_document` (`replaced_by`);--> statement-breakpoint
CREATE INDEX `case_document_valid` ON `case_document` (`valid_until`,`case_id`);