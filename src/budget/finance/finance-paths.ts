import { path } from '../../shared/path.ts';

export const queuePath = path('/budget/payments');
export const orderManyPath = path('/budget/payments/order');
export const runsPath = path('/budget/runs');
export const confirmationsPath = path('/budget/runs/confirmations');
export const runPath = path('/budget/runs/:run');
export const runFilePath = path('/budget/runs/:run/file.csv');
