CREATE TABLE `scheme_simulation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`state` text NOT NULL,
	`read_on` text NOT NULL,
	`schemes` text NOT NULL,
	`assumptions` text NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`result` text,
	`asked_by` integer NOT NULL,
	`asked_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`asked_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "scheme_simulation_state" CHECK("scheme_simulation"."state" IN ('waiting', 'running', 'done', 'cancelled', 'failed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `scheme_simulation_asked_by` ON `scheme_simulation` (`asked_by`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `scheme_simulation_one` ON `scheme_simulation` (`asked_by`) WHERE "scheme_simulation"."ended_at" IS NULL;--> statement-breakpoint
ALTER TABLE `scheme_version` ADD `deliberated_on` text;--> statement-breakpoint
ALTER TABLE `scheme_version` ADD `cases` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `scheme_version` ADD `copied_from` integer REFERENCES scheme_version(id);--> statement-breakpoint
ALTER TABLE `scheme_version` ADD `changed_by` integer REFERENCES account(id);--> statement-breakpoint
ALTER TABLE `scheme_version` ADD `changed_at` text;--> statement-breakpoint
ALTER TABLE `scheme_version` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `scheme_version_copied_from` ON `scheme_version` (`copied_from`);--> statement-breakpoint
CREATE INDEX `scheme_version_changed_by` ON `scheme_version` (`changed_by`);--> statement-breakpoint
-- Written by hand from here: whoever wrote in a draft last does not publish it.
CREATE TRIGGER scheme_version_second_person BEFORE UPDATE ON scheme_version
WHEN NEW.state = 'published' AND NEW.published_by IS NEW.changed_by
BEGIN SELECT RAISE(ABORT, 'a scheme version is published by a second person'); END;
