import { z } from 'zod';
import type { Chosen } from './order-many.ts';

/** `12:3`: request 12 as it was at version 3. */
const chosen = z
  .string()
  .regex(/^\d{1,12}:\d{1,9}$/)
  .transform((text): Chosen => {
    const [id, version] = text.split(':');
    return { id: Number(id), version: Number(version) };
  });

export const OrderManyForm = z.object({
  selected: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((value) => [value].flat())
    .pipe(z.array(chosen).max(500)),
  deed: z.enum(['preflight', 'order']).catch('preflight'),
});
