import type { units as frUnits } from '../fr/units.ts';
import type { Messages } from '../messages.ts';

export const units = {} satisfies Messages<typeof frUnits>;
