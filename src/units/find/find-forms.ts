import { z } from 'zod';
import { parseBox } from '../../shared/geo.ts';
import { COLUMNS } from './columns.ts';
import { PERIMETER_KINDS } from './perimeter-kind.ts';

const name = (message: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.trim())
    .pipe(z.string().min(1, { error: message }).max(80));
const tick = z
  .string()
  .optional()
  .transform((value) => value === 'yes');

export const ColumnsForm = z.object({
  columns: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => COLUMNS.filter((column) => [given].flat().includes(column))),
  usual: tick,
  back: z.string().max(4000).default(''),
});

export const SaveViewForm = z.object({
  name: name('find.errors.viewName'),
  shared: tick,
  opensOn: tick,
  /** The address's query of the list to keep. */
  fields: z.string().max(4000).default(''),
});
export const ChangeViewForm = z.object({ name: name('find.errors.viewName'), shared: tick });
export const OpenOnForm = z.object({ opens: tick });

/** Corners drawn on the map: `2.37,51.03 2.38,51.04 …`. */
const corners = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(' ')
      .filter((corner) => corner !== '')
      .map((corner) => corner.split(',').map(Number) as [number, number]),
  );
export const PerimeterForm = z.object({
  name: name('find.errors.perimeterName'),
  kind: z.enum(PERIMETER_KINDS),
  corners,
  text: z.string().trim().default(''),
  box: z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || parseBox(text) !== null, { error: 'find.errors.badBox' })
    .transform((text) => (text === '' ? null : parseBox(text))),
});
