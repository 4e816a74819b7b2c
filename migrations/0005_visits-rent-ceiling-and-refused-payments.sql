CREATE TABLE `conformity_visit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`visited_on` text NOT NULL,
	`outcome` text NOT NULL,
	`findings` text NOT NULL,
	`reserves` text,
	`visited_by` integer,
	`recorded_at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`visited_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "conformity_visit_outcome" CHECK("conformity_visit"."outcome" IN ('conforming', 'with-reserves', 'not-conforming')),
	CONSTRAINT "conformity_visit_reserves" CHECK(("conformity_visit"."outcome" = 'conforming') = ("conformity_visit"."reserves" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `conformity_visit_case` ON `conformity_visit` (`case_id`,`id`);--> statement-breakpoint
CREATE INDEX `conformity_visit_by` ON `conformity_visit` (`visited_by`);--> statement-breakpoint
ALTER TABLE `payment_request` ADD `rejected_reason` text;--> statement-breakpoint
ALTER TABLE `market_return` ADD `rent_ceiling_cents` integer;