import { path } from '../../shared/path.ts';

export const recoveriesPath = path('/budget/recoveries');
export const recoveryPath = path('/budget/recoveries/:recovery');
export const receiptPath = path('/budget/recoveries/:recovery/receipts');
export const termsPath = path('/budget/recoveries/:recovery/terms');
export const askWriteOffPath = path('/budget/recoveries/:recovery/ask-write-off');
export const writeOffPath = path('/budget/recoveries/:recovery/write-off');
