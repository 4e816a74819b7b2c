import { readdir } from 'node:fs/promises';
import type { z } from 'zod';
import { invalid, notFound } from '../shared/errors.ts';
import { loadTerritory } from './load-territory.ts';
import type { Programme } from './programme.ts';
import { programmeSchema } from './programme-schema.ts';
import { isInTerritory, type Territory } from './territory.ts';

export type LoadedProgramme = { readonly programme: Programme; readonly territory: Territory };

const PACKS = new URL('./packs/', import.meta.url);

/** Slugs of the packs that are there: the only ones that may be loaded, whatever the setting says. */
export async function availablePacks(folder: URL = PACKS): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * The programme of a slug and its territory.
 * @param folder where packs lie, each as `<slug>/pack.ts` exporting `pack`
 * @throws DomainError `programme.errors.unknownPack`, `.invalidPack` (with the path of what is wrong), `.unknownEpci`
 */
export async function loadProgramme(slug: string, folder: URL = PACKS): Promise<LoadedProgramme> {
  const known = await availablePacks(folder);
  if (!known.includes(slug))
    throw notFound('programme.errors.unknownPack', { slug, known: known.join(', ') });
  const module: { pack?: unknown } = await import(new URL(`${slug}/pack.ts`, folder).href);
  const programme = checkPack(slug, module.pack);
  const otherNames = Object.entries(programme.territory.communes).map(
    ([code, { alsoKnownAs }]) => [code, alsoKnownAs] as const,
  );
  const territory = await loadTerritory(programme.territory.epci, Object.fromEntries(otherNames));
  mustBeInTerritory(programme, territory);
  return { programme, territory };
}

/** Checks a pack field by field. @throws DomainError `programme.errors.invalidPack` */
export function checkPack(slug: string, candidate: unknown): Programme {
  const result = programmeSchema.safeParse(candidate);
  if (!result.success) throw wrongPack(slug, result.error.issues.map(describe));
  if (result.data.slug !== slug) throw wrongPack(slug, [{ path: 'slug', problem: `expected “${slug}”` }]);
  return result.data;
}

type Fault = { readonly path: string; readonly problem: string };

const describe = ({ path, message }: z.core.$ZodIssue): Fault => ({
  path: path.join('.') || 'pack',
  problem: message,
});

function wrongPack(slug: string, faults: readonly Fault[]) {
  const [first] = faults;
  return invalid('programme.errors.invalidPack', {
    slug,
    path: first?.path ?? 'pack',
    problem: first?.problem ?? '',
    all: faults.map(({ path, problem }) => `${path}: ${problem}`).join('\n'),
  });
}

function mustBeInTerritory(programme: Programme, territory: Territory): void {
  const named = [
    ...Object.keys(programme.territory.communes).map((code) => ({
      code,
      path: `territory.communes.${code}`,
    })),
    ...programme.heatNetworks.flatMap(({ slug, communes }) =>
      communes.map((code) => ({ code, path: `heatNetworks.${slug}.communes` })),
    ),
  ];
  // A former code would be read by nobody: facts are looked up by the code of today.
  const strangers = named.filter(({ code }) => territory.byCode.get(code)?.code !== code);
  if (strangers.length === 0) return;
  const why = (code: string) => (isInTerritory(territory, code) ? 'former code' : 'not in the territory');
  throw wrongPack(
    programme.slug,
    strangers.map(({ path, code }) => ({ path, problem: `${code}: ${why(code)}` })),
  );
}
