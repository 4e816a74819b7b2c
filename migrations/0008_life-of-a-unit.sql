CREATE TABLE `mandate` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`owner_id` integer NOT NULL,
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
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `unit_document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mandate_order" CHECK("mandate"."ends_on" IS NULL OR "mandate"."ends_on" >= "mandate"."starts_on")
) STRICT;
--> statement-breakpoint
CREATE INDEX `mandate_unit` ON `mandate` (`unit_id`);--> statement-breakpoint
CREATE INDEX `mandate_owner` ON `mandate` (`owner_id`);--> statement-breakpoint
CREATE INDEX `mandate_document` ON `mandate` (`document_id`);--> statement-breakpoint
CREATE INDEX `mandate_made_by` ON `mandate` (`made_by`);--> statement-breakpoint
CREATE TABLE `unit_document` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`hash` text NOT NULL,
	`spell_id` integer,
	`added_by` integer,
	`added_at` text NOT NULL,
	`removed_at` text,
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
ALTER TABLE `owner` ADD `do_not_contact_reason` text;--> statement-breakpoint
ALTER TABLE `owner` ADD `do_not_contact_at` text;--> statement-breakpoint
ALTER TABLE `owner` ADD `do_not_contact_by` integer REFERENCES account(id);--> statement-breakpoint
CREATE INDEX `owner_name` ON `owner` (`name`);--> statement-breakpoint
CREATE INDEX `owner_do_not_contact_by` ON `owner` (`do_not_contact_by`);--> statement-breakpoint
ALTER TABLE `unit_owner` ADD `share` text;--> statement-breakpoint
ALTER TABLE `unit_owner` ADD `undivided` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `unit` ADD `toilets` integer;--> statement-breakpoint
ALTER TABLE `unit` ADD `baths` integer;--> statement-breakpoint
ALTER TABLE `unit` ADD `showers` integer;--> statement-breakpoint
ALTER TABLE `unit` ADD `declared_class_on` text;--> statement-breakpoint
ALTER TABLE `unit` ADD `dpe_number` text;--> statement-breakpoint
ALTER TABLE `unit` ADD `building` text;--> statement-breakpoint
CREATE INDEX `unit_building` ON `unit` (`building`) WHERE "unit"."building" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `unit_rnb` ON `unit` (`rnb_id`) WHERE "unit"."rnb_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `unit_parcel` ON `unit` (`parcel`) WHERE "unit"."parcel" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `unit_address` ON `unit` (`commune`,`address`);