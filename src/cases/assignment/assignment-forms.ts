import { z } from 'zod';

const many = <Item extends z.ZodType>(item: Item, error: string) =>
  z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(item).min(1, { error }).max(200, { error }),
  );
const person = z.coerce.number({ error: 'exchanges.errors.receivers' }).int().positive();

export const AssignManyForm = z.object({
  selected: many(z.string().max(30), 'exchanges.errors.chooseCases'),
  to: z.coerce.number().int().min(0),
});
export const HandOverCasesForm = z.object({
  from: z.coerce
    .number({ error: 'exchanges.errors.nothingHeld' })
    .int()
    .positive({ error: 'exchanges.errors.nothingHeld' }),
  receivers: many(person, 'exchanges.errors.receivers'),
});
