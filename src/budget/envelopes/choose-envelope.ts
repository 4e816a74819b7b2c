import type { Reader } from '../../db/database.ts';
import { findSchemeVersion } from '../../incentives/incentives-queries.ts';
import { parseScheme } from '../../incentives/scheme.ts';
import { schemeCode } from '../../incentives/scheme-code.ts';
import type { SchemeVersionId } from '../../shared/ids.ts';
import { type Envelope, listEnvelopes } from '../budget-store.ts';

/** Code of the scheme that a version belongs to; null when the version is unknown. */
export async function schemeOf(d: Reader, versionId: SchemeVersionId): Promise<string | null> {
  const version = await findSchemeVersion(d, versionId);
  return version ? schemeCode(parseScheme(version.rules)) : null;
}

/** Envelopes of a year that may serve that scheme: its own first, then those open to every scheme. */
export async function envelopesFor(d: Reader, versionId: SchemeVersionId, year: number): Promise<Envelope[]> {
  const code = await schemeOf(d, versionId);
  const own = (one: Envelope): number => (one.scheme === null ? 1 : 0);
  return (await listEnvelopes(d))
    .filter((one) => one.year === year && (one.scheme === null || one.scheme === code))
    .toSorted((a, b) => own(a) - own(b));
}
