import { applyEdits } from './apply-edits.ts';
import type { EditedField, EditRules } from './edit-effects.ts';
import type { FileWork } from './file-work.ts';
import type {
  ExampleChange,
  ExampleKind,
  ImportCount,
  ImportExample,
  RejectedCellFound,
} from './import-report.ts';
import { editRules, nameNumber, nothingTold, type PlannedEdit, planEdits } from './plan-edits.ts';
import { type EditingKind, readEdits } from './read-edits.ts';
import type { ReadSettings, Source } from './read-import.ts';
import type { UnitEdit } from './unit-edit.ts';

/** A file that tells of units one by one: our own export, or that of Zéro Logement Vacant, which also brings homes. */
export function editsWork(
  kind: EditingKind,
  source: Source,
  settings: ReadSettings,
): FileWork<UnitEdit, PlannedEdit> {
  const told = nothingTold();
  const whose = kind === 'register' ? 'ours' : 'theirs';
  let rules: EditRules | null = null;
  return {
    lines: (size) => readEdits(source, kind, settings, size),
    async plan(d, lines) {
      rules ??= await editRules(d, settings.territory, whose);
      return planEdits(d, lines, told, rules);
    },
    apply: (d, planned, applied) => applyEdits(d, planned, applied, whose),
    countsOf,
    leftOut: (planned) => (planned.kind === 'left-out' ? planned.reason : null),
    exampleOf: (planned, kind) => exampleOf(planned, kind, rules),
    cellsOf,
    skip(lines) {
      for (const { entry } of lines) told.names.add(nameNumber(entry));
    },
    summary: async () => ({ vintage: null, absent: 0 }),
  };
}

/** Cells found at fault beside the register: those of a home only count where it is not there yet. */
function cellsOf(planned: PlannedEdit): RejectedCellFound[] {
  const { line } = planned;
  switch (planned.kind) {
    case 'known':
      return [...planned.effect.faults];
    case 'new':
      return planned.unread.map((cell) => ({ ...cell, lineKept: true }));
    case 'refused':
      return planned.reasons.map((cell) => ({ ...cell, lineKept: false }));
    case 'unknown':
      return [{ line, column: '', reason: 'unknown-unit', value: shownName(planned), lineKept: false }];
    default:
      return [];
  }
}

const shownName = ({ entry }: PlannedEdit): string => entry.idlocal ?? `${entry.unitId ?? ''}`;

/** A line counts once among those that lost a value, whichever reading found it. */
const warned = ({ warnings }: PlannedEdit, found: number): ImportCount[] =>
  found > 0 && warnings.length === 0 ? ['warned'] : [];

const COUNT_OF = { unknown: 'unknown', repeated: 'superseded', refused: 'rejected' } as const;

function countsOf(planned: PlannedEdit): ImportCount[] {
  if (planned.kind === 'new') return ['new', ...warned(planned, planned.unread.length)];
  // Counted with its reason.
  if (planned.kind === 'left-out') return [];
  if (planned.kind !== 'known') return [COUNT_OF[planned.kind]];
  const { fields, owner, kept, contradicted, faults } = planned.effect;
  return [
    fields.length > 0 || owner.length > 0 ? 'changed' : 'unchanged',
    ...(kept.length > 0 ? (['kept'] as const) : []),
    ...(contradicted.length > 0 ? (['contradicted'] as const) : []),
    ...warned(planned, faults.length),
  ];
}

function exampleOf(planned: PlannedEdit, kind: ExampleKind, rules: EditRules | null): ImportExample {
  const { line } = planned;
  if (planned.kind === 'new') {
    const { address, commune } = planned.home.entry.unit;
    return { line, unit: null, address, commune, changes: [] };
  }
  if (planned.kind !== 'known')
    return { line, unit: null, address: shownName(planned), commune: '', changes: [] };
  const { unit } = planned.known;
  const { fields, owner, kept, contradicted } = planned.effect;
  const shown = { kept, contradicted, changed: [...fields, ...owner], new: [], unknown: [] }[kind];
  return {
    line,
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
