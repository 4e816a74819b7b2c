DROP INDEX `unit_commune`;--> statement-breakpoint
DROP INDEX `unit_status`;--> statement-breakpoint
DROP INDEX `unit_assigned_to`;--> statement-breakpoint
ALTER TABLE `unit` ADD `owner_kind` text;--> statement-breakpoint
ALTER TABLE `unit` ADD `invented` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `unit_owner_name` ON `unit` (`owner_name`,`id`);--> statement-breakpoint
CREATE INDEX `unit_commune` ON `unit` (`commune`,`vacant_since`,`id`);--> statement-breakpoint
CREATE INDEX `unit_status` ON `unit` (`status`,`vacant_since`,`id`);--> statement-breakpoint
CREATE INDEX `unit_assigned_to` ON `unit` (`assigned_to`,`vacant_since`,`id`);--> statement-breakpoint
ALTER TABLE `import_rejection` ADD `line_kept` integer DEFAULT false NOT NULL;