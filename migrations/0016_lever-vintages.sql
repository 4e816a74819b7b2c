CREATE TABLE `lever_vintage` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`lever` text NOT NULL,
	`state` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`source` text NOT NULL,
	`confirmed` integer NOT NULL,
	`value` text NOT NULL,
	`revision` integer NOT NULL,
	`written_by` integer NOT NULL,
	`written_at` text NOT NULL,
	`published_by` integer,
	`published_at` text,
	FOREIGN KEY (`written_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "lever_vintage_state" CHECK("lever_vintage"."state" IN ('draft', 'published')),
	CONSTRAINT "lever_vintage_published" CHECK(("lever_vintage"."state" = 'published') = ("lever_vintage"."published_by" IS NOT NULL)),
	CONSTRAINT "lever_vintage_two_people" CHECK("lever_vintage"."published_by" IS NULL OR "lever_vintage"."published_by" <> "lever_vintage"."written_by")
) STRICT;
--> statement-breakpoint
CREATE INDEX `lever_vintage_written_by` ON `lever_vintage` (`written_by`);--> statement-breakpoint
CREATE INDEX `lever_vintage_published_by` ON `lever_vintage` (`published_by`);--> statement-breakpoint
-- Written by hand from here: what is published never changes.
CREATE TRIGGER lever_vintage_published_no_update BEFORE UPDATE ON lever_vintage WHEN OLD.state = 'published'
BEGIN SELECT RAISE(ABORT, 'a published vintage never changes'); END;
--> statement-breakpoint
CREATE TRIGGER lever_vintage_published_no_delete BEFORE DELETE ON lever_vintage WHEN OLD.state = 'published'
BEGIN SELECT RAISE(ABORT, 'a published vintage never changes'); END;
