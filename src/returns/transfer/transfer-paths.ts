import { path } from '../../shared/path.ts';

/** Staff, by case reference. */
export const newTransferPath = path('/cases/:ref/transfers/new');
export const paperTransferPath = path('/cases/:ref/transfers/:transfer/paper');

/** Owner, by identifier. */
export const myTransferPath = path('/my/cases/:case/transfer');
