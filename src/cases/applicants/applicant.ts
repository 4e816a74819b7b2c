import type { OwnerId } from '../../shared/ids.ts';
import { isOwnership, type Right } from '../../units/ownership.ts';

/** Whether somebody owns the dwelling today, as the applicant says. */
export const STANDINGS = ['holds', 'left'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Who named a co-owner. Labels `applicants.source.*`. */
export const APPLICANT_SOURCES = ['register', 'applicant', 'officer'] as const;
export type ApplicantSource = (typeof APPLICANT_SOURCES)[number];

/** In what capacity an owner takes part, and signs. Labels `applicants.capacity.*`. */
export const CAPACITIES = [
  'sole',
  'undivided',
  'usufruct',
  'bare',
  'company',
  'co-owner',
  'associate',
] as const;
export type Capacity = (typeof CAPACITIES)[number];

type Held = {
  readonly ownerId: OwnerId;
  readonly right: Right | null;
  readonly undivided: boolean;
  readonly standing: Standing;
  readonly associate: boolean;
};

/**
 * Those who own now: without each of them nothing can be decided (Civil code, art. 815-3, 595 and 599). The associates of
 * a company own shares of it, not the dwelling (art. 1842: it is a person of its own).
 */
export const owning = <H extends Pick<Held, 'right' | 'standing' | 'associate'>>(people: readonly H[]): H[] =>
  people.filter(({ right, standing, associate }) => !associate && standing === 'holds' && isOwnership(right));

/** Associates of the company that applies, as they are today. */
export const associatesOf = <H extends Pick<Held, 'standing' | 'associate'>>(people: readonly H[]): H[] =>
  people.filter(({ standing, associate }) => associate && standing === 'holds');

/** What one of them is among all: alone, one of several undivided, usufructuary… `company`: a body that people speak for. */
export function capacityOf(one: Held & { readonly company: boolean }, all: readonly Held[]): Capacity {
  if (one.associate) return 'associate';
  if (one.right === 'usufruct' || one.right === 'bare') return one.right;
  if (one.company) return 'company';
  if (owning(all).length <= 1) return 'sole';
  return one.undivided ? 'undivided' : 'co-owner';
}
