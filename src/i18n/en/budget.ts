import type { budget as frBudget } from '../fr/budget.ts';
import type { Messages } from '../messages.ts';

export const budget = {} satisfies Messages<typeof frBudget>;
