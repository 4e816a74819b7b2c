import type { Context } from '../../context.ts';
import { refused } from '../../shared/errors.ts';
import type { UnitId } from '../../shared/ids.ts';
import { changeUnitFacts } from '../unit-file/change-unit-facts.ts';
import type { EditableFact } from '../unit-file/edited-fields.ts';

/** Facts that only make sense together go back together. */
const TOGETHER: Readonly<Partial<Record<EditableFact, readonly EditableFact[]>>> = {
  longitude: ['longitude', 'latitude'],
  latitude: ['longitude', 'latitude'],
};

/**
 * A fact typed by hand follows the files again: the next one that states it replaces it. What it says today stays
 * until then. @throws DomainError conflict, `unitLife.errors.notByHand`
 */
export async function giveBackToImports(
  ctx: Context,
  id: UnitId,
  version: number,
  field: EditableFact,
): Promise<void> {
  const fields: readonly string[] = TOGETHER[field] ?? [field];
  await changeUnitFacts(ctx, id, version, async (_, { editedFields }) => {
    if (!fields.some((one) => editedFields.includes(one))) throw refused('unitLife.errors.notByHand');
    return { action: 'unit.given-back', released: fields, data: { fields } };
  });
}
