import { isDwellingKind } from '../vocabulary.ts';
import type { HomeFacts } from './simulated-project.ts';

/** A home as the register writes it. */
type RegisterHome = Omit<HomeFacts, 'kind' | 'owner'> & {
  readonly kind: string;
  readonly owner: string | null;
};

const OWNERS: Readonly<Record<string, HomeFacts['owner']>> = {
  individual: 'person',
  company: 'company',
  developer: 'developer',
  public: 'public',
  'social-landlord': 'social-landlord',
  other: 'other',
};

/** The words of the register in those of the rules. */
export const homeFacts = ({ kind, owner, ...home }: RegisterHome): HomeFacts => ({
  ...home,
  kind: isDwellingKind(kind) ? kind : null,
  owner: owner === null ? null : (OWNERS[owner] ?? null),
});
