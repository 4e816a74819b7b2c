import { path } from '../shared/path.ts';

export const registerPath = path('/register');
export const registerMapPath = path('/register/map.json');
export const registerExportPath = path('/register/export.:format');

export const unitPath = path('/register/units/:unit');
export const followUpPath = path('/register/units/:unit/follow-up');
export const assignUnitPath = path('/register/units/:unit/assignment');
export const contactPath = path('/register/units/:unit/contact');
export const noteContactPath = path('/register/units/:unit/exchanges');
export const ownerDetailsPath = path('/register/units/:unit/owners/:owner');

export const importsPath = path('/register/imports');
export const newImportPath = path('/register/imports/new');
export const importPath = path('/register/imports/:import');
export const refilterImportPath = path('/register/imports/:import/filters');
export const applyImportPath = path('/register/imports/:import/apply');
export const dropImportPath = path('/register/imports/:import/drop');
export const undoImportPath = path('/register/imports/:import/undo');
export const importColumnsPath = path('/register/imports/:import/columns');
export const importHeadingsPath = path('/register/imports/headings');
export const forgetHeadingPath = path('/register/imports/headings/forget');
export const rejectionsPath = path('/register/imports/:import/rejections.csv');

/** Before `myUnitPath`, which would take “new” for a number. */
export const declareUnitPath = path('/my/units/new');
export const myUnitPath = path('/my/units/:unit');
