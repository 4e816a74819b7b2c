import { path } from '../shared/path.ts';

/** For managers. */
export const privacyDeskPath = path('/admin/privacy');
export const dueBatchPath = path('/admin/privacy/due');
export const confirmBatchPath = path('/admin/privacy/due/confirm');
export const batchPath = path('/admin/privacy/batches/:batch');
export const destructionsPath = path('/admin/privacy/register');
export const destructionsFilePath = path('/admin/privacy/register.csv');
export const readingsPath = path('/admin/privacy/readings');
export const personPath = path('/admin/privacy/people/:owner');
export const askCopyPath = path('/admin/privacy/people/:owner/copy');
export const takeCopyPath = path('/admin/privacy/people/:owner/copy/:copy');
export const askErasurePath = path('/admin/privacy/people/:owner/erasure');
export const proposeErasurePath = path('/admin/privacy/people/:owner/erasure/propose');
export const confirmErasurePath = path('/admin/privacy/people/:owner/erasure/confirm');
export const declineErasurePath = path('/admin/privacy/people/:owner/erasure/decline');
export const archivesPath = path('/admin/privacy/archives');
export const openArchivePath = path('/admin/privacy/archives/:ref');

/** For the person. */
export const myDataPath = path('/my/data');
export const askMyCopyPath = path('/my/data/copy');
export const takeMyCopyPath = path('/my/data/copy/:copy');
export const askMyErasurePath = path('/my/data/erasure');
