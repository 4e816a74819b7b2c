CREATE TABLE `act_signatory` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`act_id` integer NOT NULL,
	`owner_id` integer NOT NULL,
	`place` integer NOT NULL,
	`name` text NOT NULL,
	`capacity` text NOT NULL,
	`email` text,
	`account_id` integer,
	`invited_at` text,
	`reminders` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`act_id`) REFERENCES `act`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `act_signatory_owner` ON `act_signatory` (`act_id`,`owner_id`);--> statement-breakpoint
CREATE INDEX `act_signatory_owner_id` ON `act_signatory` (`owner_id`);--> statement-breakpoint
CREATE INDEX `act_signatory_account` ON `act_signatory` (`account_id`);--> statement-breakpoint
CREATE INDEX `act_signatory_email` ON `act_signatory` (`email`);--> statement-breakpoint
CREATE TABLE `amendment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`agreement_id` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`changes` text NOT NULL,
	`drafted_by` integer NOT NULL,
	`drafted_at` text NOT NULL,
	`decided_by` integer,
	`decided_at` text,
	`decision_note` text,
	`act_id` integer,
	`effective_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `act`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`drafted_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`act_id`) REFERENCES `act`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "amendment_state" CHECK("amendment"."state" IN ('proposed', 'refused', 'to-sign', 'signed', 'abandoned')),
	CONSTRAINT "amendment_second_person" CHECK("amendment"."decided_by" IS NULL OR "amendment"."decided_by" <> "amendment"."drafted_by"),
	CONSTRAINT "amendment_act_when_decided" CHECK("amendment"."state" NOT IN ('to-sign', 'signed') OR "amendment"."act_id" IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE INDEX `amendment_case` ON `amendment` (`case_id`,`id`);--> statement-breakpoint
CREATE INDEX `amendment_agreement` ON `amendment` (`agreement_id`);--> statement-breakpoint
CREATE INDEX `amendment_drafted_by` ON `amendment` (`drafted_by`);--> statement-breakpoint
CREATE INDEX `amendment_decided_by` ON `amendment` (`decided_by`);--> statement-breakpoint
CREATE UNIQUE INDEX `amendment_act` ON `amendment` (`act_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `amendment_one_open` ON `amendment` (`case_id`) WHERE "amendment"."state" IN ('proposed', 'to-sign');--> statement-breakpoint
CREATE TABLE `act_paper_copy` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`act_id` integer NOT NULL,
	`scan_id` integer NOT NULL,
	`hash` text NOT NULL,
	`pages` integer NOT NULL,
	`confirmed_by` integer NOT NULL,
	`confirmed_at` text NOT NULL,
	FOREIGN KEY (`act_id`) REFERENCES `act`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`scan_id`) REFERENCES `act_scan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `act_paper_copy_scan` ON `act_paper_copy` (`act_id`,`scan_id`);--> statement-breakpoint
CREATE INDEX `act_paper_copy_scan_id` ON `act_paper_copy` (`scan_id`);--> statement-breakpoint
CREATE INDEX `act_paper_copy_file` ON `act_paper_copy` (`hash`);--> statement-breakpoint
CREATE INDEX `act_paper_copy_confirmed_by` ON `act_paper_copy` (`confirmed_by`);--> statement-breakpoint
CREATE TABLE `act_scan_page` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`scan_id` integer NOT NULL,
	`place` integer NOT NULL,
	`source` text NOT NULL,
	`source_page` integer NOT NULL,
	`image_hash` text,
	`act_id` integer,
	`page` integer,
	`pages` integer,
	`fault` text,
	FOREIGN KEY (`scan_id`) REFERENCES `act_scan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`image_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`act_id`) REFERENCES `act`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "act_scan_page_fault" CHECK("act_scan_page"."fault" IS NULL OR "act_scan_page"."fault" IN ('no-code', 'foreign', 'unreadable')),
	CONSTRAINT "act_scan_page_known" CHECK(("act_scan_page"."fault" IS NULL) = ("act_scan_page"."act_id" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `act_scan_page_place` ON `act_scan_page` (`scan_id`,`place`);--> statement-breakpoint
CREATE INDEX `act_scan_page_image` ON `act_scan_page` (`image_hash`);--> statement-breakpoint
CREATE INDEX `act_scan_page_act` ON `act_scan_page` (`act_id`);--> statement-breakpoint
CREATE TABLE `act_scan` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`state` text NOT NULL,
	`sources` text NOT NULL,
	`uploaded_by` integer NOT NULL,
	`uploaded_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`uploaded_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "act_scan_state" CHECK("act_scan"."state" IN ('reading', 'read', 'discarded'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `act_scan_uploaded_by` ON `act_scan` (`uploaded_by`);--> statement-breakpoint
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
	CONSTRAINT "act_kind" CHECK("__new_act"."kind" IN ('receipt', 'document-request', 'eligibility-sheet', 'audit-report', 'decision-grant', 'decision-refusal', 'agreement', 'amendment', 'financing-plan', 'liquidation', 'payment-order', 'closing-letter'))
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
DROP INDEX `signature_party`;--> statement-breakpoint
ALTER TABLE `signature` ADD `signatory_id` integer REFERENCES act_signatory(id);--> statement-breakpoint
CREATE UNIQUE INDEX `signature_once` ON `signature` (`act_id`,`signatory_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `signature_authority` ON `signature` (`act_id`) WHERE "signature"."party" = 'authority';--> statement-breakpoint
CREATE INDEX `signature_signatory` ON `signature` (`signatory_id`);--> statement-breakpoint
ALTER TABLE `case_file` ADD `amended_terms` text;--> statement-breakpoint
-- Written by hand from here: the acts were copied to a table that knows more kinds, and their triggers went with the old one.
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
--> statement-breakpoint
-- Agreements issued when the applicant signed alone: the applicant is their one signatory, and what they signed is theirs.
INSERT INTO act_signatory (act_id, owner_id, place, name, capacity, email, account_id)
SELECT act.id, owner.id, 1, owner.name, 'owner', lower(coalesce(account.email, owner.email)), owner.account_id
FROM act JOIN case_file ON case_file.id = act.case_id JOIN owner ON owner.id = case_file.owner_id
LEFT JOIN account ON account.id = owner.account_id WHERE act.kind = 'agreement';
--> statement-breakpoint
DROP TRIGGER signature_no_update;
--> statement-breakpoint
UPDATE signature SET signatory_id = (SELECT act_signatory.id FROM act_signatory WHERE act_signatory.act_id = signature.act_id)
WHERE party = 'owner';
--> statement-breakpoint
CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature BEGIN SELECT RAISE(ABORT, 'a signature never changes'); END;
--> statement-breakpoint
CREATE TRIGGER signature_for_whom BEFORE INSERT ON signature WHEN (NEW.party = 'owner') <> (NEW.signatory_id IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an owner signs as a signatory of the act, the authority as none'); END;
--> statement-breakpoint
CREATE TRIGGER act_signatory_no_update BEFORE UPDATE OF act_id, owner_id, place, name, capacity ON act_signatory
BEGIN SELECT RAISE(ABORT, 'the signatories of an issued act never change'); END;
--> statement-breakpoint
CREATE TRIGGER act_signatory_no_delete BEFORE DELETE ON act_signatory
BEGIN SELECT RAISE(ABORT, 'the signatories of an issued act never change'); END;
--> statement-breakpoint
CREATE TRIGGER act_paper_copy_no_update BEFORE UPDATE ON act_paper_copy
BEGIN SELECT RAISE(ABORT, 'a signed paper kept beside an act never changes'); END;
--> statement-breakpoint
CREATE TRIGGER act_paper_copy_no_delete BEFORE DELETE ON act_paper_copy
BEGIN SELECT RAISE(ABORT, 'a signed paper kept beside an act never changes'); END;
--> statement-breakpoint
CREATE TRIGGER amendment_decided_no_update BEFORE UPDATE OF case_id, agreement_id, reason, changes ON amendment WHEN OLD.state <> 'proposed'
BEGIN SELECT RAISE(ABORT, 'a decided amendment never changes'); END;
--> statement-breakpoint
CREATE TRIGGER amendment_no_delete BEFORE DELETE ON amendment WHEN OLD.state <> 'proposed'
BEGIN SELECT RAISE(ABORT, 'a decided amendment never changes'); END;
