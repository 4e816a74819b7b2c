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
ALTER TABLE `unit_document` ADD `thumbnail` text REFERENCES file(hash);--> statement-breakpoint
ALTER TABLE `unit_document` ADD `removed_at` text;--> statement-breakpoint
ALTER TABLE `unit_document` ADD `removed_by` integer REFERENCES account(id);--> statement-breakpoint
ALTER TABLE `unit_document` ADD `removed_reason` text;--> statement-breakpoint
CREATE INDEX `unit_document_thumbnail` ON `unit_document` (`thumbnail`);--> statement-breakpoint
CREATE INDEX `unit_document_removed_by` ON `unit_document` (`removed_by`);--> statement-breakpoint
ALTER TABLE `unit` ADD `building_id` integer REFERENCES building(id);--> statement-breakpoint
ALTER TABLE `unit` ADD `dpe_number` text;--> statement-breakpoint
ALTER TABLE `unit` ADD `dpe_on` text;--> statement-breakpoint
CREATE INDEX `unit_building` ON `unit` (`building_id`) WHERE "unit"."building_id" IS NOT NULL;