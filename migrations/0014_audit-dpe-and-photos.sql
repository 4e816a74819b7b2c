CREATE TABLE `audit_dpe` (
	`audit_id` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`reading` text NOT NULL,
	`added_by` integer,
	`added_at` text NOT NULL,
	FOREIGN KEY (`audit_id`) REFERENCES `audit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_dpe_file` ON `audit_dpe` (`hash`);--> statement-breakpoint
CREATE INDEX `audit_dpe_added_by` ON `audit_dpe` (`added_by`);--> statement-breakpoint
CREATE TABLE `audit_photo` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`audit_id` integer NOT NULL,
	`part` text NOT NULL,
	`label` text NOT NULL,
	`hash` text NOT NULL,
	`added_by` integer,
	`added_at` text NOT NULL,
	FOREIGN KEY (`audit_id`) REFERENCES `audit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_photo_audit` ON `audit_photo` (`audit_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_photo_file` ON `audit_photo` (`hash`);--> statement-breakpoint
CREATE INDEX `audit_photo_added_by` ON `audit_photo` (`added_by`);