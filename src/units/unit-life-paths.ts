import { path } from '../shared/path.ts';

export const identityPath = path('/register/units/:unit/identity');
export const giveBackPath = path('/register/units/:unit/identity/give-back');
export const vacanciesPath = path('/register/units/:unit/vacancies');
export const endSpellPath = path('/register/units/:unit/vacancies/end');
export const spellStartPath = path('/register/units/:unit/vacancies/:spell/start');
export const duplicatesPath = path('/register/units/:unit/duplicates');
export const mergePath = path('/register/units/:unit/duplicates/:other');
export const undoMergePath = path('/register/units/:unit/merges/:merge/undo');
export const documentsPath = path('/register/units/:unit/documents');
export const documentFilePath = path('/register/units/:unit/documents/:document/file');
export const documentThumbnailPath = path('/register/units/:unit/documents/:document/thumbnail');
export const removeDocumentPath = path('/register/units/:unit/documents/:document/remove');
export const restoreDocumentPath = path('/register/units/:unit/documents/:document/restore');
export const placeInBuildingPath = path('/register/units/:unit/building');
export const takeOutOfBuildingPath = path('/register/units/:unit/building/leave');
export const buildingPath = path('/register/buildings/:building');
export const historyPath = path('/register/units/:unit/history');
