DROP INDEX `ledger_envelope`;--> statement-breakpoint
CREATE INDEX `ledger_sums` ON `ledger_entry` (`envelope_id`,`kind`,`amount_cents`);--> statement-breakpoint
CREATE INDEX `ledger_pages` ON `ledger_entry` (`envelope_id`,`id`);--> statement-breakpoint
DROP INDEX `case_state_since`;--> statement-breakpoint
DROP INDEX `case_due`;--> statement-breakpoint
CREATE INDEX `case_by_since` ON `case_file` (`state_since`,`id`,`state`,`assigned_to`,`unit_id`);--> statement-breakpoint
CREATE INDEX `case_by_due` ON `case_file` (CASE WHEN due_on IS NULL THEN '9999-12-31' ELSE due_on END,`id`,`state`,`assigned_to`,`unit_id`);--> statement-breakpoint
CREATE INDEX `case_by_ref` ON `case_file` (`ref`,`id`,`state`,`assigned_to`,`unit_id`);--> statement-breakpoint
CREATE INDEX `case_work` ON `case_file` (`state`,`assigned_to`,`due_on`,`proposed_by`,`unit_id`);--> statement-breakpoint
CREATE INDEX `case_narrow` ON `case_file` (`id`,`state`,`assigned_to`,`unit_id`,`state_since`,`due_on`,`ref`);