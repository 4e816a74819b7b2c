import { path } from '../shared/path.ts';

export const deedsPath = path('/register/deeds');
export const deedPath = path('/register/deeds/:deed');
export const applyDeedPath = path('/register/deeds/:deed/apply');
export const undoDeedPath = path('/register/deeds/:deed/undo');
export const handOverPath = path('/team/hand-over');
export const takeTenPath = path('/work/take-ten');
