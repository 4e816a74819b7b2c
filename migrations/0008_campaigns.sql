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
CREATE INDEX `campaign_letters` ON `campaign` (`letters_hash`);