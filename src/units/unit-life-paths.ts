import { path } from '../shared/path.ts';

export const vacanciesPath = path('/register/units/:unit/vacancies');
export const endSpellPath = path('/register/units/:unit/vacancies/end');
export const spellStartPath = path('/register/units/:unit/vacancies/:spell/start');
export const holdersPath = path('/register/units/:unit/owners');
export const holderRightPath = path('/register/units/:unit/owners/:owner/right');
export const unitDocumentsPath = path('/register/units/:unit/documents');
export const unitDocumentPath = path('/register/units/:unit/documents/:document');
export const duplicatesPath = path('/register/units/:unit/duplicates');
export const mergePath = path('/register/units/:unit/duplicates/:other');
export const undoMergePath = path('/register/units/:unit/merges/:merge/undo');
