import { path } from '../shared/path.ts';

export const estimatePath = path('/estimation');
export const tryEstimatePath = path('/estimation/result');
export const keptEstimatePath = path('/estimation/saved/:token');
export const mailEstimatePath = path('/estimation/saved/:token/mail');
export const eraseEstimatePath = path('/estimation/saved/:token/erase');
export const continueEstimatePath = path('/estimation/saved/:token/continue');
export const myEstimatePath = path('/my/estimations/:estimate');
export const declareFromEstimatePath = path('/my/estimations/:estimate/home');
export const estimateCountsPath = path('/evaluation/estimations');
