import type { XmlElement } from './parse-xml.ts';
import { refuseDpe } from './refuse-dpe.ts';

/** An element as the engine reads it: a number, a text (ids are texts), a list, or its fields by name. */
export type DpeNode = string | number | DpeNode[] | DpeFields;
export type DpeFields = { [name: string]: DpeNode };

/** Elements of the ADEME data model that may repeat where the engine wants a list even of one. */
const LISTS: ReadonlySet<string> = new Set([
  'mur',
  'plancher_bas',
  'plancher_haut',
  'baie_vitree',
  'porte',
  'pont_thermique',
  'ventilation',
  'climatisation',
  'installation_ecs',
  'generateur_ecs',
  'installation_chauffage',
  'generateur_chauffage',
  'emetteur_chauffage',
  'sortie_par_energie',
]);
/** Sections where the engine looks for what the diagnosis observed. */
const OBSERVED: ReadonlySet<string> = new Set([
  'caracteristique_generale',
  'meteo',
  'inertie',
  'donnee_entree',
]);
const ID = /^(?:original_)?enum_/;
/** Words, not figures, whatever they look like. */
const WORDS = /^(?:description|reference|ref_|date_|identifiant_|numero_|nom_|ban_|code_|classe_)/;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?$/;
/** Meant as a figure, and none that the method can use. */
const WRONG_NUMBER = /^(?:[-+]?[\d\s\u00A0\u202F.]*,\d*|[-+]?(?:nan|inf(?:inity)?))$/i;
const ID_VALUE = /^\d{1,4}(?:\.\d)?$/;
const LONGEST_TEXT = 500;

type Place = {
  /** Inside `logement`: read by the engine, so nothing but figures, ids and known words. */
  readonly inDwelling: boolean;
  readonly observed: boolean;
};

/**
 * The file as the engine takes it. The engine computes with whatever it is given, and evaluates some of it: under
 * `logement` only finite numbers, ids and the words of known fields pass; other words are left out.
 * @throws DomainError `audits.errors.dpe.{notANumber,duplicate,unknownId}` with the field
 */
export const dpeTree = (root: XmlElement): DpeFields =>
  fieldsOf(root, { inDwelling: false, observed: false }, true);

function fieldsOf({ name: parent, children }: XmlElement, place: Place, single: boolean): DpeFields {
  const fields: DpeFields = {};
  for (const element of children) {
    const { name } = element;
    const within = {
      inDwelling: place.inDwelling || name === 'logement',
      observed: place.observed || OBSERVED.has(name),
    };
    const node = nodeOf(element, within);
    const before = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (LISTS.has(name)) fields[name] = [...listOf(before), node];
    else if (before === undefined) fields[name] = node;
    else if (parent.endsWith('_collection') || !(single || within.inDwelling))
      fields[name] = [...listOf(before), node];
    else throw refuseDpe('duplicate', { field: name });
  }
  return fields;
}

const listOf = (node: DpeNode | undefined): DpeNode[] =>
  node === undefined ? [] : Array.isArray(node) ? node : [node];

function nodeOf(element: XmlElement, place: Place): DpeNode {
  const { name, children, text } = element;
  if (children.length > 0) return fieldsOf(element, place, name === 'administratif');
  if (LISTS.has(name)) return {};
  if (text === '') return '';
  if (ID.test(name)) return idOf(name, text, place);
  if (WORDS.test(name)) return text.slice(0, LONGEST_TEXT);
  if (NUMBER.test(text) && Number.isFinite(Number(text))) return Number(text);
  if (!place.inDwelling) return text.slice(0, LONGEST_TEXT);
  if (place.observed && (WRONG_NUMBER.test(text) || NUMBER.test(text)))
    throw refuseDpe('notANumber', { field: name, value: text.slice(0, 40) });
  return '';
}

function idOf(name: string, text: string, { inDwelling, observed }: Place): string {
  if (!inDwelling || ID_VALUE.test(text)) return text.slice(0, LONGEST_TEXT);
  if (observed) throw refuseDpe('unknownId', { field: name, value: text.slice(0, 40) });
  return '';
}

/** Whether a node has fields. */
export const isFields = (node: DpeNode | undefined): node is DpeFields =>
  typeof node === 'object' && !Array.isArray(node);

/** The node at the end of a path of names; undefined when something is not there. */
export function nodeAt(from: DpeNode | undefined, ...path: readonly string[]): DpeNode | undefined {
  let node = from;
  for (const name of path) {
    if (!isFields(node) || !Object.hasOwn(node, name)) return undefined;
    node = node[name];
  }
  return node;
}

/** A figure at the end of a path; undefined when it is missing, empty or words. */
export function numberAt(from: DpeNode | undefined, ...path: readonly string[]): number | undefined {
  const node = nodeAt(from, ...path);
  return typeof node === 'number' ? node : undefined;
}

/** Words or an id at the end of a path; undefined when missing or empty. */
export function textAt(from: DpeNode | undefined, ...path: readonly string[]): string | undefined {
  const node = nodeAt(from, ...path);
  if (typeof node === 'number') return String(node);
  return typeof node === 'string' && node !== '' ? node : undefined;
}

/** The elements of a collection; none when it is missing or empty. */
export const itemsAt = (from: DpeNode | undefined, ...path: readonly string[]): DpeFields[] =>
  listOf(nodeAt(from, ...path)).filter(isFields);
