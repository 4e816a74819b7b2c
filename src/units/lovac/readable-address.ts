import type { LovacLine } from './lovac-line.ts';

/** Street types as the tax files abbreviate them. */
const STREET_TYPES: Readonly<Record<string, string>> = {
  ALL: 'allée',
  AV: 'avenue',
  BD: 'boulevard',
  CHE: 'chemin',
  CITE: 'cité',
  CRS: 'cours',
  ESP: 'esplanade',
  FG: 'faubourg',
  HAM: 'hameau',
  IMP: 'impasse',
  LOT: 'lotissement',
  MTE: 'montée',
  PAS: 'passage',
  PL: 'place',
  PROM: 'promenade',
  QU: 'quai',
  RES: 'résidence',
  RPT: 'rond-point',
  RTE: 'route',
  RUE: 'rue',
  SEN: 'sente',
  SQ: 'square',
  VLA: 'villa',
  VOIE: 'voie',
};
const SMALL_WORDS = new Set([
  'a',
  'au',
  'aux',
  'de',
  'des',
  'du',
  'en',
  'et',
  'la',
  'le',
  'les',
  'sous',
  'sur',
]);

/** Of kings and popes. */
const ROMAN = /^[IVX]{2,5}$/;

const capital = (word: string): string =>
  word.replace(/(^|-)(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

/** `0014   RUE DE L ECLUSE` as people write it: `14 rue de l’Ecluse` (the file's capitals have no accents to give back). */
export function readableStreet(streetLine: string): string {
  const words = streetLine
    .trim()
    .replace(/\b([LD])['’]/gi, '$1 ')
    .split(/\s+/);
  const [, digits, letters = ''] = /^0*(\d+)([A-Z]?)$/i.exec(words[0] ?? '') ?? [];
  const number = digits === undefined ? '' : [digits, letters].join(letters ? ' ' : '');
  const rest = digits === undefined ? words : words.slice(1);
  const [type = '', ...name] = rest;
  const fullType = STREET_TYPES[type.toUpperCase()];
  const street = fullType === undefined ? rest : name;
  const written = street
    .map((word) => (ROMAN.test(word) ? word : word.toLowerCase()))
    .map((word, index) =>
      SMALL_WORDS.has(word) && (index > 0 || fullType !== undefined) ? word : capital(word),
    )
    .join(' ')
    .replace(/\b(L|D|l|d) (?=\p{L})/gu, (_, letter: string) => `${letter.toLowerCase()}’`);
  return [number, fullType, written].filter((part) => part !== undefined && part !== '').join(' ');
}

/** Building, stair, floor and door of a flat, from `batloc` (`A 01 02 01003`). */
export function readableLocation(location: string | null): string | null {
  const [, building, stair, floor, door] =
    /^([0-9A-Z]{1,2}?) ?(\d{2})(\d{2})(\d{5})$/i.exec(location ?? '') ?? [];
  if (!building || !stair || !floor || !door) return null;
  const level = Number(floor) === 0 ? 'rez-de-chaussée' : `étage ${Number(floor)}`;
  return `bât. ${building.toUpperCase()}, esc. ${stair}, ${level}, porte ${door}`;
}

/** The address to show and to write to, without town: the national base's wording when it matched well. */
export function readableAddress(line: LovacLine): string {
  const fromBan = line.banScore === null || line.banScore >= 0.5 ? streetOfLabel(line.banLabel) : null;
  const street = fromBan ?? readableStreet(withNumber(line));
  const location = line.kind === 'flat' ? readableLocation(line.location) : null;
  return [street, location].filter((part) => part !== null && part !== '').join(', ');
}

const streetOfLabel = (label: string | null): string | null => {
  const [, street] = /^(.+?),? +\d{5} +\D+$/.exec(label ?? '') ?? [];
  return street ?? null;
};

const withNumber = ({ streetLine, streetNumber }: LovacLine): string => {
  const street = streetLine ?? '';
  return streetNumber === null || /^\d/.test(street) ? street : `${streetNumber} ${street}`;
};
