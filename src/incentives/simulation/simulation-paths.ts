import { path } from '../../shared/path.ts';

export const simulationsPath = path('/simulations');
/** `with`: a version to begin with. */
export const newSimulationPath = path('/simulations/new');
export const simulationPath = path('/simulations/:id');
export const cancelSimulationPath = path('/simulations/:id/cancel');
/** `xlsx` or `ods`. */
export const simulationFilePath = path('/simulations/:id/simulation.:format');
