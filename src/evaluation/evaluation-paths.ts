import { path } from '../shared/path.ts';

export const evaluationPath = path('/evaluation');
/** `xlsx`, `ods`, `pdf` or `json`. */
export const reportFilePath = path('/evaluation/report.:format');
