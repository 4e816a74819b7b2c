ALTER TABLE `case_document` ADD `problem` text;--> statement-breakpoint
ALTER TABLE `case_file` ADD `due_on` text;--> statement-breakpoint
CREATE INDEX `case_state_since` ON `case_file` (`state_since`,`id`);--> statement-breakpoint
CREATE INDEX `case_submitted` ON `case_file` (`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `case_due` ON `case_file` (`due_on`,`id`);