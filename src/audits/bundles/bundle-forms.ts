import { z } from 'zod';
import { ENERGY_CLASSES } from '../energy-class.ts';

export const BUNDLE_SORTS = ['cost', 'remainder', 'ep', 'ges', 'gain'] as const;
export type BundleSort = (typeof BUNDLE_SORTS)[number];

/** Bundles compared at most: as many columns as a screen holds. */
export const MOST_COMPARED = 4;

const one = z.union([z.string().max(20), z.array(z.string()).transform((all) => all[0] ?? '')]).catch('');
const many = z.union([z.string().transform((only) => [only]), z.array(z.string())]).catch([]);

/** What the address asks of the table; anything odd counts as not asked. */
export const BundleQuery = z
  .object({
    sort: one.pipe(z.enum(BUNDLE_SORTS)).catch('cost'),
    best: one.pipe(z.enum(ENERGY_CLASSES)).nullable().catch(null),
    most: one
      .transform((text) => Number(text.replace(/[\s\u00A0\u202F€]/gu, '') || Number.NaN))
      .pipe(z.number().min(0).max(10_000_000))
      .nullable()
      .catch(null),
    compare: many.transform((all) => [
      ...new Set(
        all
          .slice(0, MOST_COMPARED * 2)
          .filter((text) => /^\d{1,6}$/.test(text))
          .map(Number),
      ),
    ]),
  })
  .catch({ sort: 'cost', best: null, most: null, compare: [] });
export type BundleView = z.output<typeof BundleQuery>;
