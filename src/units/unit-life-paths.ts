import { path } from '../shared/path.ts';

export const vacanciesPath = path('/register/units/:unit/vacancies');
export const endSpellPath = path('/register/units/:unit/vacancies/end');
export const spellStartPath = path('/register/units/:unit/vacancies/:spell/start');
export const duplicatesPath = path('/register/units/:unit/duplicates');
export const mergePath = path('/register/units/:unit/duplicates/:other');
export const undoMergePath = path('/register/units/:unit/merges/:merge/undo');
