import { type DpeFields, type DpeNode, itemsAt, nodeAt, numberAt } from './dpe-tree.ts';
import { refuseDpe } from './refuse-dpe.ts';

const inCollection = (name: string): string[] => [`${name}_collection`, name];
const ofShell = (part: string, ...figures: readonly string[]) => ({
  path: ['enveloppe', ...inCollection(part)],
  figures,
});

/** What the engine writes of each part that it has computed, in its order. */
const SHELL = [
  ofShell('mur', 'b', 'umur'),
  ofShell('plancher_bas', 'b', 'upb_final'),
  ofShell('plancher_haut', 'b', 'uph'),
  ofShell('baie_vitree', 'b', 'u_menuiserie', 'sw'),
  ofShell('porte', 'b', 'uporte'),
  ofShell('pont_thermique', 'k'),
] as const;
const AIR = [
  { path: inCollection('ventilation'), figures: ['hvent', 'hperm', 'conso_auxiliaire_ventilation'] },
  { path: inCollection('climatisation'), figures: ['conso_fr'] },
] as const;
const MACHINES = { chauffage: ['conso_ch'], ecs: ['conso_ecs'] } as const;

/**
 * The shell alone, for when the engine stopped after it.
 * @throws DomainError as `mustBeWhole`
 */
export const mustHaveShell = (dwelling: DpeNode | undefined): void => checkParts(dwelling, SHELL);

/**
 * After the engine: it leaves out of the sum what came to no number (a wall, a window; one junction without a value
 * takes all of them away), and an installation whose machine has no emitter heats for nothing.
 * @throws DomainError `audits.errors.dpe.notComputed` with the part and its figure
 */
export function mustBeWhole(dwelling: DpeNode | undefined): void {
  checkParts(dwelling, [...SHELL, ...AIR]);
  for (const [kind, figures] of Object.entries(MACHINES))
    for (const installation of itemsAt(dwelling, ...inCollection(`installation_${kind}`)))
      for (const machine of itemsAt(installation, ...inCollection(`generateur_${kind}`)))
        mustHaveFigures(machine, `generateur_${kind}`, figures);
  mustHeat(dwelling);
}

type Part = { readonly path: readonly string[]; readonly figures: readonly string[] };
function checkParts(dwelling: DpeNode | undefined, parts: readonly Part[]): void {
  for (const { path, figures } of parts)
    for (const item of itemsAt(dwelling, ...path)) mustHaveFigures(item, path.at(-1) ?? '', figures);
}

function mustHaveFigures(item: DpeFields, part: string, figures: readonly string[]): void {
  const computed = nodeAt(item, 'donnee_intermediaire');
  // What gives on a heated neighbour, or has no length, loses nothing, whatever it is made of.
  const losesNothing = numberAt(computed, 'b') === 0 || numberAt(item, 'donnee_entree', 'l') === 0;
  const needed = losesNothing ? [] : figures;
  for (const figure of needed) {
    const value = nodeAt(computed, figure);
    if (value === undefined || value === '' || !Number.isFinite(Number(value)))
      throw refuseDpe('notComputed', { detail: `${part}/${figure}` });
  }
}

/** Every machine draws something where there is a need, but for those of an installation that heats no area. */
function mustHeat(dwelling: DpeNode | undefined): void {
  const installations = itemsAt(dwelling, ...inCollection('installation_chauffage'));
  const need = Math.max(
    ...installations.map((each) => numberAt(each, 'donnee_intermediaire', 'besoin_ch') ?? 0),
  );
  const serving = installations.filter(
    (each) => (numberAt(each, 'donnee_entree', 'surface_chauffee') ?? 0) > 0,
  );
  const idle = serving
    .flatMap((each) => itemsAt(each, ...inCollection('generateur_chauffage')))
    .some((machine) => (numberAt(machine, 'donnee_intermediaire', 'conso_ch') ?? 0) <= 0);
  if (need > 0 && (idle || serving.length === 0))
    throw refuseDpe('notComputed', { detail: 'enum_lien_generateur_emetteur_id' });
}
