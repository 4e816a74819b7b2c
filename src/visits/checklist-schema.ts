import { z } from 'zod';
import { localised, slugText } from '../programme/schema-parts.ts';
import { VISIT_KINDS } from './visit-kind.ts';

/** One thing to look at on the spot. */
export const pointSchema = z.strictObject({
  slug: slugText,
  /** What is looked at, as a statement that can hold or not: « Le logement est vide ». */
  label: localised,
  /** How to look at it. */
  hint: localised.optional(),
  /** Only where one of these measures is planned; always when left out. */
  measures: z.array(slugText).min(1).optional(),
});

const pointsSchema = z
  .array(pointSchema)
  .refine(
    (points) => new Set(points.map(({ slug }) => slug)).size === points.length,
    'two points have the same slug',
  );

/** What is looked at in each kind of visit, and how long one takes. */
export const checklistsSchema = z.strictObject({
  minutes: z.int().min(15).max(480),
  kinds: z.strictObject({
    [VISIT_KINDS[0]]: pointsSchema,
    [VISIT_KINDS[1]]: pointsSchema,
    [VISIT_KINDS[2]]: pointsSchema,
  }),
});

/** A programme that writes no checklist still has visits: a report in words. */
export const NO_CHECKLIST: z.input<typeof checklistsSchema> = {
  minutes: 60,
  kinds: { 'before-works': [], conformity: [], 'spot-check': [] },
};
