CREATE TABLE `envelope_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`envelope_id` integer,
	`target_id` integer,
	`opening` text,
	`ap_cents` integer NOT NULL,
	`cp_cents` integer NOT NULL,
	`commune` text,
	`reason` text NOT NULL,
	`proposed_by` integer NOT NULL,
	`proposed_at` text NOT NULL,
	`decided_by` integer,
	`decided_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`envelope_id`) REFERENCES `envelope`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_id`) REFERENCES `envelope`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "envelope_change_kind" CHECK("envelope_change"."kind" IN ('initial', 'supplementary', 'reduction', 'credits', 'transfer', 'carry-over', 'share')),
	CONSTRAINT "envelope_change_state" CHECK("envelope_change"."state" IN ('proposed', 'approved', 'refused')),
	CONSTRAINT "envelope_change_amounts" CHECK("envelope_change"."ap_cents" >= 0 AND "envelope_change"."cp_cents" >= 0),
	CONSTRAINT "envelope_change_two_people" CHECK("envelope_change"."decided_by" IS NULL OR "envelope_change"."decided_by" <> "envelope_change"."proposed_by")
) STRICT;
--> statement-breakpoint
CREATE INDEX `envelope_change_envelope` ON `envelope_change` (`envelope_id`);--> statement-breakpoint
CREATE INDEX `envelope_change_target` ON `envelope_change` (`target_id`);--> statement-breakpoint
CREATE INDEX `envelope_change_proposed_by` ON `envelope_change` (`proposed_by`);--> statement-breakpoint
CREATE INDEX `envelope_change_decided_by` ON `envelope_change` (`decided_by`);--> statement-breakpoint
CREATE TABLE `envelope_share` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`envelope_id` integer NOT NULL,
	`commune` text NOT NULL,
	`amount_cents` integer NOT NULL,
	FOREIGN KEY (`envelope_id`) REFERENCES `envelope`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "envelope_share_amount" CHECK("envelope_share"."amount_cents" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `envelope_share_commune` ON `envelope_share` (`envelope_id`,`commune`);--> statement-breakpoint
CREATE TABLE `payment_run` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` text NOT NULL,
	`payments` integer NOT NULL,
	`total_cents` integer NOT NULL,
	`content` text NOT NULL,
	`sha256` text NOT NULL,
	`made_by` integer NOT NULL,
	`made_at` text NOT NULL,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_run_number` ON `payment_run` (`number`);--> statement-breakpoint
CREATE INDEX `payment_run_made_by` ON `payment_run` (`made_by`);--> statement-breakpoint
CREATE TABLE `recovery_order` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`number` text NOT NULL,
	`cause` text NOT NULL,
	`deed` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`computation` text NOT NULL,
	`due_on` text NOT NULL,
	`terms` text NOT NULL,
	`state` text NOT NULL,
	`opened_by` integer,
	`opened_at` text NOT NULL,
	`write_off_reason` text,
	`write_off_asked_by` integer,
	`written_off_by` integer,
	`written_off_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`write_off_asked_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_off_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recovery_order_cause" CHECK("recovery_order"."cause" IN ('overpayment', 'clawback')),
	CONSTRAINT "recovery_order_state" CHECK("recovery_order"."state" IN ('open', 'partly', 'paid', 'written-off')),
	CONSTRAINT "recovery_order_positive" CHECK("recovery_order"."amount_cents" > 0),
	CONSTRAINT "recovery_order_two_people" CHECK("recovery_order"."written_off_by" IS NULL OR "recovery_order"."written_off_by" <> "recovery_order"."write_off_asked_by")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `recovery_order_number` ON `recovery_order` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `recovery_order_deed` ON `recovery_order` (`case_id`,`deed`);--> statement-breakpoint
CREATE INDEX `recovery_order_opened_by` ON `recovery_order` (`opened_by`);--> statement-breakpoint
CREATE INDEX `recovery_order_asked_by` ON `recovery_order` (`write_off_asked_by`);--> statement-breakpoint
CREATE INDEX `recovery_order_written_off_by` ON `recovery_order` (`written_off_by`);--> statement-breakpoint
CREATE TABLE `recovery_receipt` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`recovery_id` integer NOT NULL,
	`amount_cents` integer NOT NULL,
	`received_on` text NOT NULL,
	`reference` text NOT NULL,
	`entered_by` integer,
	`entered_at` text NOT NULL,
	FOREIGN KEY (`recovery_id`) REFERENCES `recovery_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recovery_receipt_positive" CHECK("recovery_receipt"."amount_cents" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `recovery_receipt_reference` ON `recovery_receipt` (`recovery_id`,`reference`);--> statement-breakpoint
CREATE INDEX `recovery_receipt_entered_by` ON `recovery_receipt` (`entered_by`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_act` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`facts` text NOT NULL,
	`verification_code` text NOT NULL,
	`file_hash` text,
	`signed_file_hash` text,
	`issued_by` integer,
	`issued_at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_file_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "act_kind" CHECK("__new_act"."kind" IN ('receipt', 'document-request', 'eligibility-sheet', 'audit-report', 'decision-grant', 'decision-refusal', 'agreement', 'liquidation', 'payment-order', 'closing-letter', 'recovery-order'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_act`("id", "case_id", "kind", "number", "facts", "verification_code", "file_hash", "signed_file_hash", "issued_by", "issued_at") SELECT "id", "case_id", "kind", "number", "facts", "verification_code", "file_hash", "signed_file_hash", "issued_by", "issued_at" FROM `act`;--> statement-breakpoint
DROP TABLE `act`;--> statement-breakpoint
ALTER TABLE `__new_act` RENAME TO `act`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `act_number` ON `act` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `act_verification_code` ON `act` (`verification_code`);--> statement-breakpoint
CREATE INDEX `act_case` ON `act` (`case_id`,`kind`);--> statement-breakpoint
CREATE INDEX `act_file` ON `act` (`file_hash`);--> statement-breakpoint
CREATE INDEX `act_signed_file` ON `act` (`signed_file_hash`);--> statement-breakpoint
CREATE INDEX `act_issued_by` ON `act` (`issued_by`);--> statement-breakpoint
CREATE TABLE `__new_ledger_entry` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`envelope_id` integer NOT NULL,
	`case_id` integer,
	`kind` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`movement_key` text NOT NULL,
	`at` text NOT NULL,
	`actor_id` integer,
	FOREIGN KEY (`envelope_id`) REFERENCES `envelope`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_positive" CHECK("__new_ledger_entry"."amount_cents" > 0),
	CONSTRAINT "ledger_kind" CHECK("__new_ledger_entry"."kind" IN ('vote-ap', 'vote-cp', 'cut-ap', 'cut-cp', 'reserve', 'unreserve', 'engage', 'release', 'order', 'unorder', 'pay', 'recover'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_ledger_entry`("id", "envelope_id", "case_id", "kind", "amount_cents", "movement_key", "at", "actor_id") SELECT "id", "envelope_id", "case_id", "kind", "amount_cents", "movement_key", "at", "actor_id" FROM `ledger_entry`;--> statement-breakpoint
DROP TABLE `ledger_entry`;--> statement-breakpoint
ALTER TABLE `__new_ledger_entry` RENAME TO `ledger_entry`;--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_key` ON `ledger_entry` (`movement_key`);--> statement-breakpoint
CREATE INDEX `ledger_envelope` ON `ledger_entry` (`envelope_id`,`kind`);--> statement-breakpoint
CREATE INDEX `ledger_case` ON `ledger_entry` (`case_id`);--> statement-breakpoint
CREATE INDEX `ledger_actor` ON `ledger_entry` (`actor_id`);--> statement-breakpoint
ALTER TABLE `envelope` ADD `scheme` text;--> statement-breakpoint
ALTER TABLE `payment_request` ADD `account_released_by` integer REFERENCES account(id);--> statement-breakpoint
ALTER TABLE `payment_request` ADD `account_released_at` text;--> statement-breakpoint
ALTER TABLE `payment_request` ADD `account_release_reason` text;--> statement-breakpoint
ALTER TABLE `payment_request` ADD `run_id` integer REFERENCES payment_run(id);--> statement-breakpoint
ALTER TABLE `payment_request` ADD `mandate` text;--> statement-breakpoint
CREATE INDEX `payment_request_released_by` ON `payment_request` (`account_released_by`);--> statement-breakpoint
CREATE INDEX `payment_request_run` ON `payment_request` (`run_id`);--> statement-breakpoint
CREATE INDEX `payment_request_state` ON `payment_request` (`state`);--> statement-breakpoint
-- Written by hand from here.
-- The ledger was made anew to take more kinds of movement: its guards went with the old one.
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
--> statement-breakpoint
-- What came in is never rewritten either.
CREATE TRIGGER recovery_receipt_no_update BEFORE UPDATE ON recovery_receipt BEGIN SELECT RAISE(ABORT, 'a receipt never changes'); END;
--> statement-breakpoint
CREATE TRIGGER recovery_receipt_no_delete BEFORE DELETE ON recovery_receipt BEGIN SELECT RAISE(ABORT, 'a receipt never changes'); END;
--> statement-breakpoint
-- The table of acts was made anew to take more kinds: its guards went with the old one.
CREATE TRIGGER act_facts_no_update BEFORE UPDATE OF case_id, kind, number, facts, verification_code, issued_by, issued_at ON act
BEGIN SELECT RAISE(ABORT, 'an issued act never changes'); END;
--> statement-breakpoint
CREATE TRIGGER act_file_once BEFORE UPDATE OF file_hash ON act WHEN OLD.file_hash IS NOT NULL AND NEW.file_hash IS NOT OLD.file_hash
BEGIN SELECT RAISE(ABORT, 'the document of an issued act is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER act_signed_file_once BEFORE UPDATE OF signed_file_hash ON act WHEN OLD.signed_file_hash IS NOT NULL AND NEW.signed_file_hash IS NOT OLD.signed_file_hash
BEGIN SELECT RAISE(ABORT, 'the signed document of an act is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER act_no_delete BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'an issued act never changes'); END;
