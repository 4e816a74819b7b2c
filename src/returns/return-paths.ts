import { path } from '../shared/path.ts';

/** Staff, by case reference. */
export const recordReturnPath = path('/cases/:ref/return');
export const askEvidencePath = path('/cases/:ref/return/ask-again');
export const undertakingsPath = path('/cases/:ref/undertakings');
export const verifyUndertakingsPath = path('/cases/:ref/undertakings/verify');
export const closeCasePath = path('/cases/:ref/undertakings/close');
/** Everything that runs, over the whole programme. */
export const runningPath = path('/undertakings');
export const runningExportPath = path('/undertakings.csv');

/** Owner, by identifier. */
export const myReturnPath = path('/my/cases/:case/return');
