import { type DpeFields, type DpeNode, itemsAt, nodeAt, numberAt, textAt } from './dpe-tree.ts';
import { refuseDpe } from './refuse-dpe.ts';

type Needed = {
  readonly path: readonly string[];
  readonly ids?: readonly string[];
  /** Areas in m² and lengths in m. */
  readonly sizes?: readonly string[];
  /** Ids that are looked up only where this figure is not entered itself. */
  readonly unlessEntered?: { readonly figure: string; readonly ids: readonly string[] };
  /** Figures that a way of entering the part announces, by `enum_methode_saisie_u_id`. */
  readonly announced?: Readonly<Record<string, string>>;
};

const inCollection = (name: string): string[] => [`${name}_collection`, name];
const ofShell = (part: string, size: string, ids: readonly string[] = []): Needed => ({
  path: ['enveloppe', ...inCollection(part)],
  ids: ['type_adjacence', ...ids],
  sizes: [size],
});
const U_AND_INSULATION = ['methode_saisie_u', 'type_isolation'];
/** A wall announced with a thickness or a resistance that is not there would be computed without insulation. */
const INSULATION = {
  '3': 'epaisseur_isolation',
  '4': 'epaisseur_isolation',
  '5': 'resistance_isolation',
  '6': 'resistance_isolation',
};
const MACHINE = ['type_energie', 'usage_generateur'];

/**
 * Fields that the data model asks of every part, and without which the engine stops, or worse: leaves the part out,
 * heats with electricity what burns gas, or takes another machine.
 */
const NEEDED: readonly Needed[] = [
  {
    ...ofShell('mur', 'surface_paroi_opaque', U_AND_INSULATION),
    unlessEntered: { figure: 'umur_saisi', ids: ['materiaux_structure_mur'] },
    announced: INSULATION,
  },
  ofShell('plancher_bas', 'surface_paroi_opaque', U_AND_INSULATION),
  ofShell('plancher_haut', 'surface_paroi_opaque', U_AND_INSULATION),
  {
    ...ofShell('baie_vitree', 'surface_totale_baie', ['orientation']),
    unlessEntered: { figure: 'uw_saisi', ids: ['type_vitrage', 'type_materiaux_menuiserie', 'type_baie'] },
  },
  ofShell('porte', 'surface_porte'),
  {
    path: ['enveloppe', ...inCollection('pont_thermique')],
    ids: ['type_liaison', 'methode_saisie_pont_thermique'],
    sizes: ['l'],
  },
  { path: inCollection('ventilation'), ids: ['type_ventilation'] },
  { path: inCollection('climatisation'), sizes: ['surface_clim'] },
  {
    path: inCollection('installation_chauffage'),
    ids: ['cfg_installation_ch'],
    sizes: ['surface_chauffee'],
  },
  { path: inCollection('installation_ecs'), ids: ['type_installation'] },
];
/** Of each installation's machines. */
const NEEDED_WITHIN: Readonly<Record<'chauffage' | 'ecs', readonly Needed[]>> = {
  chauffage: [
    { path: inCollection('generateur_chauffage'), ids: ['type_generateur_ch', ...MACHINE] },
    { path: inCollection('emetteur_chauffage'), ids: ['type_emission_distribution'] },
  ],
  ecs: [{ path: inCollection('generateur_ecs'), ids: ['type_generateur_ecs', ...MACHINE] }],
};

const SIZE_FOR_ONE_M2 = 10;
/** m²: a studio in a barn may have one wall out of proportion. */
const SMALLEST_LARGE_PART = 300;

/**
 * Every part has what it cannot be computed without, and no dwelling a wall, a roof or a window of ten times its
 * living area, nor less than nothing.
 * @throws DomainError `audits.errors.dpe.{missing,outOfBounds}` with the part and the field
 */
export function checkNeededFields(dwelling: DpeFields): void {
  const livingArea = numberAt(dwelling, 'caracteristique_generale', 'surface_habitable_logement') ?? 0;
  const max = SIZE_FOR_ONE_M2 * livingArea + SMALLEST_LARGE_PART;
  for (const needed of NEEDED) checkItems(dwelling, needed, max);
  for (const [kind, needs] of Object.entries(NEEDED_WITHIN))
    for (const installation of itemsAt(dwelling, ...inCollection(`installation_${kind}`)))
      for (const needed of needs) checkItems(installation, needed, max);
}

function checkItems(from: DpeFields, needed: Needed, max: number): void {
  const part = needed.path.at(-1) ?? '';
  for (const item of itemsAt(from, ...needed.path)) {
    const entry = nodeAt(item, 'donnee_entree');
    for (const field of fieldsNeeded(entry, needed))
      if (textAt(entry, field) === undefined) throw refuseDpe('missing', { field: `${part}/${field}` });
    for (const field of needed.sizes ?? []) checkSize(numberAt(entry, field), `${part}/${field}`, max);
  }
}

function fieldsNeeded(entry: DpeNode | undefined, { ids = [], unlessEntered, announced }: Needed): string[] {
  const isEntered = unlessEntered === undefined || numberAt(entry, unlessEntered.figure) !== undefined;
  const figure = announced?.[textAt(entry, 'enum_methode_saisie_u_id') ?? ''];
  return [
    ...[...ids, ...(isEntered ? [] : unlessEntered.ids)].map((id) => `enum_${id}_id`),
    ...(figure === undefined ? [] : [figure]),
  ];
}

function checkSize(value: number | undefined, field: string, max: number): void {
  if (value === undefined) throw refuseDpe('missing', { field });
  if (value < 0 || value > max) throw refuseDpe('outOfBounds', { field, value, min: 0, max });
}
