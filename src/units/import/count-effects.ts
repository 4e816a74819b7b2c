import type { FieldChange } from './changes-on-import.ts';
import { EXAMPLES_SHOWN, type ExampleKind, type ImportCount, type ImportExample } from './import-report.ts';
import type { PlannedEntry } from './plan-entries.ts';

/** The counts that one planned line adds to. */
export function countsOf(planned: PlannedEntry): ImportCount[] {
  const { effect } = planned;
  if (effect.kind === 'new' || effect.kind === 'older') return [effect.kind];
  if (effect.kind === 'unchanged') return touchesOwners(planned) ? ['changed'] : ['unchanged'];
  const changes = effect.fields.length > 0 || movesSpell(planned) || touchesOwners(planned);
  return [
    changes ? 'changed' : 'unchanged',
    ...(effect.kept.length > 0 ? (['kept'] as const) : []),
    ...(effect.spell.kind === 'contradicts-end' ? (['contradicted'] as const) : []),
  ];
}

export const touchesOwners = ({ owners }: PlannedEntry): boolean =>
  owners.relinked || owners.holders.some(({ corrections }) => Object.keys(corrections).length > 0);

export const movesSpell = ({ effect }: PlannedEntry): boolean =>
  effect.kind === 'changed' && (effect.spell.kind === 'open' || effect.spell.kind === 'restart');

export type Examples = Record<ExampleKind, ImportExample[]>;
export const noExamples = (): Examples => ({ new: [], changed: [], kept: [], contradicted: [] });

/** Keeps the line as an example of each of its counts that has room for one more. */
export function keepExamples(examples: Examples, planned: PlannedEntry): void {
  for (const count of countsOf(planned)) {
    const kept = examples[count as ExampleKind];
    if (kept && kept.length < EXAMPLES_SHOWN) kept.push(exampleOf(planned, count as ExampleKind));
  }
}

function exampleOf(planned: PlannedEntry, kind: ExampleKind): ImportExample {
  const { unit } = planned.entry;
  return {
    line: planned.line,
    unit: planned.known?.unit.id ?? null,
    address: unit.address,
    commune: unit.commune,
    changes: kind === 'new' ? [] : changesShown(planned, kind),
  };
}

function changesShown(planned: PlannedEntry, kind: ExampleKind): ImportExample['changes'] {
  const { effect, known, entry, owners } = planned;
  if (effect.kind === 'changed' && kind === 'kept') return effect.kept.map(asChange);
  const start = { field: 'vacancy', from: known?.openSpell?.startedOn ?? null, to: entry.spell.startedOn };
  if (kind === 'contradicted') return [start];
  const fields = effect.kind === 'changed' ? effect.fields.map(asChange) : [];
  const names = {
    field: 'owners',
    from: known?.owners.map(({ name }) => name).join(', ') || null,
    to: owners.holders.map(({ facts }) => facts.name).join(', '),
  };
  return [...fields, ...(movesSpell(planned) ? [start] : []), ...(touchesOwners(planned) ? [names] : [])];
}

const asChange = ({ field, from, to }: FieldChange): ImportExample['changes'][number] => ({
  field,
  from: from as string | number | null,
  to: to as string | number | null,
});
