import type { cases as frCases } from '../fr/cases.ts';
import type { Messages } from '../messages.ts';

export const cases = {} satisfies Messages<typeof frCases>;
