import { path } from '../../shared/path.ts';

/** The page of somebody who is asked to agree, without an account. */
export const consentPath = path('/consent/:token');
