import BetterSqlite from 'better-sqlite3';
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
const OWNER_KINDS = [
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
const HANDFUL = 20_000;

/**
 * Fills a migrated database with invented units, through the same triggers as the service. Values fall as they do in
 * a real register: most units are not followed, few are blocked, classes and sizes bulge in the middle.
 */
export function fillRegister(file: string, places: readonly Place[], count: number, seed = 1): void {
  const database = new BetterSqlite(file);
  database.pragma('journal_mode = MEMORY');
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -400000');
  const random = seeded(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const sometimes = <T>(share: number, value: () => T): T | null => (random() < share ? value() : null);
  const names = Array.from({ length: 6000 }, () =>
    `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}${random() < 0.5 ? pick(SYLLABLES) : ''}`.toUpperCase(),
  );
  const unit =
    database.prepare(`INSERT INTO unit (id, idlocal, kind, address, postcode, commune, longitude, latitude, living_area, rooms,
    year_built, cadastral_category, declared_class, audited_class, occupancy, status, substatus, reasons, edited_fields, first_vintage,
    last_vintage, source, vacant_since, owner_name, owner_kind, contacted_at, contact_state, held_back, shared_owner, invented, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', 2019, ?, 'lovac', ?, ?, ?, ?, ?, ?, ?, 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')`);
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
    const since = sometimes(0.9, () => 2025 - Math.floor(24 * random() ** 2));
    unit.run(
      id,
      idlocal,
      random() < 0.6 ? 'flat' : random() < 0.95 ? 'house' : 'other',
      address,
      postcode,
      place.code,
      place.longitude + (random() + random() - 1) * 0.05,
      place.latitude + (random() + random() - 1) * 0.03,
      sometimes(0.95, () => area),
      Math.max(1, Math.round(area / 22)),
      sometimes(0.85, () => 1850 + Math.floor(random() * 160)),
      1 + Math.floor(random() * 8),
      sometimes(0.5, () => pick(ENERGY_LABELS)),
      sometimes(0.01, () => pick(ENERGY_LABELS)),
      random() < 0.85 ? 'vacant' : pick(OCCUPANCY_SLUGS),
      status,
      sometimes(0.7, () => pick([...substatusesOf(status), null])),
      random() < 0.8 ? '[]' : JSON.stringify([pick(REASON_SLUGS)]),
      random() < 0.9 ? 2026 : 2025,
      since === null ? null : `${since}-01-01`,
      name,
      pick(OWNER_KINDS),
      contact === 'never' ? null : new Date(Date.UTC(2025, 0, 1) + random() * 31e9).toISOString(),
      contact,
      random() < 0.02 ? 1 : 0,
      random() < 0.15 ? 1 : 0,
    );
    search.run(id, name, `${address} ${postcode} ${place.name}`, idlocal);
  };
  const handful = database.transaction((from: number, to: number) => {
    for (let id = from; id <= to; id += 1) enter(id);
  });
  for (let from = 1; from <= count; from += HANDFUL) handful(from, Math.min(count, from + HANDFUL - 1));
  database.pragma('journal_mode = WAL');
  database.close();
}
