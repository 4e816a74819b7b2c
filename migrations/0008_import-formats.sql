CREATE TABLE `import_heading` (
	`kind` text NOT NULL,
	`heading` text NOT NULL,
	`spelling` text NOT NULL,
	`column_name` text NOT NULL,
	`made_by` integer,
	PRIMARY KEY(`kind`, `heading`),
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_heading_made_by` ON `import_heading` (`made_by`);--> statement-breakpoint
ALTER TABLE `import` ADD `kind` text DEFAULT 'lovac' NOT NULL;--> statement-breakpoint
ALTER TABLE `import` ADD `sheet` text;--> statement-breakpoint
ALTER TABLE `import` ADD `headings` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `import` ADD `choices` text DEFAULT '{}' NOT NULL;