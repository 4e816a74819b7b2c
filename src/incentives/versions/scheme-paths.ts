import { path } from '../../shared/path.ts';

export const schemesPath = path('/schemes');
export const importSchemePath = path('/schemes/import');
/** `language`: the reading in the other language than that of the screen. */
export const schemePath = path('/schemes/:id');
export const schemeJsonPath = path('/schemes/:id/scheme.json');
export const copySchemePath = path('/schemes/:id/copy');
export const discardPath = path('/schemes/:id/discard');
export const editPath = path('/schemes/:id/edit/:element');
export const testsPath = path('/schemes/:id/tests');
export const testCasePath = path('/schemes/:id/tests/:test');
export const removeTestPath = path('/schemes/:id/tests/:test/remove');
export const comparePath = path('/schemes/:id/compare');
export const publishPath = path('/schemes/:id/publish');
