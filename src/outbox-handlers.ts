import { makeActPdf } from './agreements/acts/act-pdf-job.ts';
import { readScanPages } from './agreements/scans/read-scan-job.ts';
import { READ_SCAN } from './agreements/scans/receive-scan.ts';
import { SIGNATURE_REMINDER } from './agreements/signing/invite-signatories.ts';
import { remindSignatories } from './agreements/signing/remind-signatories.ts';
import { makeSignedActPdf } from './agreements/signing/signed-act-pdf-job.ts';
import { makeAuditReport } from './audits/report/audit-report-job.ts';
import { AUDIT_REPORT } from './audits/report/issue-report.ts';
import { BULK_DEED } from './bulk/apply-deed.ts';
import { bulkDeed } from './bulk/bulk-job.ts';
import { campaignWork } from './campaigns/campaign-job.ts';
import { CAMPAIGN_WORK } from './campaigns/campaign-work.ts';
import { CONSENT_REMINDER } from './cases/applicants/ask-consent.ts';
import { remindConsent } from './cases/applicants/remind-consent.ts';
import { COMMITTEE_DECISIONS, COMMITTEE_PAPER } from './cases/committee/close-session.ts';
import { committeeDecisions } from './cases/committee/committee-job.ts';
import { committeePaper } from './cases/committee/committee-paper-job.ts';
import { remindCorrection } from './cases/correction/remind-correction.ts';
import { CORRECTION_REMINDER } from './cases/correction/request-correction.ts';
import { sendMessageDigest } from './cases/messages/send-message-digest.ts';
import { MESSAGE_DIGEST } from './cases/messages/tell-message.ts';
import { refuseInfected } from './cases/pieces/refuse-infected-job.ts';
import { ERASE_FILE, eraseFile } from './files/erase-file.ts';
import { FILE_SCAN } from './files/keep-file.ts';
import { FILE_INFECTED, scanFile } from './files/scan-file-job.ts';
import { SCHEME_SIMULATION } from './incentives/simulation/ask-simulation.ts';
import { simulateSchemes } from './incentives/simulation/simulation-job.ts';
import type { OutboxHandlers } from './outbox/outbox-worker.ts';
import { sendMail } from './outbox/send-mail.ts';
import { endRefusalOnTime, REFUSAL_END_WORK } from './people/refuse-contact.ts';
import { PERSONAL_COPY } from './privacy/copy/ask-copy.ts';
import { makePersonalCopy } from './privacy/copy/make-copy-job.ts';
import { PERSON_ERASURE } from './privacy/erasure/decide-erasure.ts';
import { eraseFiles } from './privacy/erasure/erase-files-job.ts';
import { erasePersonAsAsked } from './privacy/erasure/person-erasure-job.ts';
import { FILE_ERASURE } from './privacy/erasure/promise-file-erasure.ts';
import { RETENTION_ERASURE } from './privacy/retention/confirm-batch.ts';
import { eraseBatch } from './privacy/retention/erase-batch-job.ts';
import { openBreachRecovery } from './returns/breach/breach-recovery-job.ts';
import { OPEN_RECOVERY } from './returns/breach/decide-breach.ts';
import { lovacImport } from './units/import/lovac-import-job.ts';
import { LOVAC_IMPORT } from './units/import/receive-import.ts';
import { PRIORITY_COUNT } from './units/priority/count-priorities.ts';
import { countPriorities } from './units/priority/count-priorities-job.ts';
import { VISIT_REMINDER } from './visits/arrange-visit.ts';
import { VISIT_REPORT } from './visits/conclude-visit.ts';
import { remindVisit } from './visits/visit-reminder-job.ts';
import { makeVisitReport } from './visits/visit-report-job.ts';

/** Who does each kind of promised work. */
export const handlers: OutboxHandlers = {
  'act-pdf': makeActPdf,
  [BULK_DEED]: bulkDeed,
  [AUDIT_REPORT]: makeAuditReport,
  [CAMPAIGN_WORK]: campaignWork,
  [CONSENT_REMINDER]: remindConsent,
  [ERASE_FILE]: eraseFile,
  [MESSAGE_DIGEST]: sendMessageDigest,
  mail: sendMail,
  [COMMITTEE_DECISIONS]: committeeDecisions,
  [COMMITTEE_PAPER]: committeePaper,
  [CORRECTION_REMINDER]: remindCorrection,
  [REFUSAL_END_WORK]: endRefusalOnTime,
  [OPEN_RECOVERY]: openBreachRecovery,
  'signed-act-pdf': makeSignedActPdf,
  [SIGNATURE_REMINDER]: remindSignatories,
  [READ_SCAN]: readScanPages,
  [LOVAC_IMPORT]: lovacImport,
  [PRIORITY_COUNT]: countPriorities,
  [SCHEME_SIMULATION]: simulateSchemes,
  [VISIT_REMINDER]: remindVisit,
  [VISIT_REPORT]: makeVisitReport,
  [FILE_SCAN]: scanFile,
  [FILE_INFECTED]: refuseInfected,
  [PERSONAL_COPY]: makePersonalCopy,
  [PERSON_ERASURE]: erasePersonAsAsked,
  [FILE_ERASURE]: eraseFiles,
  [RETENTION_ERASURE]: eraseBatch,
};

/** Kinds that may take minutes: they must not keep mails and documents waiting. */
export const LONG_WORK: readonly string[] = [
  LOVAC_IMPORT,
  CAMPAIGN_WORK,
  PRIORITY_COUNT,
  BULK_DEED,
  COMMITTEE_DECISIONS,
  SCHEME_SIMULATION,
  FILE_SCAN,
  READ_SCAN,
  PERSONAL_COPY,
  RETENTION_ERASURE,
];
