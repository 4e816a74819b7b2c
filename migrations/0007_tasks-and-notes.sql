CREATE TABLE `unit_note` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`text` text NOT NULL,
	`pinned` integer DEFAULT false NOT NULL,
	`form_key` text NOT NULL,
	`made_by` integer,
	`made_at` text NOT NULL,
	`edited_at` text,
	`withdrawn_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_note_form` ON `unit_note` (`form_key`);--> statement-breakpoint
CREATE INDEX `unit_note_unit` ON `unit_note` (`unit_id`,`id`);--> statement-breakpoint
CREATE INDEX `unit_note_made_by` ON `unit_note` (`made_by`);--> statement-breakpoint
CREATE TABLE `digest_choice` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`wanted` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `follow_up_task` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`commune` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`due_on` text NOT NULL,
	`assigned_to` integer,
	`state` text NOT NULL,
	`reason` text,
	`playbook` text,
	`form_key` text NOT NULL,
	`made_by` integer,
	`made_at` text NOT NULL,
	`ended_by` integer,
	`ended_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_to`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "follow_up_task_ended" CHECK(("follow_up_task"."state" = 'open') = ("follow_up_task"."ended_at" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `follow_up_task_form` ON `follow_up_task` (`form_key`);--> statement-breakpoint
CREATE INDEX `follow_up_task_unit` ON `follow_up_task` (`unit_id`,`due_on`);--> statement-breakpoint
CREATE INDEX `follow_up_task_due` ON `follow_up_task` (`assigned_to`,`due_on`,`id`) WHERE "follow_up_task"."state" = 'open';--> statement-breakpoint
CREATE INDEX `follow_up_task_made_by` ON `follow_up_task` (`made_by`);--> statement-breakpoint
CREATE INDEX `follow_up_task_ended_by` ON `follow_up_task` (`ended_by`,`ended_at`);