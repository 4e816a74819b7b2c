CREATE TABLE `act_template` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	`content_hash` text NOT NULL,
	`effective_from` text,
	`copied_from` integer,
	`written_by` integer,
	`written_at` text NOT NULL,
	`published_by` integer,
	`published_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`copied_from`) REFERENCES `act_template`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "act_template_kind" CHECK("act_template"."kind" IN ('agreement')),
	CONSTRAINT "act_template_state" CHECK("act_template"."state" IN ('draft', 'published')),
	CONSTRAINT "act_template_published" CHECK(("act_template"."state" = 'published') = ("act_template"."published_at" IS NOT NULL)),
	CONSTRAINT "act_template_two_people" CHECK("act_template"."published_by" IS NULL OR "act_template"."published_by" IS NOT "act_template"."written_by")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `act_template_number` ON `act_template` (`kind`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `act_template_draft` ON `act_template` (`kind`) WHERE "act_template"."state" = 'draft';--> statement-breakpoint
CREATE INDEX `act_template_copied_from` ON `act_template` (`copied_from`);--> statement-breakpoint
CREATE INDEX `act_template_written_by` ON `act_template` (`written_by`);--> statement-breakpoint
CREATE INDEX `act_template_published_by` ON `act_template` (`published_by`);--> statement-breakpoint
-- Written by hand from here
-- A published template never changes: acts say which version they were drawn from.
CREATE TRIGGER act_template_published_no_update BEFORE UPDATE ON act_template WHEN OLD.state = 'published'
BEGIN SELECT RAISE(ABORT, 'a published template never changes'); END;
--> statement-breakpoint
CREATE TRIGGER act_template_published_no_delete BEFORE DELETE ON act_template WHEN OLD.state = 'published'
BEGIN SELECT RAISE(ABORT, 'a published template never changes'); END;
