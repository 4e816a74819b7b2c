import { withReadableSheets } from './data-sheets.ts';
import { must } from './dpe-facts.ts';
import { type DpeFields, type DpeNode, isFields, itemsAt, nodeAt, numberAt, textAt } from './dpe-tree.ts';
import { checkNeededFields } from './needed-fields.ts';
import { refuseDpe } from './refuse-dpe.ts';

/** Ids that exist, by enumeration name without `enum_` and `_id`: the engine's own tables. */
export type KnownIds = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Without these the engine gives NaN, hence class G, or silently leaves a part of the dwelling out. */
const NEEDED_FIGURES = [
  { path: ['caracteristique_generale', 'surface_habitable_logement'], min: 5, max: 5000 },
  { path: ['caracteristique_generale', 'hsp'], min: 1, max: 15 },
] as const;
const NEEDED_IDS = [
  ['caracteristique_generale', 'enum_periode_construction_id'],
  ['meteo', 'enum_zone_climatique_id'],
  ['meteo', 'enum_classe_altitude_id'],
] as const;
const NEEDED_PARTS = [
  ['enveloppe', 'mur_collection', 'mur'],
  ['ventilation_collection', 'ventilation'],
  ['installation_chauffage_collection', 'installation_chauffage'],
  ['installation_ecs_collection', 'installation_ecs'],
] as const;
/** Collections that may be empty, but must be there. */
const OPTIONAL_PARTS = [
  ['enveloppe', 'plancher_bas_collection', 'plancher_bas'],
  ['enveloppe', 'plancher_haut_collection', 'plancher_haut'],
  ['enveloppe', 'baie_vitree_collection', 'baie_vitree'],
  ['enveloppe', 'porte_collection', 'porte'],
  ['enveloppe', 'pont_thermique_collection', 'pont_thermique'],
  ['climatisation_collection', 'climatisation'],
] as const;
/** Each installation has its own generators, and heating its emitters. */
const WITHIN = [
  {
    path: NEEDED_PARTS[2],
    needs: [
      ['generateur_chauffage_collection', 'generateur_chauffage'],
      ['emetteur_chauffage_collection', 'emetteur_chauffage'],
    ],
  },
  { path: NEEDED_PARTS[3], needs: [['generateur_ecs_collection', 'generateur_ecs']] },
] as const;
const ENUM = /^enum_(.+)_id$/;

/**
 * The tree made fit for the engine, which dereferences what a file may lack; empty parts are told from missing ones.
 * Changes the tree that it is given.
 * @throws DomainError `audits.errors.dpe.{missing,outOfBounds,unknownId}` with the field
 */
export function completeDpe(dpe: DpeFields, known: KnownIds): DpeFields {
  const dwelling = nodeAt(dpe, 'logement');
  if (!isFields(dwelling)) throw refuseDpe('missing', { field: 'logement' });
  mustHaveFigures(dwelling);
  mustHaveParts(dwelling);
  for (const path of OPTIONAL_PARTS) withList(dwelling, path);
  withFields(dwelling, 'enveloppe', 'ets_collection');
  withFields(dwelling, 'enveloppe', 'inertie');
  withLossesOfEmptyParts(dwelling);
  checkEntries(dwelling, known);
  checkNeededFields(dwelling);
  withAgeOfFans(dwelling, known);
  withReadableSheets(dpe);
  return dpe;
}

function mustHaveFigures(dwelling: DpeFields): void {
  for (const { path, min, max } of NEEDED_FIGURES) {
    const field = path[1];
    const value = must(numberAt(dwelling, ...path), field);
    if (value < min || value > max) throw refuseDpe('outOfBounds', { field, value, min, max });
  }
  for (const path of NEEDED_IDS) must(textAt(dwelling, ...path), path[1]);
}

function mustHaveParts(dwelling: DpeFields): void {
  const mustHave = (from: DpeFields, path: readonly string[]) => {
    if (itemsAt(from, ...path).length === 0) throw refuseDpe('missing', { field: path.at(-1) ?? '' });
  };
  for (const path of NEEDED_PARTS) mustHave(dwelling, path);
  for (const { path, needs } of WITHIN)
    for (const installation of itemsAt(dwelling, ...path))
      for (const part of needs) mustHave(installation, part);
}

/** The fields at the end of a path, made where the file has none. */
function withFields(from: DpeFields, ...path: readonly string[]): DpeFields {
  let fields = from;
  for (const name of path) {
    const next = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const made: DpeFields = isFields(next) ? next : {};
    fields[name] = made;
    fields = made;
  }
  return fields;
}

function withList(from: DpeFields, [...path]: readonly string[]): void {
  const name = path.pop() ?? '';
  const collection = withFields(from, ...path);
  if (!Array.isArray(collection[name])) collection[name] = [];
}

/**
 * The engine takes an empty list of floors or ceilings only when the file says that they lose nothing (a heated
 * neighbour above or below); a file that says that they do lose has lost a part of itself.
 */
export function withLossesOfEmptyParts(dwelling: DpeFields): void {
  for (const part of ['plancher_bas', 'plancher_haut']) {
    if (itemsAt(dwelling, 'enveloppe', `${part}_collection`, part).length > 0) continue;
    const stated = numberAt(dwelling, 'sortie', 'deperdition', `deperdition_${part}`) ?? 0;
    if (stated !== 0) throw refuseDpe('missing', { field: part });
    withFields(dwelling, 'sortie', 'deperdition')[`deperdition_${part}`] = 0;
  }
}

/** Every part observed has its entry, and ids that exist: for an unknown one the engine takes the nearest row. */
function checkEntries(node: DpeFields, known: KnownIds): void {
  for (const [name, value] of Object.entries(node)) {
    if (name === 'sortie' || name === 'donnee_intermediaire') continue;
    if (typeof value === 'string' && value !== '') checkId(name, value, known);
    for (const item of itemsOf(value)) {
      if (Array.isArray(value)) withEntry(item, name);
      checkEntries(item, known);
    }
  }
}

const itemsOf = (node: DpeNode): DpeFields[] => (Array.isArray(node) ? node : [node]).filter(isFields);

const NO_PIPES = '1';
const ENTRY_OF =
  /^(?:mur|plancher_\w+|baie_vitree|porte|pont_thermique|ventilation|climatisation|installation_\w+|generateur_\w+|emetteur_\w+)$/;

function withEntry(item: DpeFields, name: string): void {
  if (!ENTRY_OF.test(name)) return;
  const entry = item.donnee_entree;
  if (!isFields(entry)) throw refuseDpe('missing', { field: `${name}/donnee_entree` });
  if (!isFields(item.donnee_intermediaire)) item.donnee_intermediaire = {};
  if (!Object.hasOwn(entry, 'description')) entry.description = '';
  // Written for every emitter, it makes those without pipes NaN where the file names no row of the table.
  if (entry.enum_temp_distribution_ch_id === NO_PIPES) delete entry.reseau_distribution_isole;
}

const SINCE_2013 = /après 2012|à partir de 2013/;
/** A fan that does not say on which side of 2012 it is says so by its kind; the engine would count it as using nothing. */
function withAgeOfFans(dwelling: DpeFields, known: KnownIds): void {
  for (const fan of itemsAt(dwelling, 'ventilation_collection', 'ventilation')) {
    const entry = fan.donnee_entree;
    if (!isFields(entry) || numberAt(entry, 'ventilation_post_2012') !== undefined) continue;
    const kind = known.type_ventilation?.[textAt(entry, 'enum_type_ventilation_id') ?? ''] ?? '';
    entry.ventilation_post_2012 = SINCE_2013.test(kind) ? 1 : 0;
  }
}

function checkId(name: string, value: string, known: KnownIds): void {
  const enumeration = ENUM.exec(name)?.[1];
  if (enumeration === undefined || !Object.hasOwn(known, enumeration)) return;
  if (!Object.hasOwn(known[enumeration] ?? {}, value)) throw refuseDpe('unknownId', { field: name, value });
}

/** What only the engine's habits of certified software look at: the results that the file states part by part. */
const STATED = ['donnee_intermediaire', 'sortie'];
/**
 * Of a generator, these are not results but what was read on its plate; of a veranda and of a junction that the
 * engine does not recognise, the only figures that there are.
 */
const KEEPS_ITS_FIGURES = /^(?:generateur_.+|ets|pont_thermique)$/;

/** The same without the results it states, for a file whose parts contradict what was observed. Changes what it is given. */
export function withoutStatedParts(node: DpeFields, parent = ''): DpeFields {
  for (const [name, value] of Object.entries(node)) {
    if (STATED.includes(name) && !KEEPS_ITS_FIGURES.test(parent)) node[name] = {};
    else for (const item of itemsOf(value)) withoutStatedParts(item, name);
  }
  return node;
}
