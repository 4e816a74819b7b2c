import { path } from '../shared/path.ts';

export const journalPath = path('/admin/journal');
