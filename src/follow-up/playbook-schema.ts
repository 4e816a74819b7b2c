import { z } from 'zod';
import { REASON_SLUGS } from '../units/unit.ts';
import { DELAY_UNITS, LETTER_TO } from './playbook.ts';
import { TASK_KINDS } from './task.ts';

/** Steps of one playbook; each makes a task. */
export const MOST_STEPS = 20;
export const MOST_POINTS = 30;
/** The longest wait, in its own unit: ten years of days. */
const MOST_DELAY = 3660;

export const stepSchema = z.object({
  kind: z.enum(TASK_KINDS),
  after: z.object({ count: z.number().int().min(0).max(MOST_DELAY), unit: z.enum(DELAY_UNITS) }),
  text: z.string().min(1).max(200),
  letter: z
    .object({
      to: z.enum(LETTER_TO),
      subject: z.string().min(1).max(160),
      body: z.string().min(1).max(6000),
    })
    .optional(),
  points: z
    .array(z.object({ text: z.string().min(1).max(300), source: z.string().max(300).optional() }))
    .max(MOST_POINTS)
    .optional(),
});

/** Playbooks as a pack writes them. */
export const playbookSchema = z.object({
  slug: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  reasons: z.array(
    z.enum(REASON_SLUGS as [(typeof REASON_SLUGS)[number], ...(typeof REASON_SLUGS)[number][]]),
  ),
  sources: z.array(z.string()),
  steps: z.array(stepSchema).min(1).max(MOST_STEPS),
});
