import { z } from 'zod';
import { type GroupShape, shapeOf } from '../entry/shape.ts';
import { type AnyVintage, type LeverSet, vintageSchema } from '../levers/vintage-set.ts';

/** The draft as it was seen, for a deed that changes nothing of what is written. */
export const SeenVintageForm = z.object({ revision: z.coerce.number().int().min(1) });

export const RentCeilingsForm = z.object({
  revision: z.coerce.number().int().min(1),
  table: z.string().trim().min(1, 'incentives.errors.tableNeeded'),
});

/** What is too long for fields: rent ceilings of every commune come as a table (rent-ceiling-lines.ts). */
const BY_TABLE: Partial<Record<LeverSet, string>> = { rentCeilings: 'communes' };

/** The form of a vintage, read off its schema. */
export function vintageShape(lever: LeverSet): GroupShape {
  const shape = shapeOf(vintageSchema(lever)) as GroupShape;
  const value = shape.fields.value as GroupShape;
  const fields = Object.entries(value.fields).filter(([name]) => name !== BY_TABLE[lever]);
  return { ...shape, fields: { ...shape.fields, value: { ...value, fields: Object.fromEntries(fields) } } };
}

/** A vintage as typed, with what its form does not hold as it was. */
export function withTable(lever: LeverSet, typed: AnyVintage, before: AnyVintage): AnyVintage {
  const name = BY_TABLE[lever];
  if (!name) return typed;
  const kept = (before.value as Record<string, unknown>)[name];
  return { ...typed, value: { ...(typed.value as object), [name]: kept } };
}
