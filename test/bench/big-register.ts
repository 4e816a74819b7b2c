import BetterSqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { CASE_STATES } from '../../src/cases/case-states.ts';
import type { Writer } from '../../src/db/database.ts';
import { type Day, day } from '../../src/shared/dates.ts';
import { CHUNK_IDS, chunkOf } from '../../src/shared/id-set.ts';
import { foldChunk } from '../../src/units/find/word-folds-store.ts';
import type { OwnerKind } from '../../src/units/ownership.ts';
import { DEFAULT_PRIORITY_WEIGHTS, PRIORITY_FACTORS, scoreOf } from '../../src/units/priority/priority.ts';
import { monthsVacant, priorityFacts } from '../../src/units/priority/priority-facts.ts';
import {
  ENERGY_LABELS,
  OCCUPANCY_SLUGS,
  REASON_SLUGS,
  STATUS_SLUGS,
  substatusesOf,
} from '../../src/units/unit.ts';

/** Numbers that look random and are the same at each run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type Place = {
  readonly code: string;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
};

const SYLLABLES =
  'ba be bo da de do fa fe ga go ka ke la le lo ma me mo na ne no pa pe ra re ro sa se ta te to va ve vo za zo'.split(
    ' ',
  );
const FIRST =
  'Hélène Paul Jeanne Luc Inès Marc Élise Théo Anne Noé Rose Hugo Léa Jules Zoé Adam Eva Axel Mia Tom'.split(
    ' ',
  );
const WAYS = ['Rue', 'Avenue', 'Quai', 'Boulevard', 'Impasse', 'Chemin', 'Place'];
const OWNER_KINDS: readonly OwnerKind[] = [
  'individual',
  'individual',
  'individual',
  'individual',
  'company',
  'company',
  'developer',
  'public',
  'social-landlord',
  'other',
];

/**
 * Fills a migrated, empty database with invented units. Values fall as they do in a real register: most units are not
 * followed, few are blocked, classes and sizes bulge in the middle. What the triggers and indexes would keep row by row
 * is made at the end for all rows at once: a register of three million takes minutes, not hours. `apart`: from one id to
 * the next.
 */
export function fillRegister(
  file: string,
  places: readonly Place[],
  count: number,
  { seed = 1, apart = 1 }: { readonly seed?: number; readonly apart?: number } = {},
): void {
  const database = new BetterSqlite(file);
  // Out of WAL first: it is not left for OFF in one step.
  database.pragma('journal_mode = DELETE');
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -400000');
  const keptInStep = database
    .prepare(
      `SELECT type, name, sql FROM sqlite_master WHERE tbl_name = 'unit' AND (type = 'trigger' OR type = 'index' AND sql IS NOT NULL)`,
    )
    .all() as { type: string; name: string; sql: string }[];
  for (const { type, name } of keptInStep) database.exec(`DROP ${type} ${name}`);
  database.exec('BEGIN');
  enterOffice(database);
  enterUnits(database, places, count, { seed, apart });
  for (const statement of REST) database.exec(statement);
  for (const { sql } of keptInStep) database.exec(sql);
  foldWords(database);
  database.exec('COMMIT');
  database.pragma('journal_mode = WAL');
  database.close();
}

const OFFICERS = 40;
/** Scores are counted to this day, by the weights that the software comes with. */
const COUNTED_ON = day('2026-03-01');

/** Files give the first of January: days are reckoned once a year, not once a home. */
const startOf = remembered((year: number): Day => day(`${year}-01-01`));
const monthsSince = remembered((since: Day): number => monthsVacant(since, COUNTED_ON));

function remembered<From, To>(reckon: (from: From) => To): (from: From) => To {
  const known = new Map<From, To>();
  return (from) => {
    const value = known.get(from) ?? reckon(from);
    known.set(from, value);
    return value;
  };
}

/** Who follows the homes, and what their scores are counted by. */
function enterOffice(database: BetterSqlite.Database): void {
  const account = database.prepare(
    `INSERT INTO account (id, kind, email, name, role, created_at) VALUES (?, 'staff', ?, ?, 'officer', '2026-01-01T00:00:00Z')`,
  );
  for (let id = 1; id <= OFFICERS; id += 1) account.run(id, `officer.${id}@example.org`, `Officer ${id}`);
  const weights = PRIORITY_FACTORS.map((factor) => DEFAULT_PRIORITY_WEIGHTS[factor]);
  database
    .prepare(
      `INSERT INTO priority_weights (id, ${PRIORITY_FACTORS.join(', ')}, reason, made_at) VALUES (1, ${weights.map(() => '?').join(', ')}, '', '2026-03-01T00:00:00Z')`,
    )
    .run(...weights);
  database
    .prepare(
      `INSERT INTO priority_standing (id, weights_id, counted_on, done, total, ended_at) VALUES (1, 1, ?, 0, 0, '2026-03-01T00:00:00Z')`,
    )
    .run(COUNTED_ON);
}

/** Puts the words of all units in their sets, a chunk of ids after the other. */
function foldWords(database: BetterSqlite.Database): void {
  const d = drizzle(database) as unknown as Writer;
  const { last } = database.prepare('SELECT max(id) AS last FROM unit').get() as { last: number };
  const touch = database.prepare(
    'INSERT INTO unit_touched SELECT id, words FROM unit_words WHERE id BETWEEN ? AND ?',
  );
  for (let chunk = 0; chunk <= chunkOf(last); chunk += 1) {
    touch.run(chunk * CHUNK_IDS, (chunk + 1) * CHUNK_IDS - 1);
    foldChunk(d, chunk);
  }
}

/** What triggers keep beside each unit (migration `register-in-depth`), made of all units at once. */
const REST = [
  // One flat in eight stands in a building with some others.
  `INSERT INTO building (id, address, commune, created_at) SELECT id / 12 + 1, min(address), min(commune), '2026-01-01T00:00:00Z'
    FROM unit WHERE kind = 'flat' AND id % 60 < 12 GROUP BY 1`,
  `UPDATE unit SET building_id = id / 12 + 1 WHERE kind = 'flat' AND id % 60 < 12`,
  `UPDATE unit SET vacant_together = 1 WHERE building_id IN
    (SELECT building_id FROM unit WHERE vacant_since IS NOT NULL GROUP BY 1 HAVING count(*) > 1)`,
  'INSERT INTO unit_position SELECT id, longitude, longitude, latitude, latitude FROM unit',
  `INSERT INTO unit_cell SELECT column1, CAST(floor(longitude * column1) AS INTEGER), CAST(floor(latitude * column1) AS INTEGER), commune, count(*)
    FROM unit, (VALUES (2), (8), (32), (128), (512)) GROUP BY 1, 2, 3, 4`,
  `INSERT INTO perimeter (id, name, kind, rings, west, south, east, north, created_at) VALUES
    (1, 'A street', 'other', '[]', 2.37, 51.03, 2.373, 51.033, '2026-01-01T00:00:00Z'),
    (2, 'A town', 'opah', '[]', 2.30, 51.00, 2.42, 51.06, '2026-01-01T00:00:00Z')`,
  `INSERT INTO unit_perimeter SELECT p.id, unit.id FROM perimeter p, unit
    WHERE longitude BETWEEN west AND east AND latitude BETWEEN south AND north`,
];

function enterUnits(
  database: BetterSqlite.Database,
  places: readonly Place[],
  count: number,
  { seed, apart }: { readonly seed: number; readonly apart: number },
): void {
  const random = seeded(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const sometimes = <T>(share: number, value: () => T): T | null => (random() < share ? value() : null);
  const names = Array.from({ length: 6000 }, () =>
    `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}${random() < 0.5 ? pick(SYLLABLES) : ''}`.toUpperCase(),
  );
  const unit =
    database.prepare(`INSERT INTO unit (id, idlocal, kind, address, postcode, commune, longitude, latitude, living_area, rooms,
    year_built, cadastral_category, declared_class, audited_class, occupancy, status, substatus, reasons, edited_fields, first_vintage,
    last_vintage, source, vacant_since, owner_name, owner_kind, contacted_at, contact_state, held_back, shared_owner, assigned_to, case_state, priority,
    invented, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', 2019, ?, 'lovac', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')`);
  const search = database.prepare('INSERT INTO unit_search (rowid, owner, address, ids) VALUES (?, ?, ?, ?)');
  const skewed = <T>(values: readonly T[]): T => values[Math.floor(random() ** 2.5 * values.length)] as T;
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one line of values per line of the statement
  const enter = (id: number): void => {
    const place = skewed(places);
    const status = skewed(STATUS_SLUGS);
    const area = Math.round((18 + 180 * random() * random()) * 10) / 10;
    const name = `${pick(names)} ${pick(FIRST)}`;
    const address = `${1 + Math.floor(random() * 180)} ${pick(WAYS)} ${pick(names).toLowerCase()}`;
    const idlocal = `59${String(id).padStart(10, '0')}`;
    const postcode = `59${String(100 + (Number(place.code.slice(2)) % 800))}`;
    const contact = status === 'not-followed' ? 'never' : random() < 0.4 ? 'answered' : 'silent';
    const year = sometimes(0.9, () => 2025 - Math.floor(24 * random() ** 2));
    const looked = {
      kind: random() < 0.6 ? 'flat' : random() < 0.95 ? 'house' : 'other',
      livingArea: sometimes(0.95, () => area),
      cadastralCategory: 1 + Math.floor(random() * 8),
      declaredClass: sometimes(0.5, () => pick(ENERGY_LABELS)),
      auditedClass: sometimes(0.01, () => pick(ENERGY_LABELS)),
      status,
      vacantSince: year === null ? null : startOf(year),
      ownerKind: pick(OWNER_KINDS),
      heldBack: random() < 0.02,
    } as const;
    unit.run(
      id,
      idlocal,
      looked.kind,
      address,
      postcode,
      place.code,
      place.longitude + (random() + random() - 1) * 0.05,
      place.latitude + (random() + random() - 1) * 0.03,
      looked.livingArea,
      Math.max(1, Math.round(area / 22)),
      sometimes(0.85, () => 1850 + Math.floor(random() * 160)),
      looked.cadastralCategory,
      looked.declaredClass,
      looked.auditedClass,
      random() < 0.85 ? 'vacant' : pick(OCCUPANCY_SLUGS),
      status,
      sometimes(0.7, () => pick([...substatusesOf(status), null])),
      random() < 0.8 ? '[]' : JSON.stringify([pick(REASON_SLUGS)]),
      random() < 0.9 ? 2026 : 2025,
      looked.vacantSince,
      name,
      looked.ownerKind,
      contact === 'never' ? null : new Date(Date.UTC(2025, 0, 1) + random() * 31e9).toISOString(),
      contact,
      looked.heldBack ? 1 : 0,
      random() < 0.15 ? 1 : 0,
      // Those that are followed are somebody’s, and few of the others.
      sometimes(status === 'not-followed' ? 0.01 : 0.5, () => 1 + Math.floor(random() * OFFICERS)),
      status === 'not-followed' ? null : sometimes(0.02, () => pick(CASE_STATES)),
      looked.vacantSince === null
        ? null
        : scoreOf(priorityFacts(looked, COUNTED_ON, monthsSince), DEFAULT_PRIORITY_WEIGHTS),
    );
    search.run(id, name, `${address} ${postcode} ${place.name}`, '');
  };
  for (let number = 1; number <= count; number += 1) enter(number * apart);
}
