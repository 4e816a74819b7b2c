CREATE TABLE `bulk_deed` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`wish` text,
	`filter` text,
	`total` integer NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`made_by` integer NOT NULL,
	`made_at` text NOT NULL,
	`applied_at` text,
	`undone_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `bulk_deed_made_by` ON `bulk_deed` (`made_by`,`id`);--> statement-breakpoint
CREATE TABLE `bulk_unit` (
	`deed_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`version_seen` integer,
	`verdict` text,
	`state` text NOT NULL,
	`trace` text,
	`fault` text,
	PRIMARY KEY(`deed_id`, `unit_id`),
	FOREIGN KEY (`deed_id`) REFERENCES `bulk_deed`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `bulk_unit_unit` ON `bulk_unit` (`unit_id`);--> statement-breakpoint
CREATE INDEX `bulk_unit_state` ON `bulk_unit` (`deed_id`,`state`,`unit_id`);--> statement-breakpoint
CREATE TABLE `absence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`stand_in_id` integer NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`made_by` integer,
	`made_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stand_in_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "absence_order" CHECK("absence"."to_day" >= "absence"."from_day"),
	CONSTRAINT "absence_other" CHECK("absence"."stand_in_id" <> "absence"."account_id")
) STRICT;
--> statement-breakpoint
CREATE INDEX `absence_account` ON `absence` (`account_id`);--> statement-breakpoint
CREATE INDEX `absence_stand_in` ON `absence` (`stand_in_id`,`to_day`);--> statement-breakpoint
CREATE INDEX `absence_made_by` ON `absence` (`made_by`);--> statement-breakpoint
CREATE TABLE `playbook_version` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`reasons` text NOT NULL,
	`sources` text NOT NULL,
	`steps` text NOT NULL,
	`place` integer NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	`made_by` integer,
	`made_at` text NOT NULL,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `playbook_version_number` ON `playbook_version` (`slug`,`number`);--> statement-breakpoint
CREATE INDEX `playbook_version_made_by` ON `playbook_version` (`made_by`);--> statement-breakpoint
CREATE TABLE `priority_standing` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`weights_id` integer NOT NULL,
	`counted_on` text NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`weights_id`) REFERENCES `priority_weights`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "priority_standing_one" CHECK("priority_standing"."id" = 1)
) STRICT;
--> statement-breakpoint
CREATE INDEX `priority_standing_weights` ON `priority_standing` (`weights_id`);--> statement-breakpoint
CREATE TABLE `priority_weights` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`vacancy` integer NOT NULL,
	`energy` integer NOT NULL,
	`comfort` integer NOT NULL,
	`owner` integer NOT NULL,
	`engaged` integer NOT NULL,
	`potential` integer NOT NULL,
	`reason` text NOT NULL,
	`made_by` integer,
	`made_at` text NOT NULL,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `priority_weights_made_by` ON `priority_weights` (`made_by`);--> statement-breakpoint
ALTER TABLE `follow_up_task` ADD `playbook_slug` text;--> statement-breakpoint
ALTER TABLE `follow_up_task` ADD `step` text;--> statement-breakpoint
ALTER TABLE `follow_up_task` ADD `ticked` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `unit` ADD `priority` integer;--> statement-breakpoint
CREATE INDEX `unit_priority` ON `unit` (`priority`,`id`);--> statement-breakpoint
-- Written by hand from here: the priority score, the same as priority.ts to the thousandth.
-- What each factor says of a vacant unit, in whole thousandths, as of the day on which scores are counted.
CREATE VIEW unit_factor AS SELECT unit.id AS id, unit.commune AS commune,
  min(1000, max(0, (12 * (CAST(substr(standing.counted_on, 1, 4) AS INTEGER) - CAST(substr(unit.vacant_since, 1, 4) AS INTEGER))
    + CAST(substr(standing.counted_on, 6, 2) AS INTEGER) - CAST(substr(unit.vacant_since, 6, 2) AS INTEGER)
    - (substr(unit.vacant_since, 9, 2) > substr(standing.counted_on, 9, 2)) - 12) * 1000 / 108)) AS vacancy,
  CASE coalesce(unit.audited_class, unit.estimated_class, unit.declared_class) WHEN 'A' THEN 0 WHEN 'B' THEN 0 WHEN 'C' THEN 200
    WHEN 'D' THEN 450 WHEN 'E' THEN 750 WHEN 'F' THEN 1000 WHEN 'G' THEN 1000 ELSE 500 END AS energy,
  coalesce(min(1000, max(0, (unit.cadastral_category - 4) * 250)), 500) AS comfort,
  CASE WHEN unit.held_back THEN 0 WHEN unit.owner_kind IS NULL THEN 500 WHEN unit.owner_kind = 'individual' THEN 1000 ELSE 600 END AS owner,
  CASE unit.status WHEN 'not-followed' THEN 400 WHEN 'awaiting-answer' THEN 300 WHEN 'first-contact' THEN 800
    WHEN 'in-progress' THEN 1000 WHEN 'completed' THEN 0 WHEN 'blocked' THEN 100 END AS engaged,
  CASE WHEN unit.kind = 'other' THEN 0 WHEN unit.living_area IS NULL THEN 500
    ELSE min(1000, max(0, CAST((unit.living_area - 9) * 1000 / 71 AS INTEGER))) END AS potential
FROM unit JOIN priority_standing standing ON standing.id = 1 WHERE unit.vacant_since IS NOT NULL;
--> statement-breakpoint
-- The score by the weights in force; no row for a unit that is not vacant.
CREATE VIEW unit_priority_now AS SELECT factor.id AS id,
  (factor.vacancy * w.vacancy + factor.energy * w.energy + factor.comfort * w.comfort + factor.owner * w.owner + factor.engaged * w.engaged
    + factor.potential * w.potential + 5 * (w.vacancy + w.energy + w.comfort + w.owner + w.engaged + w.potential))
  / (10 * (w.vacancy + w.energy + w.comfort + w.owner + w.engaged + w.potential)) AS score
FROM unit_factor factor JOIN priority_standing standing ON standing.id = 1 JOIN priority_weights w ON w.id = standing.weights_id;
--> statement-breakpoint
CREATE TRIGGER unit_priority_insert AFTER INSERT ON unit WHEN NEW.vacant_since IS NOT NULL
BEGIN UPDATE unit SET priority = (SELECT score FROM unit_priority_now WHERE id = NEW.id) WHERE id = NEW.id; END;
--> statement-breakpoint
CREATE TRIGGER unit_priority_update AFTER UPDATE OF vacant_since, declared_class, estimated_class, audited_class, cadastral_category, owner_kind,
  held_back, status, kind, living_area ON unit
WHEN (NEW.held_back, NEW.status, NEW.kind) <> (OLD.held_back, OLD.status, OLD.kind) OR NEW.vacant_since IS NOT OLD.vacant_since
  OR NEW.declared_class IS NOT OLD.declared_class OR NEW.estimated_class IS NOT OLD.estimated_class OR NEW.audited_class IS NOT OLD.audited_class
  OR NEW.cadastral_category IS NOT OLD.cadastral_category OR NEW.owner_kind IS NOT OLD.owner_kind OR NEW.living_area IS NOT OLD.living_area
BEGIN UPDATE unit SET priority = (SELECT score FROM unit_priority_now WHERE id = NEW.id) WHERE id = NEW.id; END;
