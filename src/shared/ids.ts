/** Row identifiers are branded, so that a case id is never passed where a unit id is meant. */
export type AccountId = number & { readonly brand: 'AccountId' };
export type OwnerId = number & { readonly brand: 'OwnerId' };
export type UnitId = number & { readonly brand: 'UnitId' };
export type BuildingId = number & { readonly brand: 'BuildingId' };
export type SpellId = number & { readonly brand: 'SpellId' };
export type UnitDocumentId = number & { readonly brand: 'UnitDocumentId' };
export type MandateId = number & { readonly brand: 'MandateId' };
export type MergeId = number & { readonly brand: 'MergeId' };
export type ImportId = number & { readonly brand: 'ImportId' };
export type PerimeterId = number & { readonly brand: 'PerimeterId' };
export type WeightsId = number & { readonly brand: 'WeightsId' };
export type BulkDeedId = number & { readonly brand: 'BulkDeedId' };
export type AbsenceId = number & { readonly brand: 'AbsenceId' };
export type SavedViewId = number & { readonly brand: 'SavedViewId' };
export type AuditId = number & { readonly brand: 'AuditId' };
export type AuditPhotoId = number & { readonly brand: 'AuditPhotoId' };
export type SchemeVersionId = number & { readonly brand: 'SchemeVersionId' };
export type ActTemplateId = number & { readonly brand: 'ActTemplateId' };
export type SimulationId = number & { readonly brand: 'SimulationId' };
export type CaseId = number & { readonly brand: 'CaseId' };
export type CommitteeSessionId = number & { readonly brand: 'CommitteeSessionId' };
export type CommitteeItemId = number & { readonly brand: 'CommitteeItemId' };
export type AppealId = number & { readonly brand: 'AppealId' };
export type PauseId = number & { readonly brand: 'PauseId' };
export type ExtensionId = number & { readonly brand: 'ExtensionId' };
export type ApplicantId = number & { readonly brand: 'ApplicantId' };
export type DocumentId = number & { readonly brand: 'DocumentId' };
export type EnvelopeId = number & { readonly brand: 'EnvelopeId' };
export type PaymentRequestId = number & { readonly brand: 'PaymentRequestId' };
export type RecoveryId = number & { readonly brand: 'RecoveryId' };
export type EnvelopeChangeId = number & { readonly brand: 'EnvelopeChangeId' };
export type PaymentRunId = number & { readonly brand: 'PaymentRunId' };
export type TaskId = number & { readonly brand: 'TaskId' };
export type NoteId = number & { readonly brand: 'NoteId' };
export type ActId = number & { readonly brand: 'ActId' };
export type SignatoryId = number & { readonly brand: 'SignatoryId' };
export type AmendmentId = number & { readonly brand: 'AmendmentId' };
export type ScanId = number & { readonly brand: 'ScanId' };
export type CampaignId = number & { readonly brand: 'CampaignId' };
export type PublicEstimateId = number & { readonly brand: 'PublicEstimateId' };
export type RecipientId = number & { readonly brand: 'RecipientId' };
/** Public reference of a case, `VO-2026-00042`. */
export type CaseRef = string & { readonly brand: 'CaseRef' };
/** SHA-256 of a file's content, 64 hexadecimal digits. */
export type FileHash = string & { readonly brand: 'FileHash' };

const FILE_HASH = /^[0-9a-f]{64}$/;
export const isFileHash = (text: string): text is FileHash => FILE_HASH.test(text);
