/** One commune of today, with the codes and names under which older files still write it. */
export type Commune = {
  readonly code: string;
  readonly name: string;
  readonly siren: string | null;
  readonly postcodes: readonly string[];
  /** Inhabitants (INSEE, municipal population). */
  readonly population: number;
  readonly formerCodes: readonly string[];
  readonly formerNames: readonly string[];
};

/** The communes of one intercommunal authority, ready for look-ups. */
export type Territory = {
  readonly epci: { readonly code: string; readonly name: string };
  /** By descending population. */
  readonly communes: readonly Commune[];
  readonly byCode: ReadonlyMap<string, Commune>;
  readonly byName: ReadonlyMap<string, Commune>;
  readonly byPostcode: ReadonlyMap<string, readonly Commune[]>;
};

/** Folds case, accents, hyphens and the usual abbreviations, so that `ST POL/MER` and `Saint-Pol-sur-Mer` meet. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/\bcedex\b.*$/, '')
    .replace(/\bs\/|\//g, ' sur ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\b(l|d) /g, '')
    .trim();
}

export function makeTerritory(epci: Territory['epci'], communes: readonly Commune[]): Territory {
  const byCode = new Map<string, Commune>();
  const byName = new Map<string, Commune>();
  const byPostcode = new Map<string, Commune[]>();
  for (const commune of communes) {
    for (const code of commune.formerCodes) byCode.set(code, commune);
    for (const name of commune.formerNames) byName.set(foldName(name), commune);
    for (const postcode of commune.postcodes)
      byPostcode.set(postcode, [...(byPostcode.get(postcode) ?? []), commune]);
  }
  // Present codes and names last: they win over a former one spelt the same.
  for (const commune of communes) {
    byCode.set(commune.code, commune);
    byName.set(foldName(commune.name), commune);
  }
  return {
    epci,
    communes: communes.toSorted((a, b) => b.population - a.population),
    byCode,
    byName,
    byPostcode,
  };
}

/** The commune of today for an INSEE code, present or former. Null outside the territory. */
export const communeByCode = (territory: Territory, insee: string): Commune | null =>
  territory.byCode.get(insee.trim().toUpperCase()) ?? null;

/**
 * The commune named in a postal address. The name decides (delivery offices share postcodes); a postcode alone
 * is enough only where a single commune uses it.
 */
export function communeByAddress(
  territory: Territory,
  address: { readonly name?: string | null; readonly postcode?: string | null },
): Commune | null {
  const named = territory.byName.get(foldName(address.name ?? ''));
  if (named) return named;
  const sharing = territory.byPostcode.get((address.postcode ?? '').trim()) ?? [];
  const [only] = sharing;
  return sharing.length === 1 && only ? only : null;
}

export const isInTerritory = (territory: Territory, insee: string): boolean => territory.byCode.has(insee);
export const communeName = (territory: Territory, insee: string): string =>
  communeByCode(territory, insee)?.name ?? insee;
export const populationOf = (territory: Territory): number =>
  territory.communes.reduce((sum, { population }) => sum + population, 0);
