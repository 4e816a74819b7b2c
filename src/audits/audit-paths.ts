import { path } from '../shared/path.ts';

/** Owner: by dwelling, since a dwelling has one current audit. */
export const myAuditPath = path('/my/units/:unit/audit');
export const confirmKnownPath = path('/my/units/:unit/audit/known');
export const checkAnswersPath = path('/my/units/:unit/audit/check');
export const myResultPath = path('/my/units/:unit/audit/result');
export const correctMyAuditPath = path('/my/units/:unit/audit/correct');
export const worksPath = path('/my/units/:unit/audit/works');
export const tryWorksPath = path('/my/units/:unit/audit/works/try');
export const myBundlesPath = path('/my/units/:unit/audit/bundles');
/** One question a page, by its slug: `/my/units/12/audit/wallMaterial`. */
export const questionPath = path('/my/units/:unit/audit/:question');

/** Staff: by audit, since each number is kept. */
export const auditListPath = path('/audits');
export const auditPath = path('/audits/:audit');
export const auditAnswersPath = path('/audits/:audit/answers');
export const auditPreviewPath = path('/audits/:audit/preview');
export const auditReviewPath = path('/audits/:audit/review');
export const auditBundlesPath = path('/audits/:audit/bundles');
export const auditCorrectPath = path('/audits/:audit/correct');
