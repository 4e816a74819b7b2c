import { type DpeFields, isFields, itemsAt, numberAt, textAt } from './dpe-tree.ts';

/** Rows of the regulatory tables, by table: those of the engine. */
export type RegulatoryTables = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

/**
 * The rows of the regulatory tables that the file names for air tightness and for junctions, as figures entered. The
 * engine looks for a row of its own, from parts that the file may tell in other words (seals of windows left out, a
 * slab whose insulation is unknown), and says that it takes the file's. Changes what it is given.
 */
export function withNamedRows(dpe: DpeFields, tables: RegulatoryTables): void {
  for (const item of itemsAt(dpe, 'logement', 'ventilation_collection', 'ventilation'))
    withNamedTightness(item, tables);
  for (const item of itemsAt(dpe, 'logement', 'enveloppe', 'pont_thermique_collection', 'pont_thermique'))
    withNamedJunction(item, tables);
}

const rowOf = (tables: RegulatoryTables, table: string, id: string | undefined) =>
  tables[table]?.find((row) => row[`tv_${table}_id`] === id);

function withNamedTightness({ donnee_entree: entry }: DpeFields, tables: RegulatoryTables): void {
  const row = rowOf(tables, 'q4pa_conv', textAt(entry, 'tv_q4pa_conv_id'));
  if (!isFields(entry) || !row?.q4pa_conv || numberAt(entry, 'q4pa_conv_saisi') !== undefined) return;
  entry.q4pa_conv_saisi = Number(row.q4pa_conv);
}

const BY_TABLE = '1';
const BY_FIGURE = '2';
/** A partition or a floor between two dwellings counts for half: some files state the half, others the share beside it. */
const HALF = 0.5;

function withNamedJunction(junction: DpeFields, tables: RegulatoryTables): void {
  const entry = junction.donnee_entree;
  if (!isFields(entry) || textAt(entry, 'enum_methode_saisie_pont_thermique_id') !== BY_TABLE) return;
  const row = rowOf(tables, 'pont_thermique', textAt(entry, 'tv_pont_thermique_id'));
  if (!row?.k || row.enum_type_liaison_id !== textAt(entry, 'enum_type_liaison_id')) return;
  const stated = numberAt(junction, 'donnee_intermediaire', 'k');
  const named = Number(row.k);
  if (stated !== named && stated !== named * HALF) return;
  const isShared = numberAt(entry, 'pourcentage_valeur_pont_thermique') !== undefined;
  entry.enum_methode_saisie_pont_thermique_id = BY_FIGURE;
  entry.k_saisi = isShared ? named : stated;
}
