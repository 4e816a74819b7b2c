import type { Writer } from '../../db/database.ts';
import type { Instant } from '../../shared/dates.ts';
import type { UnitId } from '../../shared/ids.ts';
import { refreshUnits } from '../refresh-units.ts';
import { unitsOfOwners } from '../unit-owner-store.ts';
import { noteVintage } from '../unit-store.ts';
import { changeKnownUnit, newVintage } from './change-known-unit.ts';
import { movesSpell, touchesOwners } from './count-effects.ts';
import { type Buildings, createHomes, placeInBuildings } from './create-homes.ts';
import { enterHolders } from './enter-holders.ts';
import type { ApplySettings } from './file-work.ts';
import type { ImportChange } from './import-store.ts';
import type { PlannedEntry } from './plan-entries.ts';

/**
 * Writes what was planned, inside the caller's transaction, and says what it changed in each unit so that it can
 * be undone.
 */
export async function applyEntries(
  d: Writer,
  planned: readonly PlannedEntry[],
  settings: ApplySettings,
): Promise<ImportChange[]> {
  const holders = await enterHolders(
    d,
    planned.filter(({ effect }) => effect.kind !== 'older'),
    settings.now,
  );
  const buildings = await buildingsOf(d, planned, settings.now);
  const fresh = planned.filter(({ effect }) => effect.kind === 'new');
  const changes = await createHomes(d, fresh, holders, buildings, settings);
  const stale = new Set<UnitId>();
  for (const line of planned) {
    if (line.known === null || line.effect.kind === 'older') continue;
    const trace = await changeKnownUnit(d, line, line.known, holders, buildings.get(line), settings.now);
    if (trace === null) continue;
    changes.push({ unitId: line.known.unit.id, ...trace });
    if (showsInLists(line)) stale.add(line.known.unit.id);
  }
  await noteVintages(d, planned);
  for (const unit of await unitsOfOwners(d, corrected(planned))) stale.add(unit.id);
  await refreshUnits(d, settings.territory, [...stale]);
  return changes;
}

/** The building of each flat that has none yet, unless a person said where it stands. */
const buildingsOf = (d: Writer, planned: readonly PlannedEntry[], now: Instant): Promise<Buildings> =>
  placeInBuildings(
    d,
    planned.filter(
      ({ entry, effect, known }) =>
        entry.unit.kind === 'flat' &&
        effect.kind !== 'older' &&
        (known === null ||
          (known.unit.buildingId === null && !known.unit.editedFields.includes('buildingId'))),
    ),
    now,
  );

/** Most lines of a yearly file only say "still vacant": their vintages are noted together. */
async function noteVintages(d: Writer, planned: readonly PlannedEntry[]): Promise<void> {
  const moved = planned.filter(
    (line) => line.known !== null && Object.keys(newVintage(line, line.known)).length > 0,
  );
  for (const [vintage, lines] of Map.groupBy(moved, ({ entry }) => entry.vintage))
    await noteVintage(
      d,
      lines.flatMap(({ known }) => (known === null ? [] : [known.unit.id])),
      vintage,
    );
}

const showsInLists = (line: PlannedEntry): boolean =>
  movesSpell(line) ||
  touchesOwners(line) ||
  (line.effect.kind === 'changed' && line.effect.fields.length > 0);

/** Owners whose name or kind changes: all their units show it. */
const corrected = (planned: readonly PlannedEntry[]) =>
  planned
    .flatMap(({ owners }) => owners.holders)
    .filter(({ corrections }) => corrections.name !== undefined || corrections.kind !== undefined)
    .flatMap(({ known }) => (known === null ? [] : [known.id]));
