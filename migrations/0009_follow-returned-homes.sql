CREATE TABLE `breach` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`undertaking` text NOT NULL,
	`source` text NOT NULL,
	`check_id` integer,
	`broken_on` text NOT NULL,
	`facts` text NOT NULL,
	`state` text NOT NULL,
	`found_by` integer,
	`found_at` text NOT NULL,
	`notice_id` integer,
	`noticed_on` text,
	`reply_by` text,
	`reply` text,
	`replied_at` text,
	`reply_pieces` text DEFAULT '[]' NOT NULL,
	`proposal` text,
	`proposed_by` integer,
	`proposed_at` text,
	`outcome` text,
	`decision` text,
	`computed` text,
	`amount_cents` integer,
	`decided_by` integer,
	`decided_at` text,
	`decision_id` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`check_id`) REFERENCES `home_check`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`found_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notice_id`) REFERENCES `act`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decision_id`) REFERENCES `act`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "breach_state" CHECK("breach"."state" IN ('found', 'noticed', 'replied', 'proposed', 'decided')),
	CONSTRAINT "breach_amount" CHECK("breach"."amount_cents" IS NULL OR "breach"."amount_cents" > 0),
	CONSTRAINT "breach_two_people" CHECK("breach"."decided_by" IS NULL OR "breach"."decided_by" <> "breach"."proposed_by")
) STRICT;
--> statement-breakpoint
CREATE INDEX `breach_case` ON `breach` (`case_id`);--> statement-breakpoint
CREATE INDEX `breach_check` ON `breach` (`check_id`);--> statement-breakpoint
CREATE INDEX `breach_found_by` ON `breach` (`found_by`);--> statement-breakpoint
CREATE INDEX `breach_notice` ON `breach` (`notice_id`);--> statement-breakpoint
CREATE INDEX `breach_proposed_by` ON `breach` (`proposed_by`);--> statement-breakpoint
CREATE INDEX `breach_decided_by` ON `breach` (`decided_by`);--> statement-breakpoint
CREATE INDEX `breach_decision` ON `breach` (`decision_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `breach_one_open` ON `breach` (`case_id`,`undertaking`) WHERE "breach"."state" <> 'decided';--> statement-breakpoint
CREATE TABLE `home_check` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`return_id` integer NOT NULL,
	`kind` text NOT NULL,
	`due_on` text NOT NULL,
	`draw_id` integer,
	`asked_on` text,
	`reminded_on` text,
	`escalated_on` text,
	`answer` text,
	`answered_at` text,
	`hash` text,
	`outcome` text,
	`basis` text,
	`findings` text,
	`settled_by` integer,
	`settled_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`return_id`) REFERENCES `market_return`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`draw_id`) REFERENCES `spot_draw`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "home_check_kind" CHECK("home_check"."kind" IN ('persistence-6', 'persistence-12', 'attestation', 'spot-check')),
	CONSTRAINT "home_check_outcome" CHECK("home_check"."outcome" IN ('persisted', 'vacant', 'unknown')),
	CONSTRAINT "home_check_settled" CHECK(("home_check"."outcome" IS NULL) = ("home_check"."settled_at" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `home_check_once` ON `home_check` (`return_id`,`kind`,`due_on`);--> statement-breakpoint
CREATE INDEX `home_check_case` ON `home_check` (`case_id`);--> statement-breakpoint
CREATE INDEX `home_check_due` ON `home_check` (`due_on`) WHERE "home_check"."outcome" IS NULL;--> statement-breakpoint
CREATE INDEX `home_check_draw` ON `home_check` (`draw_id`);--> statement-breakpoint
CREATE INDEX `home_check_file` ON `home_check` (`hash`);--> statement-breakpoint
CREATE INDEX `home_check_settled_by` ON `home_check` (`settled_by`);--> statement-breakpoint
CREATE TABLE `spot_draw` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`seed` text NOT NULL,
	`share_bp` integer NOT NULL,
	`population` integer NOT NULL,
	`visit_by` text NOT NULL,
	`drawn_by` integer NOT NULL,
	`drawn_at` text NOT NULL,
	FOREIGN KEY (`drawn_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "spot_draw_share" CHECK("spot_draw"."share_bp" BETWEEN 1 AND 10000)
) STRICT;
--> statement-breakpoint
CREATE INDEX `spot_draw_drawn_by` ON `spot_draw` (`drawn_by`);--> statement-breakpoint
CREATE TABLE `handed_evidence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`exit_kind` text NOT NULL,
	`evidence` text NOT NULL,
	`occupied_on` text NOT NULL,
	`monthly_rent_cents` integer,
	`difference` text,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`message` text,
	`handed_by` integer NOT NULL,
	`handed_at` text NOT NULL,
	`checked_by` integer,
	`checked_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`handed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checked_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "handed_evidence_state" CHECK("handed_evidence"."state" IN ('received', 'accepted', 'asked-again'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `handed_evidence_case` ON `handed_evidence` (`case_id`);--> statement-breakpoint
CREATE INDEX `handed_evidence_file` ON `handed_evidence` (`hash`);--> statement-breakpoint
CREATE INDEX `handed_evidence_handed_by` ON `handed_evidence` (`handed_by`);--> statement-breakpoint
CREATE INDEX `handed_evidence_checked_by` ON `handed_evidence` (`checked_by`);--> statement-breakpoint
CREATE TABLE `return_link` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`subject` integer NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	CONSTRAINT "return_link_purpose" CHECK("return_link"."purpose" IN ('check', 'breach', 'transfer'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `return_link_subject` ON `return_link` (`purpose`,`subject`);--> statement-breakpoint
CREATE TABLE `return_finding` (
	`return_id` integer PRIMARY KEY NOT NULL,
	`tenant_band` text,
	`tenant_seen_on` text,
	`tenant_seen_by` integer,
	`difference` text,
	FOREIGN KEY (`return_id`) REFERENCES `market_return`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tenant_seen_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "return_finding_seen" CHECK(("return_finding"."tenant_band" IS NULL) = ("return_finding"."tenant_seen_on" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `return_finding_seen_by` ON `return_finding` (`tenant_seen_by`);--> statement-breakpoint
CREATE TABLE `undertakings_verification` (
	`case_id` integer PRIMARY KEY NOT NULL,
	`verified_by` integer NOT NULL,
	`verified_at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verified_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `undertakings_verification_verified_by` ON `undertakings_verification` (`verified_by`);--> statement-breakpoint
CREATE TABLE `ownership_transfer` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`cause` text NOT NULL,
	`announced_by` text NOT NULL,
	`account_id` integer,
	`announced_at` text NOT NULL,
	`happened_on` text NOT NULL,
	`taker_kind` text NOT NULL,
	`taker_name` text NOT NULL,
	`taker_email` text,
	`taker_address` text,
	`answer_by` text NOT NULL,
	`state` text NOT NULL,
	`acceptance` text,
	`paper_hash` text,
	`answered_at` text,
	`new_owner_id` integer,
	`act_id` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`paper_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`new_owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`act_id`) REFERENCES `act`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ownership_transfer_state" CHECK("ownership_transfer"."state" IN ('asked', 'accepted', 'refused', 'silent'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `ownership_transfer_case` ON `ownership_transfer` (`case_id`);--> statement-breakpoint
CREATE INDEX `ownership_transfer_account` ON `ownership_transfer` (`account_id`);--> statement-breakpoint
CREATE INDEX `ownership_transfer_owner` ON `ownership_transfer` (`new_owner_id`);--> statement-breakpoint
CREATE INDEX `ownership_transfer_act` ON `ownership_transfer` (`act_id`);--> statement-breakpoint
CREATE INDEX `ownership_transfer_paper` ON `ownership_transfer` (`paper_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `ownership_transfer_one_asked` ON `ownership_transfer` (`case_id`) WHERE "ownership_transfer"."state" = 'asked';--> statement-breakpoint
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
	CONSTRAINT "act_kind" CHECK("__new_act"."kind" IN ('receipt', 'document-request', 'eligibility-sheet', 'audit-report', 'decision-grant', 'decision-refusal', 'agreement', 'liquidation', 'payment-order', 'closing-letter', 'breach-notice', 'recovery-decision', 'transfer-acceptance'))
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
CREATE TABLE `__new_undertaking` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "undertaking_order" CHECK("__new_undertaking"."ends_on" > "__new_undertaking"."starts_on"),
	CONSTRAINT "undertaking_state" CHECK("__new_undertaking"."state" IN ('running', 'kept', 'breached', 'released'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_undertaking`("id", "case_id", "kind", "starts_on", "ends_on", "state") SELECT "id", "case_id", "kind", "starts_on", "ends_on", "state" FROM `undertaking`;--> statement-breakpoint
DROP TABLE `undertaking`;--> statement-breakpoint
ALTER TABLE `__new_undertaking` RENAME TO `undertaking`;--> statement-breakpoint
CREATE UNIQUE INDEX `undertaking_kind` ON `undertaking` (`case_id`,`kind`);--> statement-breakpoint
CREATE INDEX `undertaking_end` ON `undertaking` (`state`,`ends_on`);--> statement-breakpoint
ALTER TABLE `market_return` DROP COLUMN `checked_6_on`;--> statement-breakpoint
ALTER TABLE `market_return` DROP COLUMN `checked_12_on`;--> statement-breakpoint
-- Written by hand from here
-- A table made anew loses its triggers: those of 0001 that keep issued acts as they are.
DROP TRIGGER IF EXISTS act_facts_no_update;--> statement-breakpoint
DROP TRIGGER IF EXISTS act_file_once;--> statement-breakpoint
DROP TRIGGER IF EXISTS act_signed_file_once;--> statement-breakpoint
DROP TRIGGER IF EXISTS act_no_delete;--> statement-breakpoint
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
