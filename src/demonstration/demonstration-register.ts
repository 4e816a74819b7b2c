import type { Day } from '../shared/dates.ts';
import type { DemoOptions } from '../units/demo/demo-register.ts';

export const DEMONSTRATION_SEED = 'volets';

/** One register for all demonstrations, so that what is told of it stays true. */
export const demonstrationRegister = (asOf: Day): DemoOptions => ({
  seed: DEMONSTRATION_SEED,
  count: 2000,
  asOf,
});
