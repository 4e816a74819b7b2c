import type { incentives as frIncentives } from '../fr/incentives.ts';
import type { Messages } from '../messages.ts';

export const incentives = {} satisfies Messages<typeof frIncentives>;
