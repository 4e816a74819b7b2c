import { path } from '../../shared/path.ts';

/** Public: whoever holds the link answers, once. */
export const checkLinkPath = path('/promise/check/:token');
export const breachLinkPath = path('/promise/breach/:token');
export const breachLinkNoticePath = path('/promise/breach/:token/notice');
export const transferLinkPath = path('/promise/transfer/:token');
