import { path } from '../shared/path.ts';

/** Staff, by case reference. */
export const recordReturnPath = path('/cases/:ref/return');
export const undertakingsPath = path('/cases/:ref/undertakings');
export const closeCasePath = path('/cases/:ref/undertakings/close');
/** Everything that runs, over the whole programme. */
export const runningPath = path('/undertakings');
