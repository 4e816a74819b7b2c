import { path } from '../../shared/path.ts';

export const forecastPath = path('/budget/forecast');
export const forecastExportPath = path('/budget/forecast.xlsx');
