import type { Territory } from '../../programme/territory.ts';
import type { HeadingChoices } from '../lovac/lovac-columns.ts';
import { applyEdits } from './apply-edits.ts';
import type { EditedField, EditRules } from './edit-effects.ts';
import type { FileWork } from './file-work.ts';
import type { ExampleChange, ExampleKind, ImportCount, ImportExample } from './import-report.ts';
import { editRules, type PlannedEdit, planEdits, type ToldEdits } from './plan-edits.ts';
import { readEdits } from './read-edits.ts';
import type { Source } from './read-import.ts';
import type { UnitEdit } from './unit-edit.ts';

/** A file that edits known units: our own export, or that of Zéro Logement Vacant. */
export function editsWork(
  kind: 'register' | 'zlv',
  source: Source,
  choices: HeadingChoices,
  territory: Territory,
): FileWork<UnitEdit, PlannedEdit> {
  const told: ToldEdits = { units: new Set(), owners: new Set() };
  let rules: EditRules | null = null;
  return {
    lines: (size) => readEdits(source, kind, choices, size),
    async plan(d, lines) {
      rules ??= await editRules(d, territory, kind === 'register' ? 'ours' : 'theirs');
      return planEdits(d, lines, told, rules);
    },
    apply: applyEdits,
    countsOf,
    exampleOf: (planned, kind) => exampleOf(planned, kind, rules),
    cellsOf: (planned) =>
      planned.kind === 'known'
        ? planned.effect.faults
        : planned.kind === 'repeated'
          ? []
          : [
              {
                line: planned.line,
                column: '',
                reason: 'unknown-unit',
                value: nameOf(planned),
                lineKept: false,
              },
            ],
    skip: () => undefined,
    summary: async () => ({ vintage: null, absent: 0 }),
  };
}

const nameOf = ({ entry }: PlannedEdit): string => entry.idlocal ?? `${entry.unitId ?? ''}`;

function countsOf(planned: PlannedEdit): ImportCount[] {
  if (planned.kind !== 'known') return [planned.kind === 'unknown' ? 'unknown' : 'superseded'];
  const { fields, owner, kept, contradicted, faults } = planned.effect;
  return [
    fields.length > 0 || owner.length > 0 ? 'changed' : 'unchanged',
    ...(kept.length > 0 ? (['kept'] as const) : []),
    ...(contradicted.length > 0 ? (['contradicted'] as const) : []),
    ...(faults.length > 0 ? (['warned'] as const) : []),
  ];
}

function exampleOf(planned: PlannedEdit, kind: ExampleKind, rules: EditRules | null): ImportExample {
  if (planned.kind !== 'known')
    return { line: planned.line, unit: null, address: nameOf(planned), commune: '', changes: [] };
  const { unit } = planned.known;
  const { fields, owner, kept, contradicted } = planned.effect;
  const shown = { kept, contradicted, changed: [...fields, ...owner], new: [], unknown: [] }[kind];
  return {
    line: planned.line,
    unit: unit.id,
    address: unit.address,
    commune: unit.commune,
    changes: shown.map((change) => asChange(change, rules)),
  };
}

/** Officers are shown by their names, which the row does not hold. */
function asChange({ field, from, to }: EditedField, rules: EditRules | null): ExampleChange {
  if (field !== 'assignedTo')
    return { field, from: from as ExampleChange['from'], to: to as ExampleChange['to'] };
  const name = (id: unknown): string | null => (id === null ? null : (rules?.nameOf(Number(id)) ?? null));
  return { field, from: name(from), to: name(to) };
}
