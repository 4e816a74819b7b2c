import type { SearchEntry } from '../../db/search.ts';
import { communeName, type Territory } from '../../programme/territory.ts';

type Searched = {
  readonly address: string;
  readonly postcode?: string | null | undefined;
  readonly commune: string;
  readonly rnbId?: string | null | undefined;
};

/** The words by which a unit is found: its owners, its address with the commune, its building. Its own identifiers have indexes (`idsByIdentifier`). */
export function searchEntry(
  id: number,
  unit: Searched,
  owners: readonly string[],
  territory: Territory,
): SearchEntry {
  const words = (parts: readonly (string | null | undefined)[]): string =>
    parts.filter((part) => part).join(' ');
  return {
    id,
    owner: words(owners),
    address: words([unit.address, unit.postcode, communeName(territory, unit.commune)]),
    ids: words([unit.rnbId]),
  };
}
