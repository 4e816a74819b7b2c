import { foldHeading } from '../../shared/fold-heading.ts';

/**
 * The columns read from a LOVAC file: our name, then the spellings seen from 2020 to 2026 (Cerema deliveries,
 * regional extracts, re-exports by software of the field). The first spelling is the one shown to people.
 */
export const LOVAC_COLUMNS = {
  vintage: ['annee', 'millesime', 'annee_lovac'],
  landFileVintage: ['ff_millesime'],
  idlocal: ['ff_idlocal', 'idlocal', 'local_id', 'id_local'],
  invariant: ['invariant', 'invar'],
  department: ['ccodep', 'ff_ccodep', 'departement', 'dep'],
  communeCode: [
    'idcom',
    'ff_idcom',
    'cog_2026',
    'cog_2025',
    'cog',
    'code_insee',
    'insee',
    'codgeo',
    'geo_code',
  ],
  communePart: ['commune', 'ccocom', 'ff_ccocom'],
  communeName: ['libcom', 'idcomtxt', 'ff_idcomtxt', 'nom_commune'],
  parcel: ['ff_idpar', 'idpar', 'id_parcelle'],
  buildingId: ['ff_idbat', 'idbat'],
  rnbId: ['rnb_id', 'ff_rnb_id'],
  streetNumber: ['loc_num'],
  streetLine: ['libvoie', 'voie'],
  location: ['batloc'],
  banLabel: ['ban_result_label', 'ban_label', 'result_label'],
  banScore: ['ban_result_score', 'ban_score', 'result_score'],
  postcode: ['ban_result_postcode', 'ban_postcode', 'result_postcode', 'code_postal', 'codepostal', 'cp'],
  banLongitude: ['ban_longitude'],
  banLatitude: ['ban_latitude'],
  longitude: ['ff_x_4326', 'x_4326', 'longitude', 'lon', 'lng'],
  latitude: ['ff_y_4326', 'y_4326', 'latitude', 'lat'],
  kind: ['nature'],
  use: ['aff', 'affectation'],
  livingArea: ['ff_stoth', 'stoth', 'surface_habitable'],
  totalArea: ['ff_slocal', 'slocal'],
  plotArea: ['ff_dcntpa', 'dcntpa'],
  rooms: ['ff_npiece_p2', 'npiece_p2', 'nb_pieces'],
  yearBuilt: ['ff_jannath', 'jannath', 'annee_construction'],
  cadastralCategory: ['ff_dcapec2', 'dcapec2'],
  toilets: ['ff_dnbwc', 'dnbwc'],
  baths: ['ff_dnbbai', 'dnbbai'],
  showers: ['ff_dnbdou', 'dnbdou'],
  condominium: ['ff_ctpdl', 'ctpdl'],
  vacancyStart: ['debutvacance', 'debut_vacance', 'annee_debut_vacance'],
  occupancyCode: ['ff_ccthp', 'ccthp'],
  taxed: ['potentiel_tlv_thlv'],
  rentalValue: ['vlcad'],
  ownerGroup: ['groupe'],
  lastMutation: ['anmutation'],
  taxOwner: ['proprietaire', 'cer_proprietaire'],
  taxManager: ['gestre_ppre'],
  taxAddress1: ['adresse1'],
  taxAddress2: ['adresse2'],
  taxAddress3: ['adresse3'],
  taxAddress4: ['adresse4'],
} as const;
export type LovacColumn = keyof typeof LOVAC_COLUMNS;

/** Columns that come up to six times, once per holder of rights: `ff_ddenom_1` … `ff_ddenom_6`. */
export const OWNER_COLUMNS = {
  rightId: ['ff_idprodroit', 'idprodroit'],
  personNumber: ['ff_idpersonne', 'idpersonne'],
  name: ['ff_ddenom', 'ddenom'],
  birthDate: ['ff_jdatnss', 'jdatnss'],
  siren: ['ff_dsiren', 'dsiren'],
  right: ['ff_ccodro', 'ccodro'],
  category: ['ff_catpro3', 'catpro3'],
  location: ['ff_locprop', 'locprop'],
  address: ['cer_ff_adresse'],
  address3: ['ff_dlign3'],
  address4: ['ff_dlign4'],
  address5: ['ff_dlign5'],
  address6: ['ff_dlign6'],
} as const;
export type OwnerColumn = keyof typeof OWNER_COLUMNS;
export const MAX_OWNERS = 6;

const COLUMN_BY_SPELLING = new Map<string, LovacColumn>(
  (Object.keys(LOVAC_COLUMNS) as LovacColumn[]).flatMap((column) =>
    LOVAC_COLUMNS[column].map((spelling) => [spelling, column] as const),
  ),
);
const OWNER_BY_SPELLING = new Map<string, OwnerColumn>(
  (Object.keys(OWNER_COLUMNS) as OwnerColumn[]).flatMap((column) =>
    OWNER_COLUMNS[column].map((spelling) => [spelling, column] as const),
  ),
);

type Known = { readonly column: LovacColumn } | { readonly owner: OwnerColumn; readonly rank: number };

/** What a person said that headings (folded) mean: a column as `columnSlugs` spells them, or nothing of ours. */
export type HeadingChoices = Readonly<Record<string, string>>;
/** A heading that a person said to leave unread. */
export const UNREAD = 'unread';

/** Every column that a heading may stand for: `idlocal`, `name_1` … `name_6`. */
export const columnSlugs = (): string[] => [
  ...Object.keys(LOVAC_COLUMNS),
  ...Array.from({ length: MAX_OWNERS }, (_, at) =>
    Object.keys(OWNER_COLUMNS).map((column) => `${column}_${at + 1}`),
  ).flat(),
];

/** The spelling that people know a column by: `ff_idlocal`, `ff_ddenom_1`. */
export function columnSpelling(slug: string): string {
  const chosen = chosenColumn(slug);
  if (chosen === null) return slug;
  if ('column' in chosen) return LOVAC_COLUMNS[chosen.column][0];
  return `${OWNER_COLUMNS[chosen.owner][0]}_${chosen.rank}`;
}

function chosenColumn(slug: string): Known | null {
  if (Object.hasOwn(LOVAC_COLUMNS, slug)) return { column: slug as LovacColumn };
  const [, owner = '', rank] = /^(\w+)_([1-6])$/.exec(slug) ?? [];
  return Object.hasOwn(OWNER_COLUMNS, owner) ? { owner: owner as OwnerColumn, rank: Number(rank) } : null;
}

function recognise(heading: string, choices: HeadingChoices = {}): Known | null {
  const folded = foldHeading(heading);
  const choice = Object.hasOwn(choices, folded) ? choices[folded] : undefined;
  if (choice !== undefined) return chosenColumn(choice);
  const column = COLUMN_BY_SPELLING.get(folded);
  if (column) return { column };
  // Older deliveries leave the number off the first owner.
  const [, stem = folded, rank = '1'] = /^(.+)_([1-6])$/.exec(folded) ?? [];
  const owner = OWNER_BY_SPELLING.get(stem);
  return owner ? { owner, rank: Number(rank) } : null;
}

export const isKnownHeading = (heading: string): boolean => recognise(heading) !== null;

/** Where each column stands in the file. */
export type LovacHeader = {
  readonly headings: readonly string[];
  readonly columns: Readonly<Partial<Record<LovacColumn, number>>>;
  /** One entry per owner the file has room for, in order of rank. */
  readonly owners: readonly {
    readonly rank: number;
    readonly columns: Readonly<Partial<Record<OwnerColumn, number>>>;
  }[];
  /** Columns that are not read, kept as they are. */
  readonly others: readonly { readonly heading: string; readonly index: number }[];
};

/** Reads a heading line in any order. Of two columns that mean the same, the better spelling (then the first) is read. */
export function mapHeader(headings: readonly string[], choices: HeadingChoices = {}): LovacHeader {
  const columns: Partial<Record<LovacColumn, number>> = {};
  const owners = new Map<number, Partial<Record<OwnerColumn, number>>>();
  const others: { heading: string; index: number }[] = [];
  const preference = (heading: string, spellings: readonly string[]): number => {
    if (Object.hasOwn(choices, foldHeading(heading))) return -1;
    const place = spellings.indexOf(foldHeading(heading).replace(/_[1-6]$/, ''));
    return place < 0 ? spellings.length : place;
  };
  const better = (index: number, current: number | undefined, spellings: readonly string[]): boolean =>
    current === undefined ||
    preference(headings[index] ?? '', spellings) < preference(headings[current] ?? '', spellings);

  headings.forEach((heading, index) => {
    const known = recognise(heading, choices);
    if (!known) {
      if (heading.trim() !== '') others.push({ heading: heading.trim(), index });
    } else if ('column' in known) {
      if (better(index, columns[known.column], LOVAC_COLUMNS[known.column])) columns[known.column] = index;
    } else {
      const ofRank = owners.get(known.rank) ?? {};
      if (better(index, ofRank[known.owner], OWNER_COLUMNS[known.owner])) ofRank[known.owner] = index;
      owners.set(known.rank, ofRank);
    }
  });
  return {
    headings,
    columns,
    owners: [...owners].sort(([a], [b]) => a - b).map(([rank, found]) => ({ rank, columns: found })),
    others,
  };
}

/** Without one column of each group, lines could not be told apart, placed or dated: the file is no LOVAC. */
const REQUIRED: readonly (readonly LovacColumn[])[] = [
  ['idlocal', 'invariant'],
  ['communeCode', 'communePart', 'communeName'],
  ['vacancyStart'],
];

/** What a LOVAC would have and this file has not, as columns are spelt: `ff_idlocal / invariant`. Empty: it is one. */
export const missingColumns = ({ columns }: LovacHeader): string[] =>
  REQUIRED.filter((group) => group.every((column) => columns[column] === undefined)).map((group) =>
    group.map((column) => LOVAC_COLUMNS[column][0]).join(' / '),
  );
export const expectedColumns = (): string[] =>
  REQUIRED.map((group) => group.map((column) => LOVAC_COLUMNS[column][0]).join(' / '));
