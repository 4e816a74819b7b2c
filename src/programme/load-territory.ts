import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { invalid } from '../shared/errors.ts';
import { type Commune, makeTerritory, type Territory } from './territory.ts';

/** Rows of @etalab/decoupage-administratif, as far as they are read here. */
type CommuneRow = {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly siren?: string;
  readonly codesPostaux?: readonly string[];
  readonly anciensCodes?: readonly string[];
  /** Present commune of a former one. */
  readonly chefLieu?: string;
};
type EpciRow = {
  readonly code: string;
  readonly nom: string;
  readonly membres: readonly { readonly code: string; readonly populationMunicipale: number }[];
};

const typographic = (name: string): string => name.replaceAll("'", '’');
const require = createRequire(import.meta.url);

// Read and parsed here rather than imported: a module is kept for ever, and the whole country weighs 12 MB.
async function rows<Row>(name: 'communes' | 'epci'): Promise<Row[]> {
  const file = require.resolve(`@etalab/decoupage-administratif/data/${name}.json`);
  return JSON.parse(await readFile(file, 'utf8')) as Row[];
}

/**
 * The communes of an EPCI (SIREN code) from the official list of the year, with former codes and names.
 * @param otherNames names by INSEE code that the official list does not have (quarters, long-merged communes)
 * @throws DomainError `programme.errors.unknownEpci`
 */
export async function loadTerritory(
  epciCode: string,
  otherNames: Readonly<Record<string, readonly string[]>> = {},
): Promise<Territory> {
  const epci = (await rows<EpciRow>('epci')).find(({ code }) => code === epciCode);
  if (!epci) throw invalid('programme.errors.unknownEpci', { code: epciCode });
  const population = new Map(
    epci.membres.map(({ code, populationMunicipale }) => [code, populationMunicipale]),
  );
  const all = await rows<CommuneRow>('communes');
  const present = all.filter(({ code, type }) => type === 'commune-actuelle' && population.has(code));
  const former = Map.groupBy(
    all.filter(({ type, chefLieu }) => type !== 'commune-actuelle' && chefLieu && population.has(chefLieu)),
    ({ chefLieu }) => chefLieu ?? '',
  );
  const communes = present.map((row): Commune => {
    const olds = former.get(row.code) ?? [];
    const codes = [...(row.anciensCodes ?? []), ...olds.map(({ code }) => code)];
    const names = [...olds.map(({ nom }) => nom), ...(otherNames[row.code] ?? [])];
    return {
      code: row.code,
      name: typographic(row.nom),
      siren: row.siren ?? null,
      postcodes: row.codesPostaux ?? [],
      population: population.get(row.code) ?? 0,
      formerCodes: [...new Set(codes)].filter((code) => code !== row.code).sort(),
      formerNames: [...new Set(names)].filter((name) => name !== row.nom).map(typographic),
    };
  });
  return makeTerritory({ code: epci.code, name: epci.nom }, communes);
}
