import { path } from '../shared/path.ts';

export const homePath = path('/');
export const accessibilityPath = path('/accessibility');
export const privacyPath = path('/privacy');
export const legalPath = path('/legal');
export const sourcePath = path('/source');
