import { z } from 'zod';

/** Rows ticked in a list, as the browser sends them: none, one text or several. What is no number is left out. */
export const tickedIds = <Id extends number>(most = Number.POSITIVE_INFINITY) =>
  z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) =>
      [given]
        .flat()
        .filter((text) => /^\d{1,12}$/.test(text))
        .slice(0, most)
        .map((text) => Number(text) as Id),
    );
