CREATE TABLE `act` (
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
	CONSTRAINT "act_kind" CHECK("act"."kind" IN ('receipt', 'document-request', 'eligibility-sheet', 'audit-report', 'decision-grant', 'decision-refusal', 'agreement', 'liquidation', 'payment-order', 'closing-letter'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `act_number` ON `act` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `act_verification_code` ON `act` (`verification_code`);--> statement-breakpoint
CREATE INDEX `act_case` ON `act` (`case_id`,`kind`);--> statement-breakpoint
CREATE INDEX `act_file` ON `act` (`file_hash`);--> statement-breakpoint
CREATE INDEX `act_signed_file` ON `act` (`signed_file_hash`);--> statement-breakpoint
CREATE INDEX `act_issued_by` ON `act` (`issued_by`);--> statement-breakpoint
CREATE TABLE `signature` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`act_id` integer NOT NULL,
	`party` text NOT NULL,
	`account_id` integer,
	`proof` text NOT NULL,
	`signed_at` text NOT NULL,
	FOREIGN KEY (`act_id`) REFERENCES `act`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "signature_party_known" CHECK("signature"."party" IN ('owner', 'authority'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `signature_party` ON `signature` (`act_id`,`party`,`account_id`);--> statement-breakpoint
CREATE INDEX `signature_account` ON `signature` (`account_id`);--> statement-breakpoint
CREATE TABLE `signing_code` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`act_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`code_hash` text NOT NULL,
	`sent_to` text NOT NULL,
	`attempts_left` integer NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`act_id`) REFERENCES `act`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `signing_code_act` ON `signing_code` (`act_id`,`account_id`);--> statement-breakpoint
CREATE INDEX `signing_code_account` ON `signing_code` (`account_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`answers` text NOT NULL,
	`provenance` text NOT NULL,
	`result` text,
	`scenario` text,
	`method_version` text,
	`started_by` integer,
	`started_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`reviewed_by` integer,
	`reviewed_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`started_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "audit_state" CHECK("audit"."state" IN ('draft', 'completed', 'reviewed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_number` ON `audit` (`unit_id`,`number`);--> statement-breakpoint
CREATE INDEX `audit_started_by` ON `audit` (`started_by`);--> statement-breakpoint
CREATE INDEX `audit_reviewed_by` ON `audit` (`reviewed_by`);--> statement-breakpoint
CREATE TABLE `envelope` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`label` text NOT NULL,
	`year` integer NOT NULL,
	`budget_line` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `envelope_slug` ON `envelope` (`slug`);--> statement-breakpoint
CREATE TABLE `ledger_entry` (
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
	CONSTRAINT "ledger_positive" CHECK("ledger_entry"."amount_cents" > 0),
	CONSTRAINT "ledger_kind" CHECK("ledger_entry"."kind" IN ('vote-ap', 'vote-cp', 'reserve', 'unreserve', 'engage', 'release', 'order', 'pay', 'recover'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_key` ON `ledger_entry` (`movement_key`);--> statement-breakpoint
CREATE INDEX `ledger_envelope` ON `ledger_entry` (`envelope_id`,`kind`);--> statement-breakpoint
CREATE INDEX `ledger_case` ON `ledger_entry` (`case_id`);--> statement-breakpoint
CREATE INDEX `ledger_actor` ON `ledger_entry` (`actor_id`);--> statement-breakpoint
CREATE TABLE `payment_request` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`liquidation` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`iban` text NOT NULL,
	`iban_fingerprint` text NOT NULL,
	`requested_by` integer,
	`requested_at` text NOT NULL,
	`certified_by` integer,
	`certified_at` text,
	`ordered_by` integer,
	`ordered_at` text,
	`paid_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requested_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certified_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ordered_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payment_request_kind" CHECK("payment_request"."kind" IN ('advance', 'instalment', 'balance')),
	CONSTRAINT "payment_request_state" CHECK("payment_request"."state" IN ('submitted', 'certified', 'ordered', 'paid', 'rejected')),
	CONSTRAINT "payment_request_two_people" CHECK("payment_request"."ordered_by" IS NULL OR "payment_request"."ordered_by" <> "payment_request"."certified_by")
) STRICT;
--> statement-breakpoint
CREATE INDEX `payment_request_case` ON `payment_request` (`case_id`);--> statement-breakpoint
CREATE INDEX `payment_request_iban` ON `payment_request` (`iban_fingerprint`);--> statement-breakpoint
CREATE INDEX `payment_request_requested_by` ON `payment_request` (`requested_by`);--> statement-breakpoint
CREATE INDEX `payment_request_certified_by` ON `payment_request` (`certified_by`);--> statement-breakpoint
CREATE INDEX `payment_request_ordered_by` ON `payment_request` (`ordered_by`);--> statement-breakpoint
CREATE UNIQUE INDEX `payment_request_one_balance` ON `payment_request` (`case_id`) WHERE "payment_request"."kind" = 'balance' AND "payment_request"."state" <> 'rejected';--> statement-breakpoint
CREATE TABLE `case_bill` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`document_id` integer,
	`company` text NOT NULL,
	`siret` text,
	`rge_number` text,
	`number` text NOT NULL,
	`dated_on` text NOT NULL,
	`lines` text NOT NULL,
	`total_ht_cents` integer NOT NULL,
	`total_ttc_cents` integer NOT NULL,
	`added_by` integer,
	`added_at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `case_document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_bill_kind" CHECK("case_bill"."kind" IN ('quote', 'invoice')),
	CONSTRAINT "case_bill_positive" CHECK("case_bill"."total_ht_cents" >= 0 AND "case_bill"."total_ttc_cents" >= "case_bill"."total_ht_cents")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `case_bill_number` ON `case_bill` (`case_id`,`kind`,`company`,`number`);--> statement-breakpoint
CREATE INDEX `case_bill_document` ON `case_bill` (`document_id`);--> statement-breakpoint
CREATE INDEX `case_bill_added_by` ON `case_bill` (`added_by`);--> statement-breakpoint
CREATE TABLE `case_document` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`type` text NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`state` text DEFAULT 'received' NOT NULL,
	`reason` text,
	`added_by` integer,
	`added_at` text NOT NULL,
	`checked_by` integer,
	`checked_at` text,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checked_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_document_state" CHECK("case_document"."state" IN ('received', 'accepted', 'refused', 'replaced'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_document_case` ON `case_document` (`case_id`,`type`);--> statement-breakpoint
CREATE INDEX `case_document_file` ON `case_document` (`hash`);--> statement-breakpoint
CREATE INDEX `case_document_added_by` ON `case_document` (`added_by`);--> statement-breakpoint
CREATE INDEX `case_document_checked_by` ON `case_document` (`checked_by`);--> statement-breakpoint
CREATE TABLE `case_message` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`author` integer,
	`audience` text NOT NULL,
	`body` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_message_case` ON `case_message` (`case_id`,`id`);--> statement-breakpoint
CREATE INDEX `case_message_author` ON `case_message` (`author`);--> statement-breakpoint
CREATE TABLE `case_step` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`action` text NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`actor_id` integer,
	`at` text NOT NULL,
	`note` text,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_step_case` ON `case_step` (`case_id`,`id`);--> statement-breakpoint
CREATE INDEX `case_step_actor` ON `case_step` (`actor_id`);--> statement-breakpoint
CREATE TABLE `case_file` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ref` text,
	`unit_id` integer NOT NULL,
	`owner_id` integer NOT NULL,
	`audit_id` integer,
	`scheme_version_id` integer NOT NULL,
	`state` text NOT NULL,
	`declaration` text NOT NULL,
	`works` text NOT NULL,
	`calculation` text,
	`awarded_cents` integer,
	`assigned_to` integer,
	`proposed_by` integer,
	`validated_by` integer,
	`decided_by` integer,
	`decision_reason` text,
	`submitted_at` text,
	`state_since` text NOT NULL,
	`decided_at` text,
	`works_started_on` text,
	`works_done_on` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`audit_id`) REFERENCES `audit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`scheme_version_id`) REFERENCES `scheme_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_to`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`validated_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_state_known" CHECK("case_file"."state" IN ('draft', 'submitted', 'to-complete', 'eligibility', 'audit', 'plan', 'validation', 'committee', 'granted', 'refused', 'dismissed', 'to-sign', 'signed', 'works-started', 'works-done', 'conformity', 'balance', 'monitoring', 'closed', 'clawed-back', 'withdrawn', 'lapsed')),
	CONSTRAINT "case_award_not_negative" CHECK("case_file"."awarded_cents" IS NULL OR "case_file"."awarded_cents" >= 0),
	CONSTRAINT "case_second_officer" CHECK("case_file"."validated_by" IS NULL OR "case_file"."validated_by" <> "case_file"."proposed_by"),
	CONSTRAINT "case_numbered" CHECK("case_file"."state" IN ('draft', 'withdrawn') OR "case_file"."ref" IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `case_ref` ON `case_file` (`ref`);--> statement-breakpoint
CREATE INDEX `case_state` ON `case_file` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `case_unit` ON `case_file` (`unit_id`);--> statement-breakpoint
CREATE INDEX `case_owner` ON `case_file` (`owner_id`);--> statement-breakpoint
CREATE INDEX `case_audit` ON `case_file` (`audit_id`);--> statement-breakpoint
CREATE INDEX `case_scheme_version` ON `case_file` (`scheme_version_id`);--> statement-breakpoint
CREATE INDEX `case_assigned` ON `case_file` (`assigned_to`,`state`);--> statement-breakpoint
CREATE INDEX `case_proposed_by` ON `case_file` (`proposed_by`);--> statement-breakpoint
CREATE INDEX `case_validated_by` ON `case_file` (`validated_by`);--> statement-breakpoint
CREATE INDEX `case_decided_by` ON `case_file` (`decided_by`);--> statement-breakpoint
CREATE TABLE `correction_item` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`request_id` integer NOT NULL,
	`anchor` text NOT NULL,
	`target` text NOT NULL,
	`problem` text NOT NULL,
	`message` text NOT NULL,
	`answered_at` text,
	FOREIGN KEY (`request_id`) REFERENCES `correction_request`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "correction_item_problem" CHECK("correction_item"."problem" IN ('missing', 'incomplete', 'incorrect', 'outdated'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `correction_item_request` ON `correction_item` (`request_id`);--> statement-breakpoint
CREATE TABLE `correction_request` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`opened_by` integer,
	`opened_at` text NOT NULL,
	`due_on` text NOT NULL,
	`answered_at` text,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `correction_request_case` ON `correction_request` (`case_id`);--> statement-breakpoint
CREATE INDEX `correction_request_opened_by` ON `correction_request` (`opened_by`);--> statement-breakpoint
CREATE UNIQUE INDEX `correction_request_one_open` ON `correction_request` (`case_id`) WHERE "correction_request"."answered_at" IS NULL;--> statement-breakpoint
CREATE TABLE `number_series` (
	`series` text PRIMARY KEY NOT NULL,
	`last_number` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `file` (
	`hash` text PRIMARY KEY NOT NULL,
	`mime` text NOT NULL,
	`bytes` integer NOT NULL,
	`sensitive` integer NOT NULL,
	`created_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `scheme_version` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`scheme` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`rules` text NOT NULL,
	`content_hash` text NOT NULL,
	`effective_from` text NOT NULL,
	`effective_to` text,
	`deliberation` text,
	`published_by` integer,
	`published_at` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`published_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "scheme_version_state" CHECK("scheme_version"."state" IN ('draft', 'published')),
	CONSTRAINT "scheme_version_published" CHECK(("scheme_version"."state" = 'published') = ("scheme_version"."published_at" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `scheme_version_number` ON `scheme_version` (`scheme`,`number`);--> statement-breakpoint
CREATE INDEX `scheme_version_published_by` ON `scheme_version` (`published_by`);--> statement-breakpoint
CREATE TABLE `journal` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` integer,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`data` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `journal_subject` ON `journal` (`subject_kind`,`subject_id`,`seq`);--> statement-breakpoint
CREATE INDEX `journal_action` ON `journal` (`action`,`seq`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`dedupe_key` text,
	`state` text DEFAULT 'pending' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` text NOT NULL,
	`locked_until` text,
	`last_error` text,
	`created_at` text NOT NULL,
	`done_at` text,
	CONSTRAINT "outbox_state" CHECK("outbox"."state" IN ('pending', 'working', 'done', 'dead'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupe` ON `outbox` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `sent_mail` (
	`outbox_id` integer PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`sent_at` text NOT NULL,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sent_mail_recipient` ON `sent_mail` (`recipient`);--> statement-breakpoint
CREATE TABLE `account` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text,
	`territory` text,
	`locale` text DEFAULT 'fr' NOT NULL,
	`password_hash` text,
	`totp_secret` text,
	`totp_last_step` integer,
	`active` integer DEFAULT true NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "account_kind" CHECK("account"."kind" IN ('staff', 'owner')),
	CONSTRAINT "account_staff_has_role" CHECK(("account"."kind" = 'staff') = ("account"."role" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `account_email` ON `account` (`email`);--> statement-breakpoint
CREATE TABLE `login_link` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`email` text NOT NULL,
	`locale` text NOT NULL,
	`owner_id` integer,
	`unit_id` integer,
	`return_to` text,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	CONSTRAINT "login_link_purpose" CHECK("login_link"."purpose" IN ('login', 'invitation'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `login_link_email` ON `login_link` (`email`);--> statement-breakpoint
CREATE TABLE `session` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`account_id` integer,
	`data` text NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`);--> statement-breakpoint
CREATE INDEX `session_expiry` ON `session` (`expires_at`);--> statement-breakpoint
CREATE TABLE `owner` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`birth_date` text,
	`siren` text,
	`email` text,
	`phone` text,
	`address` text,
	`do_not_contact` integer DEFAULT false NOT NULL,
	`person_number` text,
	`account_id` integer,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `owner_person_number` ON `owner` (`person_number`);--> statement-breakpoint
CREATE INDEX `owner_account` ON `owner` (`account_id`);--> statement-breakpoint
CREATE INDEX `owner_email` ON `owner` (`email`);--> statement-breakpoint
CREATE TABLE `market_return` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`spell_id` integer NOT NULL,
	`case_id` integer,
	`exit_kind` text NOT NULL,
	`evidence` text NOT NULL,
	`hash` text,
	`occupied_on` text NOT NULL,
	`monthly_rent_cents` integer,
	`help` text NOT NULL,
	`recorded_by` integer,
	`recorded_at` text NOT NULL,
	`checked_6_on` text,
	`checked_12_on` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`spell_id`) REFERENCES `vacancy_spell`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "market_return_help" CHECK("market_return"."help" IN ('aided', 'advised', 'spontaneous'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `market_return_spell` ON `market_return` (`spell_id`);--> statement-breakpoint
CREATE INDEX `market_return_unit` ON `market_return` (`unit_id`);--> statement-breakpoint
CREATE INDEX `market_return_case` ON `market_return` (`case_id`);--> statement-breakpoint
CREATE INDEX `market_return_file` ON `market_return` (`hash`);--> statement-breakpoint
CREATE INDEX `market_return_recorded_by` ON `market_return` (`recorded_by`);--> statement-breakpoint
CREATE TABLE `undertaking` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "undertaking_order" CHECK("undertaking"."ends_on" > "undertaking"."starts_on"),
	CONSTRAINT "undertaking_state" CHECK("undertaking"."state" IN ('running', 'kept', 'breached'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `undertaking_kind` ON `undertaking` (`case_id`,`kind`);--> statement-breakpoint
CREATE INDEX `undertaking_end` ON `undertaking` (`state`,`ends_on`);--> statement-breakpoint
CREATE TABLE `contact` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`owner_id` integer NOT NULL,
	`channel` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`made_by` integer,
	`made_at` text NOT NULL,
	`answered_at` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `contact_unit` ON `contact` (`unit_id`,`id`);--> statement-breakpoint
CREATE INDEX `contact_owner` ON `contact` (`owner_id`);--> statement-breakpoint
CREATE INDEX `contact_made_by` ON `contact` (`made_by`);--> statement-breakpoint
CREATE TABLE `import_change` (
	`import_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`before` text,
	`after` text NOT NULL,
	PRIMARY KEY(`import_id`, `unit_id`),
	FOREIGN KEY (`import_id`) REFERENCES `import`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_change_unit` ON `import_change` (`unit_id`);--> statement-breakpoint
CREATE TABLE `import_rejection` (
	`import_id` integer NOT NULL,
	`line` integer NOT NULL,
	`column_name` text NOT NULL,
	`reason` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`import_id`, `line`, `column_name`),
	FOREIGN KEY (`import_id`) REFERENCES `import`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `import` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`vintage` integer,
	`filters` text NOT NULL,
	`lines_done` integer DEFAULT 0 NOT NULL,
	`lines_total` integer,
	`counts` text NOT NULL,
	`failure` text,
	`made_by` integer,
	`created_at` text NOT NULL,
	`ended_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`file_hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_made_by` ON `import` (`made_by`);--> statement-breakpoint
CREATE INDEX `import_file` ON `import` (`file_hash`);--> statement-breakpoint
CREATE TABLE `unit_owner` (
	`unit_id` integer NOT NULL,
	`owner_id` integer NOT NULL,
	`rank` integer NOT NULL,
	`right_held` text,
	PRIMARY KEY(`unit_id`, `owner_id`),
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `owner`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `unit_owner_owner` ON `unit_owner` (`owner_id`);--> statement-breakpoint
CREATE TABLE `unit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`idlocal` text,
	`rnb_id` text,
	`parcel` text,
	`kind` text NOT NULL,
	`address` text NOT NULL,
	`postcode` text,
	`commune` text NOT NULL,
	`longitude` real,
	`latitude` real,
	`living_area` real,
	`rooms` integer,
	`year_built` integer,
	`cadastral_category` integer,
	`declared_class` text,
	`audited_class` text,
	`occupancy` text NOT NULL,
	`status` text NOT NULL,
	`substatus` text,
	`reasons` text NOT NULL,
	`assigned_to` integer,
	`edited_fields` text NOT NULL,
	`first_vintage` integer,
	`last_vintage` integer,
	`source` text NOT NULL,
	`vacant_since` text,
	`owner_name` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`assigned_to`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_idlocal` ON `unit` (`idlocal`);--> statement-breakpoint
CREATE INDEX `unit_commune` ON `unit` (`commune`,`id`);--> statement-breakpoint
CREATE INDEX `unit_status` ON `unit` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `unit_vacant_since` ON `unit` (`vacant_since`,`id`);--> statement-breakpoint
CREATE INDEX `unit_assigned_to` ON `unit` (`assigned_to`,`id`);--> statement-breakpoint
CREATE TABLE `vacancy_spell` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`started_on` text NOT NULL,
	`start_precision` text NOT NULL,
	`start_evidence` text NOT NULL,
	`vintage` integer,
	`definition` text,
	`ended_on` text,
	`exit_kind` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vacancy_spell_order" CHECK("vacancy_spell"."ended_on" IS NULL OR "vacancy_spell"."ended_on" >= "vacancy_spell"."started_on"),
	CONSTRAINT "vacancy_spell_exit" CHECK(("vacancy_spell"."ended_on" IS NULL) = ("vacancy_spell"."exit_kind" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `vacancy_spell_unit` ON `vacancy_spell` (`unit_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `vacancy_spell_one_open` ON `vacancy_spell` (`unit_id`) WHERE "vacancy_spell"."ended_on" IS NULL;