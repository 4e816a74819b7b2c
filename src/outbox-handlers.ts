import { makeActPdf } from './agreements/acts/act-pdf-job.ts';
import { makeSignedActPdf } from './agreements/signing/signed-act-pdf-job.ts';
import { makeAuditReport } from './audits/report/audit-report-job.ts';
import { AUDIT_REPORT } from './audits/report/issue-report.ts';
import { BULK_DEED } from './bulk/apply-deed.ts';
import { bulkDeed } from './bulk/bulk-job.ts';
import { campaignWork } from './campaigns/campaign-job.ts';
import { CAMPAIGN_WORK } from './campaigns/campaign-work.ts';
import { remindCorrection } from './cases/correction/remind-correction.ts';
import { CORRECTION_REMINDER } from './cases/correction/request-correction.ts';
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
import { lovacImport } from './units/import/lovac-import-job.ts';
import { LOVAC_IMPORT } from './units/import/receive-import.ts';
import { PRIORITY_COUNT } from './units/priority/count-priorities.ts';
import { countPriorities } from './units/priority/count-priorities-job.ts';

/** Who does each kind of promised work. */
export const handlers: OutboxHandlers = {
  'act-pdf': makeActPdf,
  [BULK_DEED]: bulkDeed,
  [AUDIT_REPORT]: makeAuditReport,
  [CAMPAIGN_WORK]: campaignWork,
  mail: sendMail,
  [CORRECTION_REMINDER]: remindCorrection,
  [REFUSAL_END_WORK]: endRefusalOnTime,
  'signed-act-pdf': makeSignedActPdf,
  [LOVAC_IMPORT]: lovacImport,
  [PRIORITY_COUNT]: countPriorities,
  [SCHEME_SIMULATION]: simulateSchemes,
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
  SCHEME_SIMULATION,
  PERSONAL_COPY,
  RETENTION_ERASURE,
];
