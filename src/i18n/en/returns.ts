import type { returns as frReturns } from '../fr/returns.ts';
import type { Messages } from '../messages.ts';

export const returns = {} satisfies Messages<typeof frReturns>;
