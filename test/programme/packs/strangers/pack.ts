import { pack as twin } from '../twin/pack.ts';

/** The twin with a commune that is not its own, and its chief town under the code of before 1976. */
export const pack = {
  ...twin,
  slug: 'strangers',
  territory: {
    ...twin.territory,
    communes: { '75056': { altitude: 'above-800' }, '20004': { altitude: 'below-400' } },
  },
};
