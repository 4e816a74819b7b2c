import { path } from '../../shared/path.ts';

export const changesPath = path('/budget/changes');
export const newChangePath = path('/budget/changes/new/:kind');
export const changePath = path('/budget/changes/:change');
export const approveChangePath = path('/budget/changes/:change/approve');
export const refuseChangePath = path('/budget/changes/:change/refuse');
