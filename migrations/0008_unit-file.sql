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