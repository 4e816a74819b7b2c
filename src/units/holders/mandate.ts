import type { Day } from '../../shared/dates.ts';

/** Who acts for an owner. */
export const REPRESENTATIVE_KINDS = ['notary', 'agency', 'amo', 'relative', 'guardian', 'other'] as const;
export type RepresentativeKind = (typeof REPRESENTATIVE_KINDS)[number];

/** What a mandate covers: letters addressed to the representative, talks, the application, the signature. */
export const MANDATE_SCOPES = ['letters', 'talks', 'application', 'signature'] as const;
export type MandateScope = (typeof MANDATE_SCOPES)[number];

type Term = { readonly startsOn: Day; readonly endsOn: Day | null };

/** In force that day; its last day counts. */
export const isInForce = ({ startsOn, endsOn }: Term, on: Day): boolean =>
  startsOn <= on && (endsOn === null || on <= endsOn);

/** The representative to whom an owner’s letters go that day: of several, the latest appointed. */
export function representativeForLetters<M extends Term & { readonly scope: readonly MandateScope[] }>(
  mandates: readonly M[],
  on: Day,
): M | null {
  const able = mandates.filter((mandate) => isInForce(mandate, on) && mandate.scope.includes('letters'));
  return able.toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0] ?? null;
}
