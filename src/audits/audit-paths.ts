import { path } from '../shared/path.ts';

/** Owner: by dwelling, since a dwelling has one current audit. */
export const myAuditPath = path('/my/units/:unit/audit');
export const confirmKnownPath = path('/my/units/:unit/audit/known');
export const checkAnswersPath = path('/my/units/:unit/audit/check');
export const myResultPath = path('/my/units/:unit/audit/result');
export const correctMyAuditPath = path('/my/units/:unit/audit/correct');
export const worksPath = path('/my/units/:unit/audit/works');
export const tryWorksPath = path('/my/units/:unit/audit/works/try');
export const myProposalsPath = path('/my/units/:unit/audit/scenarios');
export const keepWorksPath = path('/my/units/:unit/audit/works/keep');
export const startMyProposalsPath = path('/my/units/:unit/audit/scenarios/start');
export const newMyProposalPath = path('/my/units/:unit/audit/scenarios/new');
export const tryMyProposalPath = path('/my/units/:unit/audit/scenarios/try');
export const myProposalPath = path('/my/units/:unit/audit/scenarios/:proposal');
export const retainMyProposalPath = path('/my/units/:unit/audit/scenarios/:proposal/retain');
export const dropMyProposalPath = path('/my/units/:unit/audit/scenarios/:proposal/drop');
export const myReportPath = path('/my/units/:unit/audit/report.pdf');
export const myDpePath = path('/my/units/:unit/audit/dpe');
export const myBundlesPath = path('/my/units/:unit/audit/bundles');
/** One question a page, by its slug: `/my/units/12/audit/wallMaterial`. */
export const questionPath = path('/my/units/:unit/audit/:question');

/** Staff: by audit, since each number is kept. */
export const auditListPath = path('/audits');
export const startAuditPath = path('/register/units/:unit/audit');
export const auditPath = path('/audits/:audit');
export const auditAnswersPath = path('/audits/:audit/answers');
export const auditPreviewPath = path('/audits/:audit/preview');
export const auditReviewPath = path('/audits/:audit/review');
export const auditBundlesPath = path('/audits/:audit/bundles');
export const auditCorrectPath = path('/audits/:audit/correct');
export const proposalsPath = path('/audits/:audit/scenarios');
export const startProposalsPath = path('/audits/:audit/scenarios/start');
export const newProposalPath = path('/audits/:audit/scenarios/new');
export const tryProposalPath = path('/audits/:audit/scenarios/try');
export const proposalPath = path('/audits/:audit/scenarios/:proposal');
export const retainProposalPath = path('/audits/:audit/scenarios/:proposal/retain');
export const dropProposalPath = path('/audits/:audit/scenarios/:proposal/drop');
export const auditReportPath = path('/audits/:audit/report.pdf');
/** The DPE of an audit: sent, or given back as it is kept. */
export const auditDpePath = path('/audits/:audit/dpe');
export const auditPhotosPath = path('/audits/:audit/photos');
export const auditPhotoPath = path('/audits/:audit/photos/:photo');
export const removePhotoPath = path('/audits/:audit/photos/:photo/remove');
