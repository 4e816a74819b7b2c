import type { FieldChange } from './changes-on-import.ts';
import type { FileWork } from './file-work.ts';
import { EXAMPLES_SHOWN, type ExampleKind, type ImportCount, type ImportExample } from './import-report.ts';
import { metresBetween, type Place } from './metres-between.ts';
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
export const noExamples = (): Examples => ({ new: [], changed: [], kept: [], contradicted: [], unknown: [] });

/** Keeps the line as an example of each of its counts that has room for one more. */
export function keepExamples<Planned>(
  examples: Examples,
  planned: Planned,
  { countsOf, exampleOf }: Pick<FileWork<never, Planned>, 'countsOf' | 'exampleOf'>,
): void {
  for (const count of countsOf(planned)) {
    const kept = examples[count as ExampleKind];
    if (kept && kept.length < EXAMPLES_SHOWN) kept.push(exampleOf(planned, count as ExampleKind));
  }
}

export function exampleOf(planned: PlannedEntry, kind: ExampleKind): ImportExample {
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
  const fields = effect.kind === 'changed' ? withPosition(effect.fields, known?.unit, entry.unit) : [];
  const names = {
    field: 'owners',
    from: known?.owners.map(({ name }) => name).join(', ') || null,
    to: owners.holders.map(({ facts }) => facts.name).join(', '),
  };
  return [...fields, ...(movesSpell(planned) ? [start] : []), ...(touchesOwners(planned) ? [names] : [])];
}

/** Two coordinates are one place: what is shown of them is how far it moved (`null`: there was none). */
function withPosition(
  fields: readonly FieldChange[],
  was: Place | undefined,
  seen: Place,
): ImportExample['changes'][number][] {
  const isPosition = ({ field }: FieldChange) => field === 'longitude' || field === 'latitude';
  const others = fields.filter((change) => !isPosition(change)).map(asChange);
  if (!fields.some(isPosition) || was === undefined) return others;
  const moved = metresBetween(was, {
    longitude: seen.longitude ?? was.longitude,
    latitude: seen.latitude ?? was.latitude,
  });
  return [...others, { field: 'position', from: moved === null ? null : 0, to: moved ?? 0 }];
}

const asChange = ({ field, from, to }: FieldChange): ImportExample['changes'][number] => ({
  field,
  from: from as string | number | null,
  to: to as string | number | null,
});
