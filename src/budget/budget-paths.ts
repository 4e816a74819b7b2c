import { path } from '../shared/path.ts';

export const budgetPath = path('/budget');
export const envelopePath = path('/budget/:envelope');
export const envelopeExportPath = path('/budget/:envelope/movements.csv');
export const envelopeSheetPath = path('/budget/:envelope/movements.xlsx');
