import { path } from '../shared/path.ts';

export const ownerSignInPath = path('/login');
export const signInLinkPath = path('/login/link/:token');
export const staffSignInPath = path('/staff/login');
export const secondFactorPath = path('/staff/login/code');
export const enrolmentPath = path('/staff/login/enrol');
export const signOutPath = path('/logout');
