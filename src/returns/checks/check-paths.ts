import { path } from '../../shared/path.ts';

/** Staff, by case reference. */
export const checkPath = path('/cases/:ref/checks/:check');
export const askCheckAgainPath = path('/cases/:ref/checks/:check/ask');
export const paperFormPath = path('/cases/:ref/checks/:check/form');
/** Spot checks, over the whole programme. */
export const drawsPath = path('/undertakings/draws');
