CREATE TABLE `contact_refusal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner_id` integer NOT NULL,
	`asked_by` text NOT NULL,
	`channel` text NOT NULL,
	`asked_on` text NOT NULL,
	`reason` text NOT NULL,
	`until_day` text,
	`noted_by` integer,
	`noted_at` text NOT NULL,
	`ended_how` text,
	`ended_at` text,
	`ended_by` integer,
	`end_reason` text,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`noted_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contact_refusal_ended" CHECK(("contact_refusal"."ended_at" IS NULL) = ("contact_refusal"."ended_how" IS NULL)),
	CONSTRAINT "contact_refusal_order" CHECK("contact_refusal"."until_day" IS NULL OR "contact_refusal"."until_day" >= "contact_refusal"."asked_on")
) STRICT;
--> statement-breakpoint
CREATE INDEX `contact_refusal_owner` ON `contact_refusal` (`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `contact_refusal_noted_by` ON `contact_refusal` (`noted_by`);--> statement-breakpoint
CREATE INDEX `contact_refusal_ended_by` ON `contact_refusal` (`ended_by`);--> statement-breakpoint
CREATE UNIQUE INDEX `contact_refusal_one_open` ON `contact_refusal` (`owner_id`) WHERE "contact_refusal"."ended_at" IS NULL;--> statement-breakpoint
CREATE TABLE `mandate` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner_id` integer NOT NULL,
	`unit_id` integer,
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
	`revoked_on` text,
	`revoke_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `unit_document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mandate_order" CHECK("mandate"."ends_on" IS NULL OR "mandate"."ends_on" >= "mandate"."starts_on"),
	CONSTRAINT "mandate_revoked" CHECK(("mandate"."revoked_on" IS NULL) = ("mandate"."revoke_reason" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `mandate_owner` ON `mandate` (`owner_id`);--> statement-breakpoint
CREATE INDEX `mandate_unit` ON `mandate` (`unit_id`);--> statement-breakpoint
CREATE INDEX `mandate_document` ON `mandate` (`document_id`);--> statement-breakpoint
CREATE INDEX `mandate_made_by` ON `mandate` (`made_by`);--> statement-breakpoint
ALTER TABLE `campaign_answer` ADD `by_representative` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `campaign_recipient` ADD `mandate_id` integer REFERENCES mandate(id);--> statement-breakpoint
ALTER TABLE `campaign_recipient` ADD `through` text;--> statement-breakpoint
CREATE INDEX `campaign_recipient_mandate` ON `campaign_recipient` (`mandate_id`);--> statement-breakpoint
ALTER TABLE `owner` ADD `legal_representative` text;--> statement-breakpoint
ALTER TABLE `owner` ADD `edited_fields` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `owner_siren` ON `owner` (`siren`) WHERE "owner"."siren" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `contact` ADD `through` text;