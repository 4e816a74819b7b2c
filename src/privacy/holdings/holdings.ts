import type { Holding } from './holding.ts';

/**
 * Every table that holds personal data, room by room, with what erasing does to it, and every other table below.
 * Parents come before what hangs on them. A test compares this list with the tables: it fails on a text or JSON
 * column that is named in neither place.
 */
export const HOLDINGS: readonly Holding[] = [
  // people
  {
    table: 'owner',
    category: 'identity',
    hangs: [],
    erase: {
      name: 'name',
      birth_date: 'null',
      siren: 'null',
      legal_representative: 'null',
      email: 'null',
      phone: 'null',
      address: 'null',
      person_number: 'null-unless-opposed',
    },
    plain: ['kind', 'edited_fields', 'created_at'],
  },
  {
    table: 'account',
    category: 'account',
    hangs: [['id', 'owner.account_id']],
    erase: { email: 'mailbox', name: 'name', password_hash: 'null', totp_secret: 'null', territory: 'null' },
    plain: ['kind', 'role', 'locale', 'created_at'],
    secret: ['password_hash', 'totp_secret', 'territory', 'totp_last_step'],
  },
  {
    table: 'session',
    category: 'account',
    hangs: [['account_id', 'account.id']],
    erase: 'row',
    plain: [],
    secret: ['id_hash', 'data'],
  },
  {
    table: 'notice_choice',
    category: 'account',
    hangs: [['account_id', 'account.id']],
    erase: 'row',
    plain: [],
  },
  {
    table: 'login_link',
    category: 'account',
    hangs: [
      ['owner_id', 'owner.id'],
      ['email', 'account.email'],
      ['email', 'owner.email'],
    ],
    erase: 'row',
    plain: [],
    secret: ['token_hash', 'return_to'],
  },
  {
    table: 'contact_refusal',
    category: 'contact',
    hangs: [['owner_id', 'owner.id']],
    erase: { reason: 'text', end_reason: 'null' },
    plain: ['asked_by', 'channel', 'asked_on', 'until_day', 'noted_at', 'ended_how', 'ended_at'],
  },

  // units: what is said of a home is erased with the person when nobody else was ever its owner (holdings-store.ts)
  {
    table: 'unit_owner',
    category: 'home',
    hangs: [['owner_id', 'owner.id']],
    erase: {},
    plain: ['right_held', 'share'],
  },
  {
    table: 'unit',
    category: 'home',
    hangs: [['id', 'unit_owner.unit_id']],
    erase: {},
    plain: [
      // Follows the owner's own name (refresh-units.ts).
      'owner_name',
      'idlocal',
      'rnb_id',
      'parcel',
      'kind',
      'address',
      'postcode',
      'commune',
      'declared_class',
      'dpe_number',
      'dpe_on',
      'estimated_class',
      'audited_class',
      'occupancy',
      'status',
      'substatus',
      'reasons',
      'edited_fields',
      'source',
      'vacant_since',
      'owner_kind',
      'known_class',
      'contacted_at',
      'contact_state',
      'case_state',
      'created_at',
      'updated_at',
    ],
    secret: ['owner_name'],
  },
  {
    table: 'contact',
    category: 'contact',
    hangs: [['owner_id', 'owner.id']],
    erase: { subject: 'text', body: 'empty', through: 'null' },
    plain: ['channel', 'made_at', 'answered_at'],
  },
  {
    table: 'mandate',
    category: 'identity',
    hangs: [['owner_id', 'owner.id']],
    erase: {
      name: 'name',
      email: 'null',
      phone: 'null',
      address: 'null',
      revoke_reason: 'text',
      document_id: 'null',
    },
    plain: ['kind', 'scope', 'starts_on', 'ends_on', 'created_at', 'revoked_on'],
  },
  {
    table: 'unit_document',
    category: 'piece',
    hangs: [
      ['unit_id', 'sole.id'],
      ['id', 'mandate.document_id'],
    ],
    erase: 'row',
    plain: [],
  },
  {
    table: 'unit_merge',
    category: 'home',
    hangs: [
      ['kept_id', 'sole.id'],
      ['absorbed_id', 'sole.id'],
    ],
    // Version 0 was never a unit's: what is no longer known cannot be put back.
    erase: { before: 'object', moved: 'list', reason: 'text', kept_version: 'zero' },
    plain: ['alias_idlocal', 'made_at', 'undone_at'],
    leftOut: 'trace-of-import',
  },
  {
    table: 'import_change',
    category: 'import',
    hangs: [['unit_id', 'sole.id']],
    erase: 'row',
    plain: [],
    leftOut: 'trace-of-import',
  },

  // follow-up
  {
    table: 'unit_note',
    category: 'note',
    hangs: [['unit_id', 'sole.id']],
    erase: 'row',
    plain: [],
    leftOut: 'staff-notes',
  },
  {
    table: 'follow_up_task',
    category: 'note',
    hangs: [['unit_id', 'sole.id']],
    erase: { subject: 'text', step: 'null', ticked: 'list' },
    plain: [
      'commune',
      'kind',
      'due_on',
      'state',
      'reason',
      'playbook',
      'playbook_slug',
      'form_key',
      'made_at',
      'ended_at',
    ],
    leftOut: 'staff-notes',
  },

  // campaigns
  {
    table: 'campaign_recipient',
    category: 'contact',
    hangs: [['owner_id', 'owner.id']],
    erase: { name: 'name', through: 'null', address: 'null', email: 'null', code_hash: 'null' },
    plain: ['exclusion', 'answered_at', 'situation', 'answer_channel', 'returned_at', 'opposed_at'],
    secret: ['code_hash'],
  },
  {
    table: 'campaign_answer',
    category: 'contact',
    hangs: [['recipient_id', 'campaign_recipient.id']],
    erase: { email: 'null', phone: 'null', text: 'empty' },
    plain: ['channel', 'situation', 'reasons', 'made_at'],
  },

  // cases
  {
    table: 'case_file',
    category: 'application',
    hangs: [['owner_id', 'owner.id']],
    erase: { declaration: 'object', works: 'object', calculation: 'null', decision_reason: 'null' },
    plain: [
      'ref',
      'state',
      'submitted_at',
      'state_since',
      'due_on',
      'decided_at',
      'works_started_on',
      'works_done_on',
      // Amounts, delays and kinds of undertakings.
      'amended_terms',
      'created_at',
      'updated_at',
    ],
  },
  {
    table: 'case_filing',
    category: 'application',
    hangs: [['case_id', 'case_file.id']],
    erase: { kept_where: 'null' },
    plain: ['way', 'paper', 'at'],
  },
  {
    // Of all who own the home: whoever is not the applicant is told of their own line only.
    table: 'case_applicant',
    category: 'application',
    hangs: [
      ['case_id', 'case_file.id'],
      ['owner_id', 'owner.id'],
    ],
    erase: { email: 'null', siren: 'null', legal_representative: 'null' },
    plain: ['right_held', 'share', 'standing', 'source', 'associate', 'created_at'],
    own: ['owner_id', 'owner.id'],
  },
  {
    table: 'case_consent',
    category: 'application',
    hangs: [['applicant_id', 'case_applicant.id']],
    // The signed paper is a piece of the case, and goes as one.
    erase: { sent_to: 'null', reason: 'null', document_id: 'null' },
    plain: ['mark', 'asked_at', 'expires_on', 'reminded_at', 'answer', 'answered_at'],
    own: ['applicant_id', 'case_applicant.id'],
  },
  {
    table: 'draft_notice',
    category: 'application',
    hangs: [['case_id', 'case_file.id']],
    erase: {},
    plain: ['sent_at', 'until'],
  },
  {
    table: 'kept_typing',
    category: 'application',
    hangs: [
      ['case_id', 'case_file.id'],
      ['account_id', 'account.id'],
    ],
    erase: 'row',
    plain: [],
  },
  {
    table: 'case_pause',
    category: 'application',
    hangs: [['case_id', 'case_file.id']],
    erase: { reason: 'text', end_reason: 'null' },
    plain: ['cause', 'started_at', 'due_on', 'ended_at'],
  },
  {
    table: 'case_extension',
    category: 'application',
    hangs: [['case_id', 'case_file.id']],
    erase: { reason: 'text', decision_reason: 'null' },
    plain: ['what', 'from_day', 'to_day', 'state', 'requested_at', 'decided_at'],
  },
  {
    table: 'case_appeal',
    category: 'application',
    hangs: [['case_id', 'case_file.id']],
    erase: { arguments: 'text', reason: 'null' },
    plain: [
      'kind',
      'contested',
      'notified_on',
      'received_on',
      'reply_due',
      'state',
      'registered_at',
      'decided_at',
    ],
  },
  {
    table: 'committee_item',
    category: 'application',
    hangs: [['case_id', 'case_file.id']],
    erase: { reason: 'null', fault_params: 'null' },
    plain: ['provisional', 'seen_since', 'outcome', 'fault', 'decided_at'],
  },
  {
    // The agenda and the minutes name all the cases of a sitting: they go with the last of them.
    table: 'committee_session',
    category: 'application',
    hangs: [['id', 'committee_item.session_id']],
    erase: { agenda_hash: 'null', minutes_hash: 'null' },
    plain: ['number', 'state', 'held_on', 'place', 'planned_at', 'closed_at', 'ended_at'],
    leftOut: 'others',
    lastOf: {
      table: 'committee_item',
      column: 'session_id',
      stands:
        'NOT EXISTS (SELECT 1 FROM case_archive a WHERE a.case_id = committee_item.case_id AND a.erased_on IS NOT NULL)',
    },
  },
  {
    table: 'case_document',
    category: 'piece',
    hangs: [['case_id', 'case_file.id']],
    erase: 'row',
    plain: [],
  },
  {
    table: 'case_bill',
    category: 'piece',
    hangs: [['case_id', 'case_file.id']],
    erase: 'row',
    plain: [],
  },
  {
    table: 'bill_waiver',
    category: 'piece',
    hangs: [['bill_id', 'case_bill.id']],
    erase: 'row',
    plain: [],
    leftOut: 'staff-notes',
  },
  {
    table: 'case_message',
    category: 'message',
    hangs: [['case_id', 'case_file.id']],
    erase: 'row',
    plain: [],
    told: ['audience', 'all'],
  },
  {
    table: 'message_file',
    category: 'message',
    hangs: [['message_id', 'case_message.id']],
    erase: 'row',
    plain: [],
    own: ['message_id', 'case_message.id'],
  },
  {
    table: 'message_seen',
    category: 'message',
    hangs: [
      ['case_id', 'case_file.id'],
      ['account_id', 'account.id'],
    ],
    erase: 'row',
    plain: [],
    leftOut: 'others',
  },
  {
    table: 'case_step',
    category: 'application',
    hangs: [['case_id', 'case_file.id']],
    erase: { note: 'null' },
    plain: ['action', 'from_state', 'to_state', 'at'],
  },
  {
    table: 'correction_request',
    category: 'message',
    hangs: [['case_id', 'case_file.id']],
    erase: {},
    plain: ['opened_at', 'due_on', 'answered_at'],
  },
  {
    table: 'correction_item',
    category: 'message',
    hangs: [['request_id', 'correction_request.id']],
    erase: { message: 'text' },
    plain: ['anchor', 'target', 'problem', 'answered_at'],
  },

  // budget
  {
    table: 'payment_request',
    category: 'payment',
    hangs: [['case_id', 'case_file.id']],
    erase: {
      liquidation: 'object',
      iban: 'empty',
      iban_fingerprint: 'empty',
      account_release_reason: 'null',
      rejected_reason: 'null',
    },
    plain: [
      'kind',
      'state',
      'requested_at',
      'certified_at',
      'ordered_at',
      'paid_at',
      'account_released_at',
      // Number of the payment in the public accounts.
      'mandate',
    ],
    // Why an account that two owners share may be paid speaks of both.
    secret: ['iban', 'iban_fingerprint', 'account_release_reason'],
  },
  {
    // One file of many payees, an accounting piece: it goes with the last of them. Its number and sum stay.
    table: 'payment_run',
    category: 'payment',
    hangs: [['id', 'payment_request.run_id']],
    erase: { content: 'empty' },
    plain: ['number', 'sha256', 'made_at'],
    leftOut: 'others',
    lastOf: { table: 'payment_request', column: 'run_id', stands: "iban <> ''" },
  },
  {
    table: 'recovery_order',
    category: 'payment',
    hangs: [['case_id', 'case_file.id']],
    // How it was reckoned and the terms are rules, amounts and days: accounts that are kept.
    erase: { write_off_reason: 'null' },
    plain: [
      'number',
      'cause',
      'deed',
      'computation',
      'due_on',
      'terms',
      'state',
      'opened_at',
      'written_off_at',
    ],
  },
  {
    table: 'recovery_receipt',
    category: 'payment',
    hangs: [['recovery_id', 'recovery_order.id']],
    erase: {},
    plain: ['received_on', 'reference', 'entered_at'],
  },

  // agreements
  {
    table: 'act',
    category: 'act',
    hangs: [['case_id', 'case_file.id']],
    erase: { facts: 'trace', file_hash: 'null', signed_file_hash: 'null' },
    plain: ['kind', 'number', 'verification_code', 'issued_at'],
  },
  {
    table: 'act_signatory',
    category: 'act',
    hangs: [
      ['act_id', 'act.id'],
      ['owner_id', 'owner.id'],
    ],
    erase: { name: 'name', email: 'null' },
    plain: ['capacity', 'invited_at'],
    own: ['owner_id', 'owner.id'],
  },
  {
    table: 'signature',
    category: 'act',
    hangs: [
      ['act_id', 'act.id'],
      ['signatory_id', 'act_signatory.id'],
    ],
    erase: { proof: 'trace' },
    plain: ['party', 'signed_at'],
    own: ['signatory_id', 'act_signatory.id'],
  },
  {
    table: 'act_paper_copy',
    category: 'act',
    hangs: [['act_id', 'act.id']],
    erase: 'row',
    plain: [],
  },
  {
    table: 'act_scan_page',
    category: 'act',
    hangs: [['act_id', 'act.id']],
    erase: 'row',
    plain: [],
    leftOut: 'others',
  },
  {
    // A stack holds papers of several persons. It goes as soon as one of them does: each page that stays has a picture
    // of its own.
    table: 'act_scan',
    category: 'act',
    hangs: [['id', 'act_scan_page.scan_id']],
    erase: { sources: 'list' },
    plain: ['state', 'uploaded_at'],
    leftOut: 'others',
  },
  {
    table: 'amendment',
    category: 'act',
    hangs: [['case_id', 'case_file.id']],
    erase: { reason: 'text', changes: 'list', decision_note: 'null' },
    plain: ['state', 'drafted_at', 'decided_at', 'effective_at'],
  },
  {
    table: 'signing_code',
    category: 'act',
    hangs: [
      ['act_id', 'act.id'],
      ['account_id', 'account.id'],
    ],
    erase: 'row',
    plain: [],
    leftOut: 'secrets',
  },
  {
    table: 'conformity_visit',
    category: 'return',
    hangs: [['case_id', 'case_file.id']],
    erase: { findings: 'text' },
    plain: ['visited_on', 'outcome', 'recorded_at', 'reserves'],
  },

  // visits
  {
    table: 'visit',
    category: 'return',
    hangs: [['case_id', 'case_file.id']],
    erase: { note: 'null', findings: 'null', report_hash: 'null' },
    plain: ['kind', 'state', 'slots', 'starts_at', 'uid', 'created_at', 'concluded_at'],
  },
  {
    table: 'visit_answer',
    category: 'return',
    hangs: [['visit_id', 'visit.id']],
    erase: { note: 'empty', lifted_how: 'null', lifted_document: 'null' },
    plain: ['point', 'verdict', 'typed_at', 'saved_at', 'lifted_on'],
  },
  {
    table: 'visit_photo',
    category: 'return',
    hangs: [['visit_id', 'visit.id']],
    erase: 'row',
    plain: [],
  },

  // returns
  {
    table: 'market_return',
    category: 'return',
    hangs: [
      ['case_id', 'case_file.id'],
      ['unit_id', 'sole.id'],
    ],
    erase: { hash: 'null' },
    plain: ['exit_kind', 'evidence', 'occupied_on', 'help', 'recorded_at'],
  },
  {
    table: 'return_finding',
    category: 'return',
    hangs: [['return_id', 'market_return.id']],
    // What a tenant earns, though only a band of it, is a tenant's: it goes with the day on which it was seen.
    erase: { tenant_band: 'null', tenant_seen_on: 'null', difference: 'null' },
    plain: [],
    secret: ['tenant_band', 'tenant_seen_on'],
  },
  {
    table: 'handed_evidence',
    category: 'return',
    hangs: [['case_id', 'case_file.id']],
    erase: 'row',
    plain: [],
  },
  {
    table: 'undertaking',
    category: 'return',
    hangs: [['case_id', 'case_file.id']],
    erase: {},
    plain: ['kind', 'starts_on', 'ends_on', 'state'],
  },
  {
    table: 'undertakings_verification',
    category: 'return',
    hangs: [['case_id', 'case_file.id']],
    erase: {},
    plain: ['verified_at'],
  },
  {
    table: 'home_check',
    category: 'return',
    hangs: [
      ['case_id', 'case_file.id'],
      ['return_id', 'market_return.id'],
    ],
    erase: { answer: 'null', hash: 'null', findings: 'null' },
    plain: [
      'kind',
      'due_on',
      'asked_on',
      'reminded_on',
      'escalated_on',
      'answered_at',
      'outcome',
      'basis',
      'settled_at',
    ],
  },
  {
    table: 'breach',
    category: 'return',
    hangs: [['case_id', 'case_file.id']],
    erase: { facts: 'text', reply: 'null', reply_pieces: 'list', proposal: 'null', decision: 'null' },
    plain: [
      'undertaking',
      'source',
      'broken_on',
      'state',
      'found_at',
      'noticed_on',
      'reply_by',
      'replied_at',
      'proposed_at',
      'outcome',
      // Rules, amounts and days, from which the recovery was reckoned.
      'computed',
      'decided_at',
    ],
    // Between two officers until it is decided.
    secret: ['proposal'],
  },
  {
    table: 'ownership_transfer',
    category: 'return',
    hangs: [
      ['case_id', 'case_file.id'],
      ['new_owner_id', 'owner.id'],
    ],
    erase: {
      taker_name: 'name',
      taker_email: 'null',
      taker_address: 'null',
      acceptance: 'null',
      paper_hash: 'null',
    },
    plain: [
      'cause',
      'announced_by',
      'announced_at',
      'happened_on',
      'taker_kind',
      'answer_by',
      'state',
      'answered_at',
    ],
    // Where whoever takes the home over can be reached is theirs.
    secret: ['taker_email', 'taker_address', 'acceptance', 'paper_hash'],
  },

  // audits
  {
    table: 'audit',
    category: 'audit',
    hangs: [
      ['unit_id', 'sole.id'],
      ['id', 'case_file.audit_id'],
    ],
    // What is left describes walls and boilers, and nobody.
    erase: { provenance: 'object' },
    plain: [
      'state',
      'answers',
      'result',
      'scenario',
      'method_version',
      'started_at',
      'updated_at',
      'reviewed_at',
    ],
  },
  {
    table: 'audit_dpe',
    category: 'audit',
    hangs: [['audit_id', 'audit.id']],
    // The file is kept without names (anonymous-dpe.ts).
    erase: {},
    plain: ['hash', 'reading', 'added_at'],
  },
  {
    table: 'audit_photo',
    category: 'audit',
    hangs: [['audit_id', 'audit.id']],
    erase: 'row',
    plain: [],
  },
  {
    table: 'audit_report',
    category: 'audit',
    hangs: [['audit_id', 'audit.id']],
    erase: { facts: 'trace', file_hash: 'null' },
    plain: ['issued_at'],
  },
  {
    table: 'audit_proposal',
    category: 'audit',
    hangs: [['audit_id', 'audit.id']],
    erase: {},
    plain: ['name', 'kind', 'steps', 'stages', 'justification'],
  },

  // estimates
  {
    table: 'public_estimate',
    category: 'estimate',
    hangs: [['unit_id', 'sole.id']],
    erase: 'row',
    plain: [],
    secret: ['token_hash', 'claim_hash'],
  },

  // outbox: only where mails are kept to be read again (demonstration)
  {
    table: 'sent_mail',
    category: 'mail',
    hangs: [
      ['recipient', 'account.email'],
      ['recipient', 'owner.email'],
    ],
    erase: 'row',
    plain: [],
  },

  // privacy itself
  {
    table: 'personal_copy',
    category: 'reading',
    hangs: [['owner_id', 'owner.id']],
    erase: { reason: 'null', file_hash: 'null' },
    plain: ['asked_by_kind', 'state', 'asked_at', 'made_at', 'expires_at', 'taken_at'],
  },
  {
    table: 'erasure_request',
    category: 'reading',
    hangs: [['owner_id', 'owner.id']],
    erase: { reason: 'text' },
    plain: ['channel', 'state', 'asked_on', 'plan', 'proposed_at', 'confirmed_at', 'ended_at'],
  },
  {
    table: 'archive_reading',
    category: 'reading',
    hangs: [['case_id', 'case_file.id']],
    erase: { reason: 'text' },
    plain: ['at'],
  },
];

/** Tables of whole files or runs, erased by their own clock and never for one person: what goes, and what stays. */
export const HOLDINGS_BY_AGE: readonly Holding[] = [
  {
    table: 'import',
    category: 'import',
    hangs: [],
    erase: 'row',
    plain: [],
  },
  {
    table: 'import_rejection',
    category: 'import',
    hangs: [['import_id', 'import.id']],
    erase: 'row',
    plain: [],
  },
  {
    table: 'campaign',
    category: 'contact',
    hangs: [],
    erase: { letters_hash: 'null' },
    plain: [
      'name',
      'aim',
      'channel',
      'state',
      'work',
      'failure',
      'filter',
      'communes',
      'subject',
      'body',
      'signatory_name',
      'signatory_title',
      'signature_hash',
      'return_address',
      'sent_on',
      'created_at',
    ],
  },
  {
    table: 'outbox',
    category: 'mail',
    hangs: [],
    erase: { payload: 'object', last_error: 'null' },
    plain: ['kind', 'dedupe_key', 'state', 'due_at', 'locked_until', 'created_at', 'done_at'],
  },
  { table: 'nominative_reading', category: 'reading', hangs: [], erase: 'row', plain: [] },
  { table: 'saved_view', category: 'note', hangs: [], erase: {}, plain: ['name', 'fields', 'created_at'] },
];

/** Tables that hold nothing about anybody outside the service, room by room. */
export const NOTHING_PERSONAL: readonly string[] = [
  // units
  'building',
  'perimeter',
  'perimeter_side',
  'unit_perimeter',
  'priority_standing',
  'priority_weights',
  'list_taste',
  'vacancy_spell',
  'import_heading',
  // follow-up: of staff, or of nobody
  'absence',
  'digest_choice',
  'playbook_version',
  // agreements: texts of the authority, with fields in the place of names
  'act_template',
  // incentives
  'lever_vintage',
  'scheme_version',
  'scheme_simulation',
  'simulation_assumptions',
  // files: contents, and what a scanner said of them, go with the last row that names them
  'file',
  'file_scan',
  // returns: hashes of links that expire by themselves; draws tell how many homes, not which
  'return_link',
  'spot_draw',
  // estimates
  'estimate_tally',
  // cases, budget
  'number_series',
  'envelope',
  'envelope_change',
  'envelope_share',
  'ledger_entry',
  // campaigns, bulk: states of homes before and after
  'campaign_unit',
  'bulk_deed',
  'bulk_unit',
  // journal: references and reasons from closed lists, never a name
  'journal',
  // privacy
  'case_archive',
  'erased_person',
  'retention_batch',
  'retention_item',
  'destruction',
];
