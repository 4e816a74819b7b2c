/** A count below this could point at a person: it is masked in anything published. */
export const SMALLEST_PUBLISHED = 11;

/** The count, or null where it must be masked. Zero says nothing of anybody and stays. */
export const published = (count: number): number | null =>
  count > 0 && count < SMALLEST_PUBLISHED ? null : count;
