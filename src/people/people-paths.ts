import { path } from '../shared/path.ts';

export const ownerSignInPath = path('/login');
export const signInSentPath = path('/login/sent');
export const signInLinkPath = path('/login/link/:token');
export const staffSignInPath = path('/staff/login');
export const secondFactorPath = path('/staff/login/code');
export const enrolmentPath = path('/staff/login/enrol');
export const signOutPath = path('/logout');
export const accountsPath = path('/admin/accounts');
export const accountStatePath = path('/admin/accounts/:account/state');
