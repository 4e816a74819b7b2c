CREATE TABLE `simulation_assumptions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`assumptions` text NOT NULL,
	`saved_by` integer NOT NULL,
	`saved_at` text NOT NULL,
	FOREIGN KEY (`saved_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `simulation_assumptions_saved_by` ON `simulation_assumptions` (`saved_by`);
--> statement-breakpoint
-- Written by hand from here
-- What was supposed stays readable: a change is one more row.
CREATE TRIGGER simulation_assumptions_no_update BEFORE UPDATE ON simulation_assumptions
BEGIN SELECT RAISE(ABORT, 'saved assumptions never change'); END;
--> statement-breakpoint
CREATE TRIGGER simulation_assumptions_no_delete BEFORE DELETE ON simulation_assumptions
BEGIN SELECT RAISE(ABORT, 'saved assumptions never change'); END;
