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
CREATE TABLE `case_appeal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`contested` text NOT NULL,
	`contested_by` integer,
	`notified_on` text NOT NULL,
	`received_on` text NOT NULL,
	`arguments` text NOT NULL,
	`reply_due` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`reason` text,
	`registered_by` integer NOT NULL,
	`registered_at` text NOT NULL,
	`decided_by` integer,
	`decided_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contested_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registered_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_appeal_kind" CHECK("case_appeal"."kind" IN ('gracious', 'hierarchical')),
	CONSTRAINT "case_appeal_state" CHECK("case_appeal"."state" IN ('open', 'rejected', 'allowed', 'inadmissible')),
	CONSTRAINT "case_appeal_contested" CHECK("case_appeal"."contested" IN ('refuse', 'dismiss', 'grant')),
	CONSTRAINT "case_appeal_other_person" CHECK("case_appeal"."decided_by" IS NULL OR "case_appeal"."decided_by" IS NOT "case_appeal"."contested_by"),
	CONSTRAINT "case_appeal_in_order" CHECK("case_appeal"."received_on" >= "case_appeal"."notified_on")
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_appeal_case` ON `case_appeal` (`case_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `case_appeal_one_open` ON `case_appeal` (`case_id`) WHERE "case_appeal"."state" = 'open';--> statement-breakpoint
CREATE INDEX `case_appeal_due` ON `case_appeal` (`state`,`reply_due`);--> statement-breakpoint
CREATE INDEX `case_appeal_contested_by` ON `case_appeal` (`contested_by`);--> statement-breakpoint
CREATE INDEX `case_appeal_registered_by` ON `case_appeal` (`registered_by`);--> statement-breakpoint
CREATE INDEX `case_appeal_decided_by` ON `case_appeal` (`decided_by`);--> statement-breakpoint
CREATE TABLE `case_applicant` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`owner_id` integer NOT NULL,
	`right_held` text,
	`share` text,
	`undivided` integer DEFAULT false NOT NULL,
	`standing` text NOT NULL,
	`source` text NOT NULL,
	`email` text,
	`siren` text,
	`legal_representative` text,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_applicant_standing" CHECK("case_applicant"."standing" IN ('holds', 'left')),
	CONSTRAINT "case_applicant_source" CHECK("case_applicant"."source" IN ('register', 'applicant', 'officer'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `case_applicant_once` ON `case_applicant` (`case_id`,`owner_id`);--> statement-breakpoint
CREATE INDEX `case_applicant_owner` ON `case_applicant` (`owner_id`);--> statement-breakpoint
CREATE TABLE `case_consent` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`applicant_id` integer NOT NULL,
	`sent_to` text,
	`mark` text NOT NULL,
	`amount_cents` integer,
	`asked_at` text NOT NULL,
	`expires_on` text,
	`reminded_at` text,
	`answer` text,
	`answered_at` text,
	`reason` text,
	`document_id` integer,
	`entered_by` integer,
	FOREIGN KEY (`applicant_id`) REFERENCES `case_applicant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `case_document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_consent_answer" CHECK("case_consent"."answer" IS NULL OR "case_consent"."answer" IN ('yes', 'no')),
	CONSTRAINT "case_consent_answered" CHECK(("case_consent"."answer" IS NULL) = ("case_consent"."answered_at" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_consent_applicant` ON `case_consent` (`applicant_id`,`id`);--> statement-breakpoint
CREATE INDEX `case_consent_document` ON `case_consent` (`document_id`);--> statement-breakpoint
CREATE INDEX `case_consent_entered_by` ON `case_consent` (`entered_by`);--> statement-breakpoint
CREATE TABLE `case_filing` (
	`case_id` integer PRIMARY KEY NOT NULL,
	`way` text NOT NULL,
	`filed_by` integer,
	`mandate_id` integer,
	`paper` text,
	`kept_where` text,
	`at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`filed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mandate_id`) REFERENCES `mandate`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_filing_way" CHECK("case_filing"."way" IN ('representative', 'officer'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_filing_filed_by` ON `case_filing` (`filed_by`);--> statement-breakpoint
CREATE INDEX `case_filing_mandate` ON `case_filing` (`mandate_id`);--> statement-breakpoint
CREATE TABLE `bill_waiver` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`bill_id` integer NOT NULL,
	`flag` text NOT NULL,
	`reason` text NOT NULL,
	`waived_by` integer NOT NULL,
	`waived_at` text NOT NULL,
	FOREIGN KEY (`bill_id`) REFERENCES `case_bill`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`waived_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `bill_waiver_flag` ON `bill_waiver` (`bill_id`,`flag`);--> statement-breakpoint
CREATE INDEX `bill_waiver_by` ON `bill_waiver` (`waived_by`);--> statement-breakpoint
CREATE TABLE `case_extension` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`what` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`reason` text NOT NULL,
	`state` text DEFAULT 'requested' NOT NULL,
	`requested_by` integer,
	`requested_at` text NOT NULL,
	`decided_by` integer,
	`decided_at` text,
	`decision_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requested_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_extension_what" CHECK("case_extension"."what" IN ('start-works', 'finish-works')),
	CONSTRAINT "case_extension_state" CHECK("case_extension"."state" IN ('requested', 'granted', 'refused')),
	CONSTRAINT "case_extension_later" CHECK("case_extension"."to_day" > "case_extension"."from_day")
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_extension_case` ON `case_extension` (`case_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `case_extension_one_open` ON `case_extension` (`case_id`) WHERE "case_extension"."state" = 'requested';--> statement-breakpoint
CREATE INDEX `case_extension_requested_by` ON `case_extension` (`requested_by`);--> statement-breakpoint
CREATE INDEX `case_extension_decided_by` ON `case_extension` (`decided_by`);--> statement-breakpoint
CREATE TABLE `case_pause` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`cause` text NOT NULL,
	`reason` text NOT NULL,
	`started_at` text NOT NULL,
	`started_by` integer,
	`due_on` text,
	`ended_at` text,
	`ended_by` integer,
	`end_reason` text,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`started_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_pause_cause" CHECK("case_pause"."cause" IN ('owner-request', 'third-party', 'dispute', 'other'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_pause_case` ON `case_pause` (`case_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `case_pause_one_open` ON `case_pause` (`case_id`) WHERE "case_pause"."ended_at" IS NULL;--> statement-breakpoint
CREATE INDEX `case_pause_started_by` ON `case_pause` (`started_by`);--> statement-breakpoint
CREATE INDEX `case_pause_ended_by` ON `case_pause` (`ended_by`);--> statement-breakpoint
CREATE TABLE `committee_item` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`session_id` integer NOT NULL,
	`case_id` integer NOT NULL,
	`rank` integer NOT NULL,
	`provisional` text DEFAULT 'undecided' NOT NULL,
	`reason` text,
	`seen_since` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`outcome` text DEFAULT 'waiting' NOT NULL,
	`fault` text,
	`fault_params` text,
	`decided_at` text,
	FOREIGN KEY (`session_id`) REFERENCES `committee_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "committee_item_provisional" CHECK("committee_item"."provisional" IN ('undecided', 'yes', 'no', 'postponed')),
	CONSTRAINT "committee_item_outcome" CHECK("committee_item"."outcome" IN ('waiting', 'granted', 'refused', 'postponed', 'failed')),
	CONSTRAINT "committee_item_amount" CHECK("committee_item"."amount_cents" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `committee_item_case` ON `committee_item` (`session_id`,`case_id`);--> statement-breakpoint
CREATE INDEX `committee_item_of_case` ON `committee_item` (`case_id`);--> statement-breakpoint
CREATE TABLE `committee_session` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` text NOT NULL,
	`state` text DEFAULT 'planned' NOT NULL,
	`held_on` text NOT NULL,
	`place` text NOT NULL,
	`ceiling_cents` integer,
	`planned_by` integer NOT NULL,
	`planned_at` text NOT NULL,
	`closed_by` integer,
	`closed_at` text,
	`ended_at` text,
	`agenda_hash` text,
	`minutes_hash` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`planned_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agenda_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`minutes_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "committee_session_state" CHECK("committee_session"."state" IN ('planned', 'deciding', 'closed', 'cancelled')),
	CONSTRAINT "committee_session_ceiling" CHECK("committee_session"."ceiling_cents" IS NULL OR "committee_session"."ceiling_cents" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `committee_session_number` ON `committee_session` (`number`);--> statement-breakpoint
CREATE INDEX `committee_session_held` ON `committee_session` (`held_on`,`id`);--> statement-breakpoint
CREATE INDEX `committee_session_planned_by` ON `committee_session` (`planned_by`);--> statement-breakpoint
CREATE INDEX `committee_session_closed_by` ON `committee_session` (`closed_by`);--> statement-breakpoint
CREATE INDEX `committee_session_agenda` ON `committee_session` (`agenda_hash`);--> statement-breakpoint
CREATE INDEX `committee_session_minutes` ON `committee_session` (`minutes_hash`);--> statement-breakpoint
CREATE TABLE `draft_notice` (
	`case_id` integer NOT NULL,
	`number` integer NOT NULL,
	`sent_at` text NOT NULL,
	`until` text NOT NULL,
	PRIMARY KEY(`case_id`, `number`),
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `kept_typing` (
	`case_id` integer NOT NULL,
	`question` text NOT NULL,
	`account_id` integer NOT NULL,
	`typed` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`case_id`, `question`, `account_id`),
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `kept_typing_account` ON `kept_typing` (`account_id`);--> statement-breakpoint
CREATE TABLE `message_seen` (
	`case_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`last_message_id` integer NOT NULL,
	PRIMARY KEY(`case_id`, `account_id`),
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `message_seen_account` ON `message_seen` (`account_id`);--> statement-breakpoint
CREATE TABLE `notice_choice` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`choice` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notice_choice_known" CHECK("notice_choice"."choice" IN ('each', 'daily', 'acts'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `file_scan` (
	`hash` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`threat` text,
	`asked_at` text NOT NULL,
	`answered_at` text,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "file_scan_state_known" CHECK("file_scan"."state" IN ('waiting', 'clean', 'infected')),
	CONSTRAINT "file_scan_threat" CHECK(("file_scan"."state" = 'infected') = ("file_scan"."threat" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `file_scan_state` ON `file_scan` (`state`,`asked_at`);--> statement-breakpoint
CREATE TABLE `archive_reading` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`reason` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `archive_reading_case` ON `archive_reading` (`case_id`,`account_id`,`at`);--> statement-breakpoint
CREATE INDEX `archive_reading_account` ON `archive_reading` (`account_id`);--> statement-breakpoint
CREATE TABLE `case_archive` (
	`case_id` integer PRIMARY KEY NOT NULL,
	`archived_on` text,
	`erased_on` text,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `destruction` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`destroyed_on` text NOT NULL,
	`origin` text NOT NULL,
	`rule` text NOT NULL,
	`subjects` integer NOT NULL,
	`counts` text NOT NULL,
	`files` integer NOT NULL,
	`batch_id` integer,
	`confirmed_by` integer,
	`at` text NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `retention_batch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `destruction_batch` ON `destruction` (`batch_id`);--> statement-breakpoint
CREATE INDEX `destruction_confirmed_by` ON `destruction` (`confirmed_by`);--> statement-breakpoint
CREATE TABLE `erased_person` (
	`owner_id` integer PRIMARY KEY NOT NULL,
	`erased_on` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `erasure_request` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner_id` integer NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`asked_on` text NOT NULL,
	`reason` text,
	`plan` text,
	`proposed_by` integer,
	`proposed_at` text,
	`confirmed_by` integer,
	`confirmed_at` text,
	`ended_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "erasure_request_state" CHECK("erasure_request"."state" IN ('asked', 'proposed', 'confirmed', 'done', 'declined')),
	CONSTRAINT "erasure_request_channel" CHECK("erasure_request"."channel" IN ('account', 'mail', 'letter', 'desk', 'officer')),
	CONSTRAINT "erasure_request_two_people" CHECK("erasure_request"."confirmed_by" IS NULL OR "erasure_request"."confirmed_by" <> "erasure_request"."proposed_by")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `erasure_request_one_open` ON `erasure_request` (`owner_id`) WHERE "erasure_request"."state" IN ('asked', 'proposed', 'confirmed');--> statement-breakpoint
CREATE INDEX `erasure_request_owner` ON `erasure_request` (`owner_id`);--> statement-breakpoint
CREATE INDEX `erasure_request_state` ON `erasure_request` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `erasure_request_proposed_by` ON `erasure_request` (`proposed_by`);--> statement-breakpoint
CREATE INDEX `erasure_request_confirmed_by` ON `erasure_request` (`confirmed_by`);--> statement-breakpoint
CREATE TABLE `nominative_reading` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`account_id` integer NOT NULL,
	`role` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`way` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `nominative_reading_account` ON `nominative_reading` (`account_id`,`id`);--> statement-breakpoint
CREATE INDEX `nominative_reading_subject` ON `nominative_reading` (`subject_kind`,`subject_id`,`id`);--> statement-breakpoint
CREATE INDEX `nominative_reading_at` ON `nominative_reading` (`at`);--> statement-breakpoint
CREATE TABLE `personal_copy` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner_id` integer NOT NULL,
	`asked_by_kind` text NOT NULL,
	`asked_by` integer NOT NULL,
	`reason` text,
	`state` text NOT NULL,
	`file_hash` text,
	`bytes` integer,
	`asked_at` text NOT NULL,
	`made_at` text,
	`expires_at` text,
	`taken_at` text,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "personal_copy_state" CHECK("personal_copy"."state" IN ('asked', 'ready', 'taken', 'expired', 'failed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `personal_copy_owner` ON `personal_copy` (`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `personal_copy_asked_by` ON `personal_copy` (`asked_by`);--> statement-breakpoint
CREATE INDEX `personal_copy_file` ON `personal_copy` (`file_hash`);--> statement-breakpoint
CREATE INDEX `personal_copy_expiry` ON `personal_copy` (`state`,`expires_at`);--> statement-breakpoint
CREATE TABLE `retention_batch` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`state` text NOT NULL,
	`listed_on` text NOT NULL,
	`confirmed_by` integer,
	`confirmed_at` text,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`ended_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`confirmed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "retention_batch_state" CHECK("retention_batch"."state" IN ('listed', 'confirmed', 'done'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `retention_batch_one_listed` ON `retention_batch` (`state`) WHERE "retention_batch"."state" = 'listed';--> statement-breakpoint
CREATE INDEX `retention_batch_confirmed_by` ON `retention_batch` (`confirmed_by`);--> statement-breakpoint
CREATE TABLE `retention_item` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`batch_id` integer NOT NULL,
	`kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	`rule` text NOT NULL,
	`from_on` text NOT NULL,
	`due_on` text NOT NULL,
	`state` text NOT NULL,
	`counts` text DEFAULT '{}' NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `retention_batch`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "retention_item_state" CHECK("retention_item"."state" IN ('listed', 'set-aside', 'erased', 'kept'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `retention_item_subject` ON `retention_item` (`batch_id`,`kind`,`subject_id`);--> statement-breakpoint
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
CREATE TABLE `visit_answer` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`visit_id` integer NOT NULL,
	`point` text NOT NULL,
	`verdict` text NOT NULL,
	`note` text NOT NULL,
	`typed_at` text NOT NULL,
	`saved_by` integer NOT NULL,
	`saved_at` text NOT NULL,
	`lifted_on` text,
	`lifted_by` integer,
	`lifted_how` text,
	`lifted_document` integer,
	`lifted_visit` integer,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lifted_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lifted_document`) REFERENCES `case_document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lifted_visit`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visit_answer_verdict" CHECK("visit_answer"."verdict" IN ('conform', 'reserve', 'not-seen')),
	CONSTRAINT "visit_answer_lifted" CHECK("visit_answer"."lifted_on" IS NULL OR "visit_answer"."verdict" = 'reserve')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_answer_point` ON `visit_answer` (`visit_id`,`point`);--> statement-breakpoint
CREATE INDEX `visit_answer_saved_by` ON `visit_answer` (`saved_by`);--> statement-breakpoint
CREATE INDEX `visit_answer_lifted_by` ON `visit_answer` (`lifted_by`);--> statement-breakpoint
CREATE INDEX `visit_answer_lifted_document` ON `visit_answer` (`lifted_document`);--> statement-breakpoint
CREATE INDEX `visit_answer_lifted_visit` ON `visit_answer` (`lifted_visit`);--> statement-breakpoint
CREATE TABLE `visit_photo` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`visit_id` integer NOT NULL,
	`point` text NOT NULL,
	`hash` text NOT NULL,
	`key` text NOT NULL,
	`added_by` integer NOT NULL,
	`added_at` text NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_photo_key` ON `visit_photo` (`visit_id`,`key`);--> statement-breakpoint
CREATE INDEX `visit_photo_file` ON `visit_photo` (`hash`);--> statement-breakpoint
CREATE INDEX `visit_photo_added_by` ON `visit_photo` (`added_by`);--> statement-breakpoint
CREATE TABLE `visit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`slots` text NOT NULL,
	`starts_at` text,
	`minutes` integer NOT NULL,
	`visitor_id` integer NOT NULL,
	`note` text,
	`uid` text NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`created_by` integer NOT NULL,
	`created_at` text NOT NULL,
	`concluded_at` text,
	`findings` text,
	`report_hash` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`visitor_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`report_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visit_kind_known" CHECK("visit"."kind" IN ('before-works', 'conformity', 'spot-check')),
	CONSTRAINT "visit_state_known" CHECK("visit"."state" IN ('proposed', 'dated', 'concluded', 'cancelled')),
	CONSTRAINT "visit_dated" CHECK("visit"."state" IN ('proposed', 'cancelled') OR "visit"."starts_at" IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_uid` ON `visit` (`uid`);--> statement-breakpoint
CREATE INDEX `visit_case` ON `visit` (`case_id`,`id`);--> statement-breakpoint
CREATE INDEX `visit_visitor` ON `visit` (`visitor_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `visit_created_by` ON `visit` (`created_by`);--> statement-breakpoint
CREATE INDEX `visit_report` ON `visit` (`report_hash`);--> statement-breakpoint
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
	CONSTRAINT "act_kind" CHECK("__new_act"."kind" IN ('receipt', 'document-request', 'eligibility-sheet', 'audit-report', 'decision-grant', 'decision-refusal', 'agreement', 'amendment', 'financing-plan', 'liquidation', 'payment-order', 'closing-letter', 'decision-dismissal', 'decision-lapse', 'appeal-decision', 'instruction-report', 'recovery-order', 'breach-notice', 'recovery-decision', 'transfer-acceptance'))
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
CREATE INDEX `ledger_sums` ON `ledger_entry` (`envelope_id`,`kind`,`amount_cents`);--> statement-breakpoint
CREATE INDEX `ledger_pages` ON `ledger_entry` (`envelope_id`,`id`);--> statement-breakpoint
CREATE INDEX `ledger_case` ON `ledger_entry` (`case_id`);--> statement-breakpoint
CREATE INDEX `ledger_actor` ON `ledger_entry` (`actor_id`);--> statement-breakpoint
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
DROP INDEX `signature_party`;--> statement-breakpoint
ALTER TABLE `signature` ADD `signatory_id` integer REFERENCES act_signatory(id);--> statement-breakpoint
CREATE UNIQUE INDEX `signature_once` ON `signature` (`act_id`,`signatory_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `signature_authority` ON `signature` (`act_id`) WHERE "signature"."party" = 'authority';--> statement-breakpoint
CREATE INDEX `signature_signatory` ON `signature` (`signatory_id`);--> statement-breakpoint
DROP INDEX `case_state_since`;--> statement-breakpoint
DROP INDEX `case_due`;--> statement-breakpoint
ALTER TABLE `case_file` ADD `amended_terms` text;--> statement-breakpoint
CREATE INDEX `case_by_since` ON `case_file` (`state_since`,`id`,`state`,`assigned_to`,`unit_id`);--> statement-breakpoint
CREATE INDEX `case_by_due` ON `case_file` (CASE WHEN due_on IS NULL THEN '9999-12-31' ELSE due_on END,`id`,`state`,`assigned_to`,`unit_id`);--> statement-breakpoint
CREATE INDEX `case_by_ref` ON `case_file` (`ref`,`id`,`state`,`assigned_to`,`unit_id`);--> statement-breakpoint
CREATE INDEX `case_work` ON `case_file` (`state`,`assigned_to`,`due_on`,`proposed_by`,`unit_id`);--> statement-breakpoint
CREATE INDEX `case_narrow` ON `case_file` (`id`,`state`,`assigned_to`,`unit_id`,`state_since`,`due_on`,`ref`);--> statement-breakpoint
ALTER TABLE `envelope` ADD `scheme` text;--> statement-breakpoint
ALTER TABLE `payment_request` ADD `account_released_by` integer REFERENCES account(id);--> statement-breakpoint
ALTER TABLE `payment_request` ADD `account_released_at` text;--> statement-breakpoint
ALTER TABLE `payment_request` ADD `account_release_reason` text;--> statement-breakpoint
ALTER TABLE `payment_request` ADD `run_id` integer REFERENCES payment_run(id);--> statement-breakpoint
ALTER TABLE `payment_request` ADD `mandate` text;--> statement-breakpoint
CREATE INDEX `payment_request_released_by` ON `payment_request` (`account_released_by`);--> statement-breakpoint
CREATE INDEX `payment_request_run` ON `payment_request` (`run_id`);--> statement-breakpoint
CREATE INDEX `payment_request_state` ON `payment_request` (`state`);--> statement-breakpoint
ALTER TABLE `case_bill` ADD `valid_until` text;--> statement-breakpoint
ALTER TABLE `case_bill` ADD `rge_from` text;--> statement-breakpoint
ALTER TABLE `case_bill` ADD `rge_until` text;--> statement-breakpoint
ALTER TABLE `case_bill` ADD `rge_domains` text;--> statement-breakpoint
ALTER TABLE `case_document` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `case_document` ADD `replaced_by` integer REFERENCES case_document(id);--> statement-breakpoint
ALTER TABLE `case_document` ADD `dated_on` text;--> statement-breakpoint
ALTER TABLE `case_document` ADD `valid_until` text;--> statement-breakpoint
CREATE INDEX `case_document_replaced_by` ON `case_document` (`replaced_by`);--> statement-breakpoint
CREATE INDEX `case_document_valid` ON `case_document` (`valid_until`,`case_id`);--> statement-breakpoint
ALTER TABLE `case_message` ADD `needs_answer` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `market_return` DROP COLUMN `checked_6_on`;--> statement-breakpoint
ALTER TABLE `market_return` DROP COLUMN `checked_12_on`;--> statement-breakpoint
-- Written by hand from here
-- Acts, movements and undertakings were copied to tables that know more kinds: their guards went with the old ones.
-- An act never changes, but its content goes at the end of its time: what stands then is one and the same trace, and
-- nothing else of the act may change with it. Its number, its code and the hash in the journal stay.
CREATE TRIGGER act_facts_no_update BEFORE UPDATE OF case_id, kind, number, facts, verification_code, issued_by, issued_at ON act
WHEN NOT (NEW.facts = '{"erased":true}' AND NEW.file_hash IS NULL AND NEW.signed_file_hash IS NULL AND NEW.case_id = OLD.case_id AND NEW.kind = OLD.kind
  AND NEW.number = OLD.number AND NEW.verification_code = OLD.verification_code AND NEW.issued_by IS OLD.issued_by AND NEW.issued_at = OLD.issued_at)
BEGIN SELECT RAISE(ABORT, 'an issued act never changes'); END;
--> statement-breakpoint
CREATE TRIGGER act_file_once BEFORE UPDATE OF file_hash ON act
WHEN OLD.file_hash IS NOT NULL AND NEW.file_hash IS NOT OLD.file_hash AND NOT (NEW.file_hash IS NULL AND NEW.facts = '{"erased":true}')
BEGIN SELECT RAISE(ABORT, 'the document of an issued act is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER act_signed_file_once BEFORE UPDATE OF signed_file_hash ON act
WHEN OLD.signed_file_hash IS NOT NULL AND NEW.signed_file_hash IS NOT OLD.signed_file_hash AND NOT (NEW.signed_file_hash IS NULL AND NEW.facts = '{"erased":true}')
BEGIN SELECT RAISE(ABORT, 'the signed document of an act is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER act_no_delete BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'an issued act never changes'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
--> statement-breakpoint
-- What came in is never rewritten either.
CREATE TRIGGER recovery_receipt_no_update BEFORE UPDATE ON recovery_receipt BEGIN SELECT RAISE(ABORT, 'a receipt never changes'); END;
--> statement-breakpoint
CREATE TRIGGER recovery_receipt_no_delete BEFORE DELETE ON recovery_receipt BEGIN SELECT RAISE(ABORT, 'a receipt never changes'); END;
--> statement-breakpoint
-- Agreements issued when the applicant signed alone: the applicant is their one signatory, and what they signed is theirs.
INSERT INTO act_signatory (act_id, owner_id, place, name, capacity, email, account_id)
SELECT act.id, owner.id, 1, owner.name, 'sole', lower(coalesce(account.email, owner.email)), owner.account_id
FROM act JOIN case_file ON case_file.id = act.case_id JOIN owner ON owner.id = case_file.owner_id
LEFT JOIN account ON account.id = owner.account_id WHERE act.kind = 'agreement';
--> statement-breakpoint
DROP TRIGGER signature_no_update;
--> statement-breakpoint
UPDATE signature SET signatory_id = (SELECT act_signatory.id FROM act_signatory WHERE act_signatory.act_id = signature.act_id)
WHERE party = 'owner';
--> statement-breakpoint
CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature
WHEN NOT (NEW.proof = '{"erased":true}' AND NEW.id = OLD.id AND NEW.act_id = OLD.act_id AND NEW.party = OLD.party AND NEW.signatory_id IS OLD.signatory_id AND NEW.account_id IS OLD.account_id AND NEW.signed_at = OLD.signed_at)
BEGIN SELECT RAISE(ABORT, 'a signature never changes'); END;
--> statement-breakpoint
CREATE TRIGGER signature_for_whom BEFORE INSERT ON signature WHEN (NEW.party = 'owner') <> (NEW.signatory_id IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an owner signs as a signatory of the act, the authority as none'); END;
--> statement-breakpoint
-- A name goes when the person is erased: those words stand then, and nothing else of the signatory changes with it.
CREATE TRIGGER act_signatory_no_update BEFORE UPDATE OF act_id, owner_id, place, name, capacity ON act_signatory
WHEN NOT (NEW.name = 'Personne effacée' AND NEW.act_id = OLD.act_id AND NEW.owner_id = OLD.owner_id AND NEW.place = OLD.place AND NEW.capacity = OLD.capacity)
BEGIN SELECT RAISE(ABORT, 'the signatories of an issued act never change'); END;
--> statement-breakpoint
CREATE TRIGGER act_signatory_no_delete BEFORE DELETE ON act_signatory
BEGIN SELECT RAISE(ABORT, 'the signatories of an issued act never change'); END;
--> statement-breakpoint
CREATE TRIGGER act_paper_copy_no_update BEFORE UPDATE ON act_paper_copy
BEGIN SELECT RAISE(ABORT, 'a signed paper kept beside an act never changes'); END;
--> statement-breakpoint
-- It goes with the content of its act, never before.
CREATE TRIGGER act_paper_copy_no_delete BEFORE DELETE ON act_paper_copy
WHEN NOT EXISTS (SELECT 1 FROM act WHERE act.id = OLD.act_id AND act.facts = '{"erased":true}')
BEGIN SELECT RAISE(ABORT, 'a signed paper kept beside an act never changes'); END;
--> statement-breakpoint
CREATE TRIGGER amendment_decided_no_update BEFORE UPDATE OF case_id, agreement_id, reason, changes ON amendment
WHEN OLD.state <> 'proposed' AND NOT (NEW.reason = 'Effacé' AND NEW.changes = '[]' AND NEW.case_id = OLD.case_id AND NEW.agreement_id = OLD.agreement_id
  AND EXISTS (SELECT 1 FROM act WHERE act.id = OLD.agreement_id AND act.facts = '{"erased":true}'))
BEGIN SELECT RAISE(ABORT, 'a decided amendment never changes'); END;
--> statement-breakpoint
CREATE TRIGGER amendment_no_delete BEFORE DELETE ON amendment WHEN OLD.state <> 'proposed'
BEGIN SELECT RAISE(ABORT, 'a decided amendment never changes'); END;
--> statement-breakpoint
DROP TRIGGER audit_report_facts_no_update;
--> statement-breakpoint
CREATE TRIGGER audit_report_facts_no_update BEFORE UPDATE OF audit_id, facts, issued_at ON audit_report
WHEN NOT (NEW.facts = '{"erased":true}' AND NEW.file_hash IS NULL AND NEW.audit_id = OLD.audit_id AND NEW.issued_at = OLD.issued_at)
BEGIN SELECT RAISE(ABORT, 'an audit report never changes'); END;
--> statement-breakpoint
DROP TRIGGER audit_report_file_once;
--> statement-breakpoint
CREATE TRIGGER audit_report_file_once BEFORE UPDATE OF file_hash ON audit_report
WHEN OLD.file_hash IS NOT NULL AND NEW.file_hash IS NOT OLD.file_hash AND NOT (NEW.file_hash IS NULL AND NEW.facts = '{"erased":true}')
BEGIN SELECT RAISE(ABORT, 'an audit report has one document'); END;
--> statement-breakpoint
-- The register of destruction is kept for ever.
CREATE TRIGGER destruction_no_delete BEFORE DELETE ON destruction BEGIN SELECT RAISE(ABORT, 'the register of destruction is append-only'); END;
