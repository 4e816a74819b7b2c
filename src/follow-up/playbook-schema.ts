import { z } from 'zod';
import { REASON_SLUGS } from '../units/unit.ts';
import { TASK_KINDS } from './task.ts';

/** Playbooks as a pack writes them. */
export const playbookSchema = z.object({
  slug: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  reasons: z.array(
    z.enum(REASON_SLUGS as [(typeof REASON_SLUGS)[number], ...(typeof REASON_SLUGS)[number][]]),
  ),
  sources: z.array(z.string()),
  steps: z
    .array(
      z.object({
        kind: z.enum(TASK_KINDS),
        afterDays: z.number().int().min(0).max(3660),
        text: z.string().min(1).max(200),
      }),
    )
    .min(1),
});
