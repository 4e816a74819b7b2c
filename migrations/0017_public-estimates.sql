CREATE TABLE `estimate_tally` (
	`day` text NOT NULL,
	`step` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`day`, `step`),
	CONSTRAINT "estimate_tally_count" CHECK("estimate_tally"."count" > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `public_estimate` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`answers` text NOT NULL,
	`shown` text,
	`claim_hash` text,
	`unit_id` integer,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `public_estimate_token` ON `public_estimate` (`token_hash`);--> statement-breakpoint
CREATE INDEX `public_estimate_expiry` ON `public_estimate` (`expires_at`);--> statement-breakpoint
CREATE INDEX `public_estimate_unit` ON `public_estimate` (`unit_id`);